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
import org.homeward.person.People;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
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
  private final People people;
  private final CaseTeams teams;
  private final CaseActs acts;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final AnswerRules rules;
  private final CaseLinks links;
  private final EngineOutbox outbox;
  private final AgencyDirectory agencies;
  private final Clock clock;
  private final String prefix;

  StartingCase(
      CaseRepository cases,
      People people,
      CaseTeams teams,
      CaseActs acts,
      Timeline timeline,
      AuditTrail audit,
      AnswerRules rules,
      CaseLinks links,
      EngineOutbox outbox,
      AgencyDirectory agencies,
      Clock clock,
      @Value("${homeward.case.reference-prefix:NW}") String prefix) {
    this.cases = cases;
    this.people = people;
    this.teams = teams;
    this.acts = acts;
    this.timeline = timeline;
    this.audit = audit;
    this.rules = rules;
    this.links = links;
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
   * @throws CaseRefusal if the person's roles do not allow it, or such a case is already open, or
   *     the person has died
   * @throws RulesBroken if the answers break a rule that the start form names
   */
  @Transactional
  public CaseFile start(
      String submission,
      Pathway pathway,
      long personId,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers,
      SignedInUser who) {
    return start(submission, pathway, personId, answers, engineAnswers, Starter.person(who, null));
  }

  /**
   * Starts a case for the person of another case, and links the two.
   *
   * @param from the other case
   * @throws CaseRefusal as {@link #start}
   * @throws RulesBroken as {@link #start}
   */
  @Transactional
  public CaseFile startFrom(
      String submission,
      Pathway pathway,
      CaseFile from,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers,
      SignedInUser who) {
    return start(
        submission, pathway, from.personId(), answers, engineAnswers, Starter.person(who, from));
  }

  private CaseFile start(
      String submission,
      Pathway pathway,
      long personId,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers,
      Starter starter) {
    SignedInUser who = starter.user();
    if (pathway.startRoles().stream().noneMatch(who.getRoles()::contains)) {
      throw new CaseRefusal(
          CaseRefusal.Why.NOT_ALLOWED, "Your role cannot start this kind of referral.");
    }
    cases.lockPerson(personId);
    if (people.find(personId).orElseThrow().isDeceased()) {
      throw new CaseRefusal(
          CaseRefusal.Why.CONFLICT,
          "Homeward has recorded that this person has died. No new case can be started.");
    }
    if (!cases.lockOpen(personId, pathway.id()).isEmpty()) {
      throw new CaseRefusal(
          CaseRefusal.Why.CONFLICT,
          "This person already has an open case of this kind. Use that case instead of starting a"
              + " second one.");
    }
    rules.require(pathway.startForm(), null, "", answers);
    return open(
        submission, pathway, personId, place(answers, who), answers, engineAnswers, starter);
  }

  /**
   * Opens a case because the process of another case of the same person comes to it. Whether there
   * may be one more was decided before, with the person locked.
   *
   * @param place where it belongs
   */
  @Transactional(propagation = Propagation.MANDATORY)
  CaseFile openFrom(
      String submission,
      Pathway pathway,
      CaseFile from,
      CasePlace place,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers) {
    return open(
        submission, pathway, from.personId(), place, answers, engineAnswers, Starter.process(from));
  }

  private CaseFile open(
      String submission,
      Pathway pathway,
      long personId,
      CasePlace place,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers,
      Starter starter) {
    CaseEntity started =
        cases.save(
            new CaseEntity(
                "new-" + UUID.randomUUID().toString().substring(0, 20),
                pathway.id(),
                pathway.title(),
                personId,
                place,
                clock.instant(),
                starter.username()));
    started.call(prefix + "-" + (1000 + started.id()));
    cases.saveAndFlush(started);
    if (place.wardTeamCode() != null) {
      teams.involve(started.id(), place.wardTeamCode());
    }

    acts.keep(
        submission,
        started.id(),
        CaseFacts.OF_THE_CASE,
        CaseActs.Kind.START,
        null,
        null,
        pathway.startForm(),
        answers,
        starter.by());
    timeline.add(
        started.id(),
        TimelineEntry.Kind.CASE,
        pathway.title() + " started",
        starter.from() == null ? null : "Started from case " + starter.from().reference(),
        starter.actor());
    if (starter.from() != null) {
      links.link(starter.from().id(), started.id());
      timeline.add(
          starter.from().id(),
          TimelineEntry.Kind.CASE,
          pathway.title() + " started",
          "Case " + started.reference(),
          starter.actor());
    }
    audit(starter, pathway, new AuditTrail.Subject(personId, started.reference(), null));

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

  private void audit(Starter starter, Pathway pathway, AuditTrail.Subject about) {
    String from = starter.from() == null ? "" : " from " + starter.from().reference();
    if (starter.user() == null) {
      audit.byProcess("case.start", about, pathway.id() + from);
    } else {
      audit.acted(starter.user(), "case.start", about, pathway.id() + from);
    }
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
