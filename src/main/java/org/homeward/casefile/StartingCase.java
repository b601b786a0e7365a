package org.homeward.casefile;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.AgencyKind;
import org.homeward.agency.Borough;
import org.homeward.agency.Team;
import org.homeward.audit.AuditTrail;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineOutbox;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.Pathway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts a case. The case, the answers, the timeline and the message to the engine are kept in one
 * transaction; the engine takes the case up when it can.
 */
@Service
public class StartingCase {

  /** Field keys of start forms that tell Homeward where a case belongs. */
  private static final String WARD = "ward";

  private static final String BOROUGH = "borough";

  private final CaseRepository cases;
  private final CaseTeams teams;
  private final CaseActs acts;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final EngineOutbox outbox;
  private final AgencyDirectory agencies;
  private final Clock clock;
  private final String prefix;

  StartingCase(
      CaseRepository cases,
      CaseTeams teams,
      CaseActs acts,
      Timeline timeline,
      AuditTrail audit,
      EngineOutbox outbox,
      AgencyDirectory agencies,
      Clock clock,
      @Value("${homeward.case.reference-prefix:NW}") String prefix) {
    this.cases = cases;
    this.teams = teams;
    this.acts = acts;
    this.timeline = timeline;
    this.audit = audit;
    this.outbox = outbox;
    this.agencies = agencies;
    this.clock = clock;
    this.prefix = prefix;
  }

  /**
   * Starts a case of a pathway for a person.
   *
   * @param submission id given out with the form, so that the same form sent twice starts one case
   * @param pathway the pathway
   * @param personId the person
   * @param answers answers to its start form
   * @param engineAnswers those of them the engine may have
   * @param who who starts it
   * @return the case
   * @throws org.springframework.dao.DuplicateKeyException if the submission was kept before
   * @throws CaseRefusal if the person's roles do not allow it, or such a case is already open
   */
  @Transactional
  public CaseFile start(
      String submission,
      Pathway pathway,
      long personId,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers,
      SignedInUser who) {
    if (pathway.startRoles().stream().noneMatch(who.getRoles()::contains)) {
      throw new CaseRefusal(
          CaseRefusal.Why.NOT_ALLOWED, "Your role cannot start this kind of referral.");
    }
    cases.lockPerson(personId);
    if (!cases.lockOpen(personId, pathway.id()).isEmpty()) {
      throw new CaseRefusal(
          CaseRefusal.Why.CONFLICT,
          "This person already has an open case of this kind. Use that case instead of starting a"
              + " second one.");
    }
    CasePlace place = place(answers, who);
    CaseEntity started =
        cases.save(
            new CaseEntity(
                "new-" + UUID.randomUUID().toString().substring(0, 20),
                pathway.id(),
                pathway.title(),
                personId,
                place,
                clock.instant(),
                who.getUsername()));
    started.call(prefix + "-" + (1000 + started.id()));
    cases.saveAndFlush(started);
    if (place.wardTeamCode() != null) {
      teams.involve(started.id(), place.wardTeamCode());
    }

    acts.keep(
        submission,
        started.id(),
        CaseActs.Kind.START,
        null,
        null,
        pathway.startForm(),
        answers,
        who);
    timeline.add(
        started.id(),
        TimelineEntry.Kind.CASE,
        pathway.title() + " started",
        null,
        Timeline.Actor.of(who));
    audit.acted(
        who,
        "case.start",
        new AuditTrail.Subject(personId, started.reference(), null),
        pathway.id());

    Map<String, Object> variables = new HashMap<>(engineAnswers);
    variables.put("caseReference", started.reference());
    variables.put("borough", place.boroughCode());
    variables.put("trust", place.trustCode());
    outbox.append(
        started.reference(),
        new EngineCommand.PublishMessage(
            pathway.startMessage(), started.reference(), submission, variables));
    return started.snapshot();
  }

  private CasePlace place(Map<String, Object> answers, SignedInUser who) {
    String ward = text(answers.get(WARD));
    String borough = text(answers.get(BOROUGH));
    return new CasePlace(borough, trust(ward, borough, who), ward);
  }

  /** The ward's trust; without a ward the trust of who starts it, or else that of the borough. */
  private String trust(String ward, String borough, SignedInUser who) {
    if (ward != null) {
      return agencies.team(ward).map(Team::agencyCode).orElse(null);
    }
    boolean fromTrust =
        agencies
            .agency(who.getAgencyCode())
            .filter(a -> a.kind() == AgencyKind.NHS_TRUST)
            .isPresent();
    return fromTrust
        ? who.getAgencyCode()
        : agencies.borough(borough).map(Borough::trustCode).orElse(null);
  }

  private static String text(Object value) {
    return value == null || value.toString().isBlank() ? null : value.toString();
  }
}
