/** The help pages. */
package org.homeward.help;
