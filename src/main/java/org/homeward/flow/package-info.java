/**
 * Flow over time: what comes and what leaves, how much is open, how long it took, what is unusual.
 */
package org.homeward.flow;
