/**
 * What people agree to share, with whom and for what: records of their own, read from the questions
 * of pathways that ask for it or recorded by themselves. An agency that a person no longer agrees
 * to loses their cases at once, and the trust's own team has what it was doing.
 */
package org.homeward.consent;
