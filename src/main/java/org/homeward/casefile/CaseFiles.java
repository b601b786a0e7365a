package org.homeward.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds cases and keeps what the engine and the features tell about them. */
@Component
public class CaseFiles {

  private final CaseRepository cases;
  private final CaseTeams teams;
  private final Timeline timeline;
  private final Clock clock;

  CaseFiles(CaseRepository cases, CaseTeams teams, Timeline timeline, Clock clock) {
    this.cases = cases;
    this.teams = teams;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Finds a case by the reference people use.
   *
   * @param reference for example {@code NW-1042}
   */
  @Transactional(readOnly = true)
  public Optional<CaseFile> find(String reference) {
    return cases.findByReference(reference).map(CaseEntity::snapshot);
  }

  /**
   * Finds a case by its id.
   *
   * @param id database id
   * @throws java.util.NoSuchElementException if there is none
   */
  @Transactional(readOnly = true)
  public CaseFile get(long id) {
    return cases.findById(id).orElseThrow().snapshot();
  }

  /**
   * The open cases of a person.
   *
   * @param personId the person
   */
  @Transactional(readOnly = true)
  public List<CaseFile> openOf(long personId) {
    return cases.findByPersonIdAndStatus(personId, CaseEntity.OPEN).stream()
        .map(CaseEntity::snapshot)
        .toList();
  }

  /**
   * Finds several cases in one statement.
   *
   * @param ids database ids
   * @return cases by id
   */
  @Transactional(readOnly = true)
  public Map<Long, CaseFile> all(Collection<Long> ids) {
    return cases.findAllById(Set.copyOf(ids)).stream()
        .map(CaseEntity::snapshot)
        .collect(Collectors.toMap(CaseFile::id, Function.identity()));
  }

  /**
   * Notes the process that carries a case. Told with every new task; only the first time counts.
   *
   * @param reference the case
   * @param processInstanceKey the engine's key of the running process
   * @param processDefinitionKey the version of the pathway it runs on
   * @return the case
   * @throws IllegalStateException if no such case exists
   */
  @Transactional
  public CaseFile takenUp(String reference, long processInstanceKey, long processDefinitionKey) {
    CaseEntity found = require(reference);
    if (found.processInstanceKey() == null) {
      found.taken(processInstanceKey, processDefinitionKey);
    }
    return found.snapshot();
  }

  /**
   * Notes since when the person is clinically ready for discharge without a break.
   *
   * @param caseId the case
   * @param since first day, or null when the person is not ready or has left
   */
  @Transactional
  public void readySince(long caseId, LocalDate since) {
    cases.findById(caseId).orElseThrow().readySince(since);
  }

  /**
   * Closes a case. Closing a closed case changes nothing.
   *
   * @param reference the case
   * @param outcome how it ended, in words shown to people
   * @throws IllegalStateException if no such case exists
   */
  @Transactional
  public void close(String reference, String outcome) {
    CaseEntity found = require(reference);
    if (found.isOpen()) {
      found.close(outcome, clock.instant());
      found.readySince(null);
      teams.close(found.id());
      timeline.add(
          found.id(), TimelineEntry.Kind.CASE, "Case closed", outcome, Timeline.Actor.HOMEWARD);
    }
  }

  private CaseEntity require(String reference) {
    return cases
        .findByReference(reference)
        .orElseThrow(() -> new IllegalStateException("No case " + reference + " is known"));
  }
}
