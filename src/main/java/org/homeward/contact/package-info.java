/**
 * People outside Homeward who matter to a case, and how to reach them: each read by the agencies
 * that were chosen for it.
 */
package org.homeward.contact;
