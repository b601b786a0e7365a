package org.homeward.placement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody needs of a home, as far as it is known. Null means not known; an empty set means
 * known to be none.
 *
 * @param support how much support
 * @param boroughsWanted boroughs one of which it must be; null when any will do
 * @param homeBorough the person's own borough, which is preferred
 * @param boroughsToAvoid boroughs it must not be in
 * @param areasToAvoid places within a borough, in words
 * @param gender woman, man or other
 * @param livesWith with whom they can live
 * @param mobility what it takes to get in
 * @param selfContained whether it must be self-contained
 * @param pets whether a pet comes along
 * @param risks what a provider must know of
 * @param tenure wished tenure
 * @param weeklyBudget most they can pay in pounds a week
 * @param moveBy day by which they want to move
 */
record Needs(
    SupportLevel support,
    Set<String> boroughsWanted,
    String homeBorough,
    Set<String> boroughsToAvoid,
    String areasToAvoid,
    String gender,
    GenderRule livesWith,
    Mobility mobility,
    Wish selfContained,
    Boolean pets,
    Set<HousingRisk> risks,
    Tenure tenure,
    BigDecimal weeklyBudget,
    LocalDate moveBy) {

  /** What it takes to get into a home and about in it. */
  enum Mobility {
    NONE,
    STEP_FREE,
    WHEELCHAIR
  }

  /** How much something is wanted. */
  enum Wish {
    NEEDED,
    PREFERRED,
    NO
  }

  /** Keys of the facts that say what is needed, kept when a search is opened. */
  static final List<String> FACTS =
      List.of(
          "supportLevel",
          "boroughsWanted",
          "boroughsToAvoid",
          "exclusionAreas",
          "borough",
          "gender",
          "genderWanted",
          "mobilityNeeds",
          "selfContainedNeeded",
          "petsNeeded",
          "risksToKnow",
          "tenureWanted",
          "weeklyBudget",
          "moveBy");

  /** Reads the facts of a case. What is none of the known codes counts as not known. */
  static Needs of(Map<String, Object> facts) {
    Set<String> wanted = texts(facts.get("boroughsWanted"));
    Set<String> avoid = texts(facts.get("boroughsToAvoid"));
    return new Needs(
        Coded.find(SupportLevel.values(), text(facts, "supportLevel")).orElse(null),
        wanted == null || wanted.isEmpty() ? null : wanted,
        text(facts, "borough"),
        avoid == null ? Set.of() : avoid,
        text(facts, "exclusionAreas"),
        text(facts, "gender"),
        Coded.find(GenderRule.values(), text(facts, "genderWanted")).orElse(null),
        entry(Mobility.values(), text(facts, "mobilityNeeds")),
        wish(text(facts, "selfContainedNeeded")),
        flag(text(facts, "petsNeeded")),
        risks(facts),
        Coded.find(Tenure.values(), text(facts, "tenureWanted")).orElse(null),
        amount(text(facts, "weeklyBudget")),
        day(text(facts, "moveBy")));
  }

  /** No risk chosen means none once the risks were written down, and not known before that. */
  private static Set<HousingRisk> risks(Map<String, Object> facts) {
    Set<String> codes = texts(facts.get("risksToKnow"));
    if (codes == null) {
      return facts.get("riskSummary") == null ? null : Set.of();
    }
    return codes.stream()
        .map(code -> Coded.find(HousingRisk.values(), code))
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static String text(Map<String, Object> facts, String key) {
    Object value = facts.get(key);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  /** A list answer, or one answer alone; null if there is none. */
  static Set<String> texts(Object value) {
    if (value == null) {
      return null;
    }
    Collection<?> values = value instanceof Collection<?> several ? several : List.of(value);
    return values.stream()
        .map(Object::toString)
        .filter(text -> !text.isBlank())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Wish wish(String code) {
    return "yes".equals(code) ? Wish.NEEDED : entry(Wish.values(), code);
  }

  private static <T extends Enum<T>> T entry(T[] values, String code) {
    for (T value : values) {
      if (value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-').equals(code)) {
        return value;
      }
    }
    return null;
  }

  private static Boolean flag(String text) {
    if ("yes".equals(text) || "true".equals(text)) {
      return true;
    }
    return "no".equals(text) || "false".equals(text) ? false : null;
  }

  private static BigDecimal amount(String text) {
    try {
      return text == null ? null : new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static LocalDate day(String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
