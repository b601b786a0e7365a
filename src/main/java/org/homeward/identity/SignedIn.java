package org.homeward.identity;

import java.time.Instant;

/**
 * Event: somebody has logged in. Published in the thread of the request; if a listener throws, the
 * request fails.
 *
 * @param user who
 * @param address the network address they came from
 * @param at when
 */
public record SignedIn(SignedInUser user, String address, Instant at) {}
