package org.homeward.casefile;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.homeward.audit.AuditTrail;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineOutbox;
import org.homeward.form.FormContext;
import org.homeward.form.FormContexts;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.Pathway.ReportableEvent.Reach;
import org.homeward.pathway.PathwayCatalogue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reports that something happened: the person is no longer clinically ready, has died, and what
 * else a pathway listens to. Tasks that the event ends are ended in MySQL in the same transaction,
 * so that nobody goes on working on them even while the engine is away.
 */
@Service
public class ReportingEvent {

  private final CaseFiles cases;
  private final PathwayCatalogue pathways;
  private final CaseSteps steps;
  private final CaseActs acts;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final EngineOutbox outbox;
  private final CaseFacts caseFacts;
  private final FormContexts contexts;
  private final CaseRepository repository;
  private final Deaths deaths;
  private final AnswerRules rules;
  private final CaseNotices notices;
  private final CaseLinks links;
  private final CaseAudiences audiences;
  private final PartnerParts parts;

  ReportingEvent(
      CaseFiles cases,
      PathwayCatalogue pathways,
      CaseSteps steps,
      CaseActs acts,
      Timeline timeline,
      AuditTrail audit,
      EngineOutbox outbox,
      CaseFacts caseFacts,
      FormContexts contexts,
      CaseRepository repository,
      Deaths deaths,
      AnswerRules rules,
      CaseNotices notices,
      CaseLinks links,
      CaseAudiences audiences,
      PartnerParts parts) {
    this.cases = cases;
    this.pathways = pathways;
    this.steps = steps;
    this.acts = acts;
    this.timeline = timeline;
    this.audit = audit;
    this.outbox = outbox;
    this.caseFacts = caseFacts;
    this.contexts = contexts;
    this.repository = repository;
    this.deaths = deaths;
    this.rules = rules;
    this.notices = notices;
    this.parts = parts;
    this.links = links;
    this.audiences = audiences;
  }

  /**
   * What a person may report in a case as it stands.
   *
   * @param file the case
   * @param roles the person's roles
   */
  @Transactional(readOnly = true)
  public List<Pathway.ReportableEvent> possible(CaseFile file, Collection<String> roles) {
    return file.open()
        ? pathway(file).events().stream()
            .filter(standing(file)::allows)
            .filter(event -> mayReport(event, roles))
            .toList()
        : List.of();
  }

  /**
   * The event of a case's pathway that a person's role may report: the one that is possible now, or
   * else one that is not.
   *
   * @param file the case
   * @param message its message
   * @param roles the person's roles
   */
  @Transactional(readOnly = true)
  public Optional<Pathway.ReportableEvent> known(
      CaseFile file, String message, Collection<String> roles) {
    List<Pathway.ReportableEvent> known =
        pathway(file).events(message).stream().filter(event -> mayReport(event, roles)).toList();
    return known.size() < 2
        ? known.stream().findFirst()
        : known.stream()
            .filter(standing(file)::allows)
            .findFirst()
            .or(() -> Optional.of(known.getFirst()));
  }

  private Pathway pathway(CaseFile file) {
    return pathways.version(file.processDefinitionKey(), file.pathwayId());
  }

  private static boolean mayReport(Pathway.ReportableEvent event, Collection<String> roles) {
    return event.roles().stream().anyMatch(roles::contains);
  }

  /**
   * Where a case stands: the steps that wait for a person, those that were finished and wait for
   * the engine, the events that were reported already, and the facts.
   */
  private final class Standing {

    private final CaseFile file;
    private final List<OpenStep> steps;
    private final Set<String> reported;
    private FormContext facts;

    Standing(CaseFile file) {
      this.file = file;
      this.steps = ReportingEvent.this.steps.open(file.id());
      this.reported = acts.reported(file.id());
    }

    /**
     * Whether an event can still meet the case. Behind a finished step the case may leave the scope
     * of the event, and the report would be lost; and what ends a case is reported once.
     */
    boolean allows(Pathway.ReportableEvent event) {
      boolean inScope =
          event.whileOpen().isEmpty()
              ? !event.interrupting() || !reported.contains(event.elementId())
              : steps.stream().anyMatch(step -> !step.completing() && mayLieIn(event, step))
                  && steps.stream().noneMatch(step -> step.completing() && mayLieIn(event, step));
      return inScope && (event.when() == null || event.when().holds(facts()));
    }

    private FormContext facts() {
      if (facts == null) {
        facts = contexts.of(caseFacts.of(file.id()));
      }
      return facts;
    }

    private static boolean mayLieIn(Pathway.ReportableEvent event, OpenStep step) {
      return event.reaches(step.elementId(), step.calledFrom()) != Reach.OUTSIDE;
    }
  }

  private Standing standing(CaseFile file) {
    return new Standing(file);
  }

