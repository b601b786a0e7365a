package org.homeward.placement;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends what is still open of a search, so that no home stays promised to nobody. */
@Component
class EndingSearch {

  private final Searches searches;
  private final Nominations nominations;
  private final Stays stays;

  EndingSearch(Searches searches, Nominations nominations, Stays stays) {
    this.searches = searches;
    this.nominations = nominations;
    this.stays = stays;
  }

  /**
   * Ends the nominations that have no home promised.
   *
   * @return how many
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int open(long caseId, Nomination.Outcome outcome) {
    List<Nomination> open =
        nominations.of(caseId).stream()
            .filter(n -> n.isOpen() || n.state() == Nomination.State.DECLINED)
            .toList();
    open.forEach(
        n ->
            nominations.end(
                n,
                n.state() == Nomination.State.DECLINED
                    ? Nomination.Outcome.PROVIDER_DECLINED
                    : outcome,
                null));
    return open.size();
  }

  /**
   * Ends the search with everything in it. A tenancy that has begun is not touched.
   *
   * @param step the visit of the step that ends it, or null if no step does
   * @return how many nominations it ended
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int close(long caseId, Nomination.Outcome outcome, LocalDate today, Long step) {
    int ended = open(caseId, outcome);
    List<Nomination> secured =
        nominations.of(caseId).stream().filter(n -> n.state() == Nomination.State.SECURED).toList();
    for (Nomination nomination : secured) {
      stays
          .from(nomination)
          .filter(stay -> stay.movedInOn() == null && stay.endedOn() == null)
          .ifPresent(stay -> stays.end(stay, today, outcome.code(), step));
      nominations.end(nomination, outcome, null);
    }
    boolean living =
        stays.latest(caseId).filter(s -> s.movedInOn() != null && s.endedOn() == null).isPresent();
    if (!living) {
      searches.stage(caseId, Searches.Stage.CLOSED);
    }
    return ended + secured.size();
  }
}
