package org.homeward.placement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeward.casefile.CaseActs;
import org.homeward.casefile.CaseFacts;
import org.springframework.stereotype.Component;

/** Whether something may be shared with providers of homes, by what the person agreed last. */
@Component
class SharingWithProviders {

  private static final String AGREED = "consentToProviders";
  private static final String WITHDRAWN = "consentWithdrawnFor";
  private static final String AGAIN = "consentAgain";

  /**
   * What was agreed.
   *
   * @param code {@code yes}, or {@code best-interests} for somebody who cannot decide
   * @param at when that was recorded, the last time
   * @param by who recorded it
   */
  record Agreed(String code, Instant at, String by) {}

  private final CaseFacts facts;
  private final CaseActs acts;

  SharingWithProviders(CaseFacts facts, CaseActs acts) {
    this.facts = facts;
    this.acts = acts;
  }

  /** What is agreed now; empty if nothing was, or if it was withdrawn since. */
  Optional<Agreed> of(long caseId) {
    Map<String, Object> said = facts.of(caseId);
    String code = Needs.text(said, AGREED);
    Map<String, CaseActs.Source> sources =
        acts.sourcesOf(caseId, List.of(AGREED, WITHDRAWN, AGAIN));
    CaseActs.Source agreed = sources.get(AGREED);
    if (agreed == null || !Set.of("yes", "best-interests").contains(code == null ? "" : code)) {
      return Optional.empty();
    }
    CaseActs.Source again = sources.get(AGAIN);
    if (again != null && "yes".equals(said.get(AGAIN)) && again.at().isAfter(agreed.at())) {
      agreed = again;
    }
    CaseActs.Source withdrawn = sources.get(WITHDRAWN);
    Set<String> from = Needs.texts(said.get(WITHDRAWN));
    boolean taken = withdrawn != null && from != null && from.contains("providers");
    return taken && !withdrawn.at().isBefore(agreed.at())
        ? Optional.empty()
        : Optional.of(new Agreed(code, agreed.at(), agreed.name()));
  }
}
