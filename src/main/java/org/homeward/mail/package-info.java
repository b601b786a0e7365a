/**
 * E-mail to those who work with Homeward: that there is something for them, with a link, and never
 * about whom.
 */
package org.homeward.mail;
