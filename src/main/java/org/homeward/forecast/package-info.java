/**
 * What may be expected from what was: when a case could end, by the closed cases that went through
 * the same steps. An estimate with its sample size beside it, never a promise.
 */
package org.homeward.forecast;
