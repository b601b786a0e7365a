package org.homeward.placement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A scheme of a provider: the place in which homes are, and what holds for all of them.
 *
 * @param id database id; 0 before it is kept
 * @param code short name in addresses
 * @param agencyCode the provider
 * @param name name shown to people
 * @param boroughCode where it is
 * @param area part of the borough, or null
 * @param kind what sort of place it is
 * @param supportLevel how much support there is
 * @param landlord who owns the homes, or null
 * @param supportProvider who gives the support, or null
 * @param specified kind of specified accommodation, or null while not known
 * @param stayLimitDays how long one may stay, or null where there is no limit
 * @param cqcRegulated whether the Care Quality Commission regulates it
 * @param risksNotTaken risks with which the provider takes nobody, or null while not known
 * @param version counts changes
 */
record Scheme(
    long id,
    String code,
    String agencyCode,
    String name,
    String boroughCode,
    String area,
    SchemeKind kind,
    SupportLevel supportLevel,
    String landlord,
    String supportProvider,
    SpecifiedAccommodation specified,
    Integer stayLimitDays,
    boolean cqcRegulated,
    Set<HousingRisk> risksNotTaken,
    long version) {

  /** The risks as the database holds them. */
  static String stored(Set<HousingRisk> risks) {
    return risks == null
        ? null
        : risks.stream().map(HousingRisk::code).sorted().collect(Collectors.joining(","));
  }

  /** Reads what {@link #stored} made. */
  static Set<HousingRisk> risks(String stored) {
    return stored == null
        ? null
        : Arrays.stream(stored.split(","))
            .map(code -> Coded.find(HousingRisk.values(), code))
            .flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Codes of the risks, for forms. */
  List<String> riskCodes() {
    return risksNotTaken == null
        ? List.of()
        : risksNotTaken.stream().map(HousingRisk::code).sorted().toList();
  }
}
