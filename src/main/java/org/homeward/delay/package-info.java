/**
 * Figures of delay: who is clinically ready and waits, days of delay as they are reported
 * nationally, and hospital stays that ended.
 */
package org.homeward.delay;
