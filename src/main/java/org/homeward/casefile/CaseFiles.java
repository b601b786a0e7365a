package org.homeward.casefile;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.CaseLocation;
import org.homeward.agency.Team;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds cases and keeps what the engine and the features tell about them. */
@Component
public class CaseFiles {

  private static final int MOST_OF_PERSON = 100;

  private final CaseRepository cases;
  private final CaseTeams teams;
  private final Timeline timeline;
  private final AgencyDirectory agencies;

  /** The role that knows a person outside hospital. */
  public static final String OUTSIDE = "community-team";

  private final ApplicationEventPublisher events;
  private final EntityManager entities;
  private final Clock clock;

  CaseFiles(
      CaseRepository cases,
      CaseTeams teams,
      Timeline timeline,
      AgencyDirectory agencies,
      ApplicationEventPublisher events,
      EntityManager entities,
      Clock clock) {
    this.cases = cases;
    this.teams = teams;
    this.timeline = timeline;
    this.agencies = agencies;
    this.events = events;
    this.entities = entities;
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
   * The cases of a person, open ones first, then the newest; no more than a page can show.
   *
   * @param personId the person
   */
  @Transactional(readOnly = true)
  public List<CaseFile> ofPerson(long personId) {
    return cases.ofPerson(personId, Limit.of(MOST_OF_PERSON)).stream()
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
   * The ids of the cases of several people and of the one with a reference, in one statement.
   *
   * @param people numbers of people
   * @param reference for example {@code NW-1042}; any text
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<Long> idsOf(Collection<Long> people, String reference, int most) {
    Set<Long> someone = people.isEmpty() ? Set.of(-1L) : Set.copyOf(people);
    return cases.idsOf(someone, reference, most);
  }

  /**
   * Notes the process that carries a case. Told with every task and job; what is known already
   * stays.
   *
   * @param reference the case
   * @param processInstanceKey the engine's key of the running pathway, or null if only a part of it
   *     was seen
   * @param processDefinitionKey the version of the pathway it runs on, or null if unknown
   * @return the case
   * @throws IllegalStateException if no such case exists
   */
  @Transactional
  public CaseFile takenUp(String reference, Long processInstanceKey, Long processDefinitionKey) {
    CaseEntity found = require(reference);
    if (found.learnsFrom(processInstanceKey, processDefinitionKey)) {
      // A task and a job may tell it at the same moment: the second waits and learns nothing new.
      cases.lockCase(found.id());
      entities.refresh(found);
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
   * Notes that the person is on another ward. Open tasks of the old ward go to the new one.
   *
   * @param reference the case
   * @param ward code of the ward
   * @throws IllegalStateException if no such case or ward exists
   */
  @Transactional
  public void moveToWard(String reference, String ward) {
    CaseFile before = require(reference).snapshot();
    Team to =
        agencies
            .team(ward)
            .orElseThrow(() -> new IllegalStateException("No ward " + ward + " is known"));
    events.publishEvent(new WardMoved(before.id(), before.wardTeamCode(), ward, to.agencyCode()));
    teams.involve(before.id(), ward);
    require(reference).moveTo(ward, to.agencyCode());
  }

  /**
   * Notes that the person has left the ward for good. Its open tasks in this case go to the team
   * that knows the person outside; where there is none, the ward keeps them.
   *
   * @param caseId the case
   */
  @Transactional
  public void leaveWard(long caseId) {
    CaseEntity found = cases.findById(caseId).orElseThrow();
    CaseFile before = found.snapshot();
    agencies
        .responsibleTeam(OUTSIDE, new CaseLocation(before.boroughCode(), before.trustCode(), null))
        .ifPresent(
            team -> {
              events.publishEvent(
                  new WardLeft(caseId, before.wardTeamCode(), team.code(), team.agencyCode()));
              teams.involve(caseId, team.code());
              found.leaveWard();
            });
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
      events.publishEvent(new CaseClosed(found.id()));
    }
  }

  private CaseEntity require(String reference) {
    return cases
        .findByReference(reference)
        .orElseThrow(() -> new IllegalStateException("No case " + reference + " is known"));
  }
}
