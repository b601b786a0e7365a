package org.homeward.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One way to read a typed name: a beginning of the last name, and of the first name or the name
 * they go by.
 *
 * @param familyPrefix key of the beginning of the last name, or null for any
 * @param givenPrefix key of the beginning of the first name or known-as name, or null for any
 */
record NameSearch(String familyPrefix, String givenPrefix) {

  private static final int MOST_WORDS = 5;

  /**
   * Reads a typed name in all ways that make sense. One word may be a last or a first name; of
   * several words, the first ones may be the first name and the others the last, or the other way
   * round ("Okoro Sam"), or all the last name ("de la Cruz").
   *
   * @param text what was typed
   * @return the readings, most at hand first; none if there is no letter in the text
   */
  static List<NameSearch> readingsOf(String text) {
    List<String> words =
        Arrays.stream(text.split("[\\s,]+"))
            .map(NameKey::of)
            .filter(Objects::nonNull)
            .limit(MOST_WORDS)
            .toList();
    if (words.isEmpty()) {
      return List.of();
    }
    Set<NameSearch> readings = new LinkedHashSet<>();
    String all = String.join("", words);
    readings.add(new NameSearch(all, null));
    readings.add(new NameSearch(null, all));
    for (int i = 1; i < words.size(); i++) {
      String first = String.join("", words.subList(0, i));
      String last = String.join("", words.subList(i, words.size()));
      readings.add(new NameSearch(last, first));
      readings.add(new NameSearch(first, last));
    }
    return new ArrayList<>(readings);
  }
}
