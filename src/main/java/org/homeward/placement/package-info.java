/**
 * Homes: the schemes and homes of providers, the vacancy board, the search for a home that fits a
 * person, nominations, offers and tenancies. Serves the {@code placement.*} job types of any
 * pathway that uses them.
 */
package org.homeward.placement;
