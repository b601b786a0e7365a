/**
 * Cases: one person on one pathway. Holds what was submitted and when, the facts known, the
 * timeline, and whose court the ball is in. Knows nothing of what a pathway means; that is the
 * business of the features that serve its jobs.
 */
package org.homeward.casefile;
