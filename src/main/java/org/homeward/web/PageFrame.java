package org.homeward.web;

import java.util.List;

/**
 * What the layout shows around a page: who is logged in and where they can go. Present in every
 * request as the attribute {@value #ATTRIBUTE}, also on error pages.
 *
 * @param user who is logged in, or null
 * @param navigation the links of the header, in order; empty when nobody is logged in
 */
public record PageFrame(SignedInUser user, List<Link> navigation) {

  /** Name of the request attribute. */
  public static final String ATTRIBUTE = "frame";

  /** Copies the links. */
  public PageFrame {
    navigation = List.copyOf(navigation);
  }

  static PageFrame of(SignedInUser user, List<NavigationItem> items, String path) {
    if (user == null) {
      return new PageFrame(null, List.of());
    }
    return new PageFrame(
        user,
        items.stream()
            .filter(item -> item.isShownTo(user))
            .map(item -> new Link(item.href(), item.messageKey(), current(item.href(), path)))
            .toList());
  }

  /** The value of aria-current: "page" on the page itself, "true" below it, null elsewhere. */
  private static String current(String href, String path) {
    if (path.equals(href)) {
      return "page";
    }
    return path.startsWith(href + "/") ? "true" : null;
  }

  /**
   * @param href address
   * @param messageKey key of the text
   * @param current value of aria-current, or null
   */
  public record Link(String href, String messageKey, String current) {}
}
