package org.homeward.meeting;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.ReportingEvent;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.SignedInUser;
import org.homeward.meeting.SessionDoor.OpenedCase;
import org.homeward.pathway.Pathway.ReportableEvent;
import org.springframework.stereotype.Component;

/**
 * Turns an agreed action into the report by which a case's pathway makes it a task. The form of the
 * pathway's event has the last word on what it takes: it asks {@code actionWhat}, {@code
 * actionRole} and {@code actionDueOn}.
 */
@Component
class ActionsToTasks {

  private static final Set<String> ASKED = Set.of("actionWhat", "actionRole", "actionDueOn");

  /**
   * An action that can be kept.
   *
   * @param agreed the action and its report; null if something is wrong
   * @param wrong what is wrong, by field of the form of the meeting
   */
  record Prepared(HoldingMeetings.Agreed agreed, Map<String, String> wrong) {}

  private final ReportingEvent reporting;
  private final FormCatalogue forms;
  private final FormContexts contexts;
  private final CaseFacts facts;

  ActionsToTasks(
      ReportingEvent reporting, FormCatalogue forms, FormContexts contexts, CaseFacts facts) {
    this.reporting = reporting;
    this.forms = forms;
    this.contexts = contexts;
    this.facts = facts;
  }

  /** The event by which an action becomes a task in a case as it stands now. */
  Optional<ReportableEvent> event(OpenedCase opened, SignedInUser who) {
    return reporting.possible(opened.file(), who.getRoles()).stream()
        .filter(event -> event.message().equals(opened.kind().message()))
        .findFirst();
  }

  /** Checks an action by the form of the event, if there is one. */
  Prepared prepare(AgreedAction action, OpenedCase opened, SignedInUser who) {
    ReportableEvent event = event(opened, who).orElse(null);
    if (event == null) {
      return new Prepared(new HoldingMeetings.Agreed(action, null, Map.of(), Map.of()), Map.of());
    }
    FormDefinition form = forms.form(event.formId());
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("actionWhat", action.what());
    said.put("actionRole", action.role());
    said.put("actionDueOn", action.dueOn().toString());
    FormResult result = form.submit(form.inputOf(said), contexts.of(facts.of(opened.file().id())));
    if (!result.isValid()) {
      Map<String, String> wrong = new LinkedHashMap<>();
      result.errors().forEach((key, error) -> wrong.put(key, error.text()));
      return new Prepared(null, onThisForm(wrong));
    }
    Map<String, Object> answers = new HashMap<>(result.answers());
    result.unanswered().forEach(key -> answers.put(key, null));
    AgreedAction reported =
        new AgreedAction(
            action.id(),
            action.itemId(),
            action.what(),
            action.role(),
            action.dueOn(),
            action.id());
    return new Prepared(
        new HoldingMeetings.Agreed(reported, event, answers, result.engineAnswers()), Map.of());
  }

  /** What another form finds wrong, at the question of this form that it concerns. */
  static Map<String, String> onThisForm(Map<String, String> wrong) {
    Map<String, String> here = new LinkedHashMap<>();
    wrong.forEach(
        (key, words) -> here.putIfAbsent(ASKED.contains(key) ? key : "actionWhat", words));
    return here;
  }
}
