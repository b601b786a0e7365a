/** Where people get stuck: figures over all cases of a trust, counted as cases move on. */
package org.homeward.bottleneck;