  /**
   * Reports an event; one that concerns the person is reported in each of their open cases that can
   * take it.
   *
   * @param submission id given out with the form, so that the same form sent twice is one report
   * @param file the case it is reported in
   * @param event what happened
   * @param answers answers to the event's form
   * @param engineAnswers those of them the engine may have
   * @param who who reports it
   * @throws CaseRefusal if it is not possible in this case now, or not for this person's role
   * @throws org.springframework.dao.DuplicateKeyException if the submission was kept before
   * @throws RulesBroken if the answers break a rule that the event's form names
   */
  @Act
  public void report(
      String submission,
      CaseFile file,
      Pathway.ReportableEvent event,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers,
      SignedInUser who) {
    if (!mayReport(event, who.getRoles())) {
      throw new CaseRefusal(CaseRefusal.Why.NOT_ALLOWED, "Your role cannot report this.");
    }
    if (event.forPerson()) {
      // Nobody starts a case for the person meanwhile, which would then hear nothing of this.
      repository.lockPerson(file.personId());
    }
    if (!possible(file, who.getRoles()).contains(event)) {
      throw tooLate();
    }
    tell(submission, file, event, answers, engineAnswers, who);
    if (event.forPerson()) {
      for (CaseFile other : cases.openOf(file.personId())) {
        if (other.id() != file.id()) {
          inOtherCase(other, event)
              .ifPresent(
                  known ->
                      tell(
                          UUID.randomUUID().toString(), other, known, answers, engineAnswers, who));
        }
      }
    }
  }

  /** The event by which another case of the person hears of the same, if it can now. */
  private Optional<Pathway.ReportableEvent> inOtherCase(
      CaseFile other, Pathway.ReportableEvent event) {
    List<Pathway.ReportableEvent> known = pathway(other).events(event.message());
    return known.isEmpty()
        ? Optional.empty()
        : known.stream().filter(standing(other)::allows).findFirst();
  }

  private void tell(
      String act,
      CaseFile file,
      Pathway.ReportableEvent event,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers,
      SignedInUser who) {
    // Tasks first, then the case: the order in which finishing a task locks them. Of two who report
    // at the same moment the second finds nothing left to end, or the first one's report.
    boolean undecided = event.interrupting() && engineDecides(file, event);
    int ended =
        event.interrupting()
            ? steps.end(file.id(), step -> reaches(event, step) == Reach.INSIDE, event.title())
            : 0;
    if (ended == 0 && !undecided && !event.ends().isEmpty() && !event.whileOpen().isEmpty()) {
      throw tooLate();
    }
    Set<String> stopped =
        event.endsPartners() && file.trustCode() != null
            ? steps.endOfOthers(file.id(), file.trustCode(), event.title())
            : Set.of();
    String subject = event.ownSubject() ? acts.newSubject(file.id()) : CaseFacts.OF_THE_CASE;
    rules.require(event.formId(), file, subject, answers);
    acts.keep(
        act,
        file.id(),
        subject,
        CaseActs.Kind.EVENT,
        event.elementId(),
        null,
        event.formId(),
        answers,
        who);
    boolean endsTheCase = event.interrupting() && event.whileOpen().isEmpty();
    if (endsTheCase && acts.reportedBefore(file.id(), event.elementId(), act)) {
      throw tooLate();
    }
    timeline.add(
        file.id(),
        TimelineEntry.Kind.EVENT,
        event.title(),
        null,
        Timeline.Actor.of(who),
        null,
        new Timeline.Audience(audiences.partnerOf(who), event.tell()));
    if (event.endsPartners() && file.trustCode() != null) {
      parts.endOfAllBut(file, event.title());
    }
    tellTeams(file, event, who);
    audit.acted(
        who,
        "case.event",
        new AuditTrail.Subject(file.personId(), file.reference(), null),
        event.message());
    Map<String, Object> variables = new HashMap<>(engineAnswers);
    if (event.ownSubject()) {
      variables.put("taskSubject", subject);
    }
    outbox.append(
        file.reference(),
        new EngineCommand.PublishMessage(event.message(), file.reference(), act, variables));
    stopped.forEach(
        of ->
            outbox.append(
                file.reference(),
                new EngineCommand.PublishMessage(
                    "partner-stopped", file.reference() + " " + of, act + "-" + of, Map.of())));
    if (event.personDied()) {
      deaths.record(file, answers);
    }
  }

  private static Reach reaches(Pathway.ReportableEvent event, OpenStep step) {
    return event.reaches(step.elementId(), step.calledFrom());
  }

  /**
   * Whether something is open of which the model does not tell if the event ends it. It is left to
   * the engine: a task that goes on must never be ended.
   */
  private boolean engineDecides(CaseFile file, Pathway.ReportableEvent event) {
    return !event.divided().isEmpty()
        && steps.open(file.id()).stream().anyMatch(step -> reaches(event, step) == Reach.UNKNOWN);
  }

  /** Each team hears of it once, in its own case if it has one here. */
  private void tellTeams(CaseFile file, Pathway.ReportableEvent event, SignedInUser who) {
    if (event.personDied()) {
      // Told in each of the person's cases, and to everybody who knew them.
      notices.tellForGood(file, event.title(), who.getTeamCodes());
      return;
    }
    Set<String> knowing = new HashSet<>(who.getTeamCodes());
    knowing.addAll(notices.tell(file, event.title(), knowing, event.tell()));
    if (event.tellLinked() == null) {
      return;
    }
    for (CaseFile other : cases.all(links.of(file.id())).values()) {
      if (other.open()) {
        knowing.addAll(notices.tell(other, event.tellLinked(), knowing, Set.of()));
      }
    }
  }

  private static CaseRefusal tooLate() {
    return new CaseRefusal(
        CaseRefusal.Why.CONFLICT,
        "This cannot be recorded at the stage the case has reached. The case may have moved on while"
            + " you were writing.");
  }
}
