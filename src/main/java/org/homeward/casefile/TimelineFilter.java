package org.homeward.casefile;

import java.util.Arrays;
import java.util.Locale;

/**
 * Which entries of a timeline somebody wants to see, as it stands in the address.
 *
 * @param kind what sort of thing, or null for all
 * @param agency name of the agency whose people did it, or null for all
 */
record TimelineFilter(TimelineEntry.Kind kind, String agency) {

  static final TimelineFilter NONE = new TimelineFilter(null, null);

  private static final int LENGTH = 200;

  /** Reads it; a kind that there is none counts as not given. */
  static TimelineFilter of(String kind, String agency) {
    return new TimelineFilter(
        Arrays.stream(TimelineEntry.Kind.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(kind))
            .findFirst()
            .orElse(null),
        agency == null || agency.isBlank() || agency.length() > LENGTH ? null : agency);
  }

  /** Whether anything is left out. */
  public boolean isOn() {
    return kind != null || agency != null;
  }

  /** The kind as it stands in an address, or null. */
  public String getKindInAddress() {
    return kind == null ? null : kind.name().toLowerCase(Locale.ROOT);
  }
}
