package org.homeward.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homeward.agency.Agency;

/**
 * Whether what a person said keeps an agency out of their cases. What was said about this agency
 * counts before what was said about all of its kind, unless all were sent away after that.
 */
final class SharingRule {

  private SharingRule() {}

  /**
   * @param holding what holds for the person
   * @param agency the agency
   * @param today the day in London
   */
  static boolean keepsOut(List<ConsentEntry> holding, Agency agency, LocalDate today) {
    Optional<ConsentEntry> own = about(holding, agency, Set.of(agency.code()));
    Optional<ConsentEntry> all = about(holding, agency, Set.of(""));
    boolean allOut = all.filter(entry -> entry.consent().keepsOut(today)).isPresent();
    if (own.isEmpty()) {
      return allOut;
    }
    return own.get().consent().keepsOut(today) || allOut && all.get().id() > own.get().id();
  }

  private static Optional<ConsentEntry> about(
      List<ConsentEntry> holding, Agency agency, Set<String> codes) {
    return holding.stream()
        .filter(entry -> entry.consent().purpose().sharesWith().equals(Optional.of(agency.kind())))
        .filter(entry -> codes.contains(entry.consent().agencyCode()))
        .findFirst();
  }
}
