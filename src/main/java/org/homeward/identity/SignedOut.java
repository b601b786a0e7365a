package org.homeward.identity;

import java.time.Instant;

/**
 * Event: somebody has logged out. A session that ends because nothing was done is not reported.
 *
 * @param user who
 * @param address the network address they came from
 * @param at when
 * @param everywhere whether they ended all their sessions, and not only this one
 */
public record SignedOut(SignedInUser user, String address, Instant at, boolean everywhere) {}
