package org.homeward.web;

import java.util.Set;

/**
 * One link of the header. Every bean of this type is shown, lowest {@code order} first, so a
 * feature adds its link by declaring one.
 *
 * @param order place among the items; the order on the page never changes
 * @param href address inside the application, for example "/tasks"
 * @param messageKey key of the link's text
 * @param roles role keys that see the link; empty when everybody who is logged in does
 */
public record NavigationItem(int order, String href, String messageKey, Set<String> roles) {

  /** Copies the roles. */
  public NavigationItem {
    roles = Set.copyOf(roles);
  }

  boolean isShownTo(SignedInUser user) {
    return roles.isEmpty() || user.roles().stream().anyMatch(roles::contains);
  }
}
