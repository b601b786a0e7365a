package org.homeward.casefile;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.homeward.audit.AuditTrail;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineOutbox;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.Pathway;
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

  ReportingEvent(
      CaseFiles cases,
      PathwayCatalogue pathways,
      CaseSteps steps,
      CaseActs acts,
      Timeline timeline,
      AuditTrail audit,
      EngineOutbox outbox) {
    this.cases = cases;
    this.pathways = pathways;
    this.steps = steps;
    this.acts = acts;
    this.timeline = timeline;
    this.audit = audit;
    this.outbox = outbox;
  }

  /**
   * What a person may report in a case as it stands.
   *
   * @param file the case
   * @param roles the person's roles
   */
  @Transactional(readOnly = true)
  public List<Pathway.ReportableEvent> possible(CaseFile file, Collection<String> roles) {
    return file.open() ? possible(file, roles, standing(file.id())) : List.of();
  }

  /**
   * Where a case stands: the steps that wait for a person, those that were finished and wait for
   * the engine, and the events that were reported already.
   */
  private record Standing(Set<String> open, Set<String> completing, Set<String> reported) {

    /**
     * Whether an event can still meet the case. Behind a finished step the case may leave the scope
     * of the event, and the report would be lost; and what ends a case is reported once.
     */
    boolean allows(Pathway.ReportableEvent event) {
      if (event.whileOpen().isEmpty()) {
        return event.ends().isEmpty() || !reported.contains(event.elementId());
      }
      return event.possible(open) && completing.stream().noneMatch(event.whileOpen()::contains);
    }
  }

  /**
   * The event of a case's pathway that a person's role may report, possible now or not.
   *
   * @param file the case
   * @param message its message
   * @param roles the person's roles
   */
  public Optional<Pathway.ReportableEvent> known(
      CaseFile file, String message, Collection<String> roles) {
    return Optional.ofNullable(
            pathways.version(file.processDefinitionKey(), file.pathwayId()).event(message))
        .filter(event -> event.roles().stream().anyMatch(roles::contains));
  }

  private List<Pathway.ReportableEvent> possible(
      CaseFile file, Collection<String> roles, Standing standing) {
    return pathways.version(file.processDefinitionKey(), file.pathwayId()).events().stream()
        .filter(standing::allows)
        .filter(e -> e.roles().stream().anyMatch(roles::contains))
        .toList();
  }

  /**
   * Reports an event; one that concerns the person is reported in each of their open cases.
   *
   * @param file the case it is reported in
   * @param event what happened
   * @param answers answers to the event's form
   * @param engineAnswers those of them the engine may have
   * @param who who reports it
   * @throws CaseRefusal if it is not possible in this case now, or not for this person's role
   */
  @Act
  public void report(
      CaseFile file,
      Pathway.ReportableEvent event,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers,
      SignedInUser who) {
    if (event.roles().stream().noneMatch(who.getRoles()::contains)) {
      throw new CaseRefusal(CaseRefusal.Why.NOT_ALLOWED, "Your role cannot report this.");
    }
    if (!possible(file, who.getRoles()).contains(event)) {
      throw tooLate();
    }
    List<CaseFile> concerned = event.forPerson() ? cases.openOf(file.personId()) : List.of(file);
    for (CaseFile each : concerned) {
      Pathway pathway = pathways.version(each.processDefinitionKey(), each.pathwayId());
      Pathway.ReportableEvent known = pathway.event(event.message());
      if (known != null) {
        tell(each, known, answers, engineAnswers, who);
      }
    }
  }

  private void tell(
      CaseFile file,
      Pathway.ReportableEvent event,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers,
      SignedInUser who) {
    // Tasks first, then the case: the order in which finishing a task locks them. Of two who report
    // at the same moment the second finds nothing left to end, or the first one's report.
    int ended = steps.end(file.id(), event.ends(), event.title());
    if (ended == 0 && !event.ends().isEmpty() && !event.whileOpen().isEmpty()) {
      throw tooLate();
    }
    String act =
        acts.keep(
            file.id(), CaseActs.Kind.EVENT, event.elementId(), null, event.formId(), answers, who);
    boolean endsTheCase = !event.ends().isEmpty() && event.whileOpen().isEmpty();
    if (endsTheCase && acts.reportedBefore(file.id(), event.elementId(), act)) {
      throw tooLate();
    }
    timeline.add(file.id(), TimelineEntry.Kind.EVENT, event.title(), null, Timeline.Actor.of(who));
    audit.acted(
        who,
        "case.event",
        new AuditTrail.Subject(file.personId(), file.reference(), null),
        event.message());
    outbox.append(
        file.reference(),
        new EngineCommand.PublishMessage(
            event.message(), file.reference(), act, new HashMap<>(engineAnswers)));
  }

  private static CaseRefusal tooLate() {
    return new CaseRefusal(
        CaseRefusal.Why.CONFLICT,
        "This cannot be recorded at the stage the case has reached. The case may have moved on while"
            + " you were writing.");
  }

  private Standing standing(long caseId) {
    List<OpenStep> all = steps.open(caseId);
    return new Standing(
        elements(all, step -> !step.completing()),
        elements(all, OpenStep::completing),
        acts.reported(caseId));
  }

  private static Set<String> elements(List<OpenStep> steps, Predicate<OpenStep> which) {
    return steps.stream().filter(which).map(OpenStep::elementId).collect(Collectors.toSet());
  }
}
