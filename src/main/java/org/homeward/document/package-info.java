/**
 * Documents of a case: adding, checking, scanning, keeping, handing out and removing files, each
 * read by the agencies that were chosen for it.
 */
package org.homeward.document;
