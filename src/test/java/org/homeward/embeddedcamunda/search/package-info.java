/**
 * What the search endpoints answer with: tables filled from the engine's events, and the evaluation
 * of filters, sorts and pages over them.
 */
package org.homeward.embeddedcamunda.search;
