/** The REST API: routing, errors, and one class for each group of endpoints. */
package org.homeward.embeddedcamunda.rest;
