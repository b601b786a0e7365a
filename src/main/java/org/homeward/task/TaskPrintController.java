package org.homeward.task;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseActs;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseView;
import org.homeward.casefile.CaseViews;
import org.homeward.casefile.TaskPagePart;
import org.homeward.casefile.TaskPanels;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContext;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormInput;
import org.homeward.identity.Accounts;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A task on paper: what its page says to the one who prints it and nothing more, with the questions
 * for writing on, marked, with who printed it and when.
 */
@Controller
class TaskPrintController {

  private final TaskDoor door;
  private final WhoseTask whose;
  private final TaskDrafts drafts;
  private final TaskWords words;
  private final ReturnWords returns;
  private final TaskBriefing briefing;
  private final TaskPanels panels;
  private final List<TaskPagePart> parts;
  private final CaseViews caseViews;
  private final CaseActs acts;
  private final FormCatalogue forms;
  private final TaskContexts contexts;
  private final AgencyDirectory agencies;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final Dates dates;
  private final MessageSource messages;
  private final JsonMapper json;
  private final Clock clock;

  TaskPrintController(
      TaskDoor door,
      WhoseTask whose,
      TaskDrafts drafts,
      TaskWords words,
      ReturnWords returns,
      TaskBriefing briefing,
      TaskPanels panels,
      List<TaskPagePart> parts,
      CaseViews caseViews,
      CaseActs acts,
      FormCatalogue forms,
      TaskContexts contexts,
      AgencyDirectory agencies,
      Accounts accounts,
      AuditTrail audit,
      Dates dates,
      MessageSource messages,
      JsonMapper json,
      Clock clock) {
    this.door = door;
    this.whose = whose;
    this.drafts = drafts;
    this.words = words;
    this.returns = returns;
    this.briefing = briefing;
    this.panels = panels;
    this.parts = parts;
    this.caseViews = caseViews;
    this.acts = acts;
    this.forms = forms;
    this.contexts = contexts;
    this.agencies = agencies;
    this.accounts = accounts;
    this.audit = audit;
    this.dates = dates;
    this.messages = messages;
    this.json = json;
    this.clock = clock;
  }

  @GetMapping("/tasks/{id}/print")
  @OpenTo(Permission.OWN_WORK)
  String page(@PathVariable long id, Model model) {
    SignedInUser me = CurrentUser.require();
    TaskDoor.Opened opened = door.open(id, me);
    HumanTask task = opened.task();
    CaseFile file = opened.file();
    FormContext context = contexts.of(task, me);
    CaseView view = caseViews.of(file, me);
    boolean open = task.state() == TaskState.OPEN;
    audit.read(me, "task.print", new AuditTrail.Subject(file.personId(), file.reference(), id));
    questions(opened, context, me, model);
    model.addAttribute("task", task);
    model.addAttribute("view", view);
    model.addAttribute("person", view.person());
    model.addAttribute("has", whoHas(task));
    model.addAttribute("status", words.status(task));
    model.addAttribute(
        "due", open ? words.dueInFull(task.dueAt(), task.agencyCode()).text() : null);
    model.addAttribute("rule", open ? words.rule(task, agency(task)) : null);
    model.addAttribute("held", words.heldBy(team(task), task.heldSince(), task.agencyCode()));
    model.addAttribute(
        "paused", open ? words.paused(task.pausedUntil(), task.pauseReason()) : null);
    model.addAttribute(
        "priority", words.priority(task.state(), task.priority(), task.priorityWhy()));
    model.addAttribute("sent", returns.of(opened, me).orElse(null));
    model.addAttribute(
        "briefing", task.state().isOver() ? List.of() : briefing.lines(task, file, context));
    model.addAttribute(
        "panels",
        open ? panels.of(briefing.panels(task, file), file, task.subject(), me) : List.of());
    model.addAttribute(
        "parts", parts.stream().flatMap(part -> part.shown(file, id, me).stream()).toList());
    model.addAttribute("paper", true);
    model.addAttribute("by", me);
    model.addAttribute("at", dates.appointment(clock.instant()));
    return "task/print";
  }

  /** The form to who may fill it in; what was answered to who may read it. */
  private void questions(
      TaskDoor.Opened opened, FormContext context, SignedInUser me, Model model) {
    HumanTask task = opened.task();
    FormDefinition form = forms.form(task.formId());
    if (opened.mayAct() && whose.canBeFilledInBy(me, task)) {
      Optional<TaskDrafts.Draft> draft = drafts.of(task.taskKey());
      model.addAttribute(
          "questions",
          draft
              .map(one -> read(one.typed()))
              .map(input -> PaperForm.of(form.view(input, context), form.hidden(input, context)))
              .orElseGet(() -> PaperForm.of(form.view(context), Set.of())));
      model.addAttribute(
          "draft",
          draft
              .map(one -> say("task.draft", one.displayName(), dates.momentInWords(one.savedAt())))
              .orElse(null));
    } else if (task.state() == TaskState.COMPLETED || task.state() == TaskState.COMPLETING) {
      acts.answersOfTask(task.taskKey())
          .ifPresent(
              answers ->
                  model.addAttribute(
                      "answers",
                      form.describe(answers, context).stream()
                          // Who answered them knows them.
                          .filter(line -> opened.mayAct() || context.mayRead(line.key()))
                          .toList()));
    }
  }

  private String whoHas(HumanTask task) {
    String name =
        task.assignee() == null
            ? null
            : accounts.namesOf(Set.of(task.assignee())).get(task.assignee());
    return Objects.requireNonNullElse(name, "");
  }

  private String team(HumanTask task) {
    return agencies.team(task.teamCode()).map(Team::name).orElse(task.teamCode());
  }

  private String agency(HumanTask task) {
    return agencies.agency(task.agencyCode()).map(Agency::name).orElse(task.agencyCode());
  }

  private FormInput read(String typed) {
    return FormInput.fromMap(
        json.readValue(typed, new TypeReference<Map<String, List<String>>>() {}));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
