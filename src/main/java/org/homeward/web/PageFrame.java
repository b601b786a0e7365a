package org.homeward.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the layout shows around a page: who is logged in and where they can go. Present in every
 * request as the attribute {@value #ATTRIBUTE}, also on error pages.
 *
 * @param user who is logged in, or null
 * @param navigation the links of the header, in order; empty when nobody is logged in
 * @param sections the parts of the header's link that the page belongs to, in order; empty where it
 *     has none
 */
public record PageFrame(SignedInUser user, List<Link> navigation, List<Link> sections) {

  /** Name of the request attribute. */
  public static final String ATTRIBUTE = "frame";

  /** Copies the links. */
  public PageFrame {
    navigation = List.copyOf(navigation);
    sections = List.copyOf(sections);
  }

  static PageFrame of(SignedInUser user, List<NavigationItem> items, String path) {
    if (user == null) {
      return new PageFrame(null, List.of(), List.of());
    }
    Map<Boolean, List<NavigationItem>> shown =
        items.stream()
            .filter(item -> item.isShownTo(user))
            .collect(Collectors.partitioningBy(item -> item.parent() != null));
    return new PageFrame(
        user,
        links(shown.get(false).stream(), path),
        links(shown.get(true).stream().filter(item -> path.startsWith(item.parent() + "/")), path));
  }

  private static List<Link> links(Stream<NavigationItem> items, String path) {
    return items
        .map(item -> new Link(item.href(), item.messageKey(), current(item.href(), path)))
        .toList();
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
