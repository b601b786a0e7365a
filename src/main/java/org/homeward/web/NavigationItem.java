package org.homeward.web;

import java.util.Set;
import java.util.function.Supplier;

/**
 * One link of the header. Every bean of this type is shown, lowest {@code order} first, so a
 * feature adds its link by declaring one.
 *
 * @param order place among the items; the order on the page never changes
 * @param href address inside the application, for example "/tasks"
 * @param messageKey key of the link's text
 * @param roles gives the role keys that see the link, which may change while the application runs;
 *     empty when everybody who is logged in does
 * @param parent address of the header's link of which this is a part, shown on pages below it; null
 *     for a link of the header itself
 */
public record NavigationItem(
    int order, String href, String messageKey, Supplier<Set<String>> roles, String parent) {

  /**
   * A link of the header whose roles may change.
   *
   * @param order place among the items
   * @param href address inside the application
   * @param messageKey key of the link's text
   * @param roles gives the role keys that see the link
   */
  public NavigationItem(int order, String href, String messageKey, Supplier<Set<String>> roles) {
    this(order, href, messageKey, roles, null);
  }

  /**
   * A link whose roles never change.
   *
   * @param order place among the items
   * @param href address inside the application
   * @param messageKey key of the link's text
   * @param roles role keys that see the link; empty when everybody who is logged in does
   */
  public NavigationItem(int order, String href, String messageKey, Set<String> roles) {
    this(order, href, messageKey, fixed(Set.copyOf(roles)));
  }

  /**
   * A part of one of the header's links.
   *
   * @param parentHref address of that link
   * @return this one as such a part
   */
  public NavigationItem below(String parentHref) {
    return new NavigationItem(order, href, messageKey, roles, parentHref);
  }

  private static Supplier<Set<String>> fixed(Set<String> roles) {
    return () -> roles;
  }

  boolean isShownTo(SignedInUser user) {
    Set<String> seeing = roles.get();
    return seeing.isEmpty() || user.roles().stream().anyMatch(seeing::contains);
  }
}
