package org.homeward.task;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.audit.AuditTrail;
import org.homeward.camunda.CamundaHealth;
import org.homeward.casefile.AnswerRules;
import org.homeward.casefile.CaseActs;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseView;
import org.homeward.casefile.CaseViews;
import org.homeward.casefile.RulesBroken;
import org.homeward.casefile.TaskPagePart;
import org.homeward.casefile.TaskPanels;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContext;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormInput;
import org.homeward.form.FormResult;
import org.homeward.form.FormView;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
import org.homeward.web.ConflictException;
import org.homeward.web.Dates;
import org.homeward.web.StatusTag;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The page of a task: its form, and beside it what one needs to decide. */
@Controller
class TaskPageController {

  private final TaskDoor door;
  private final WhoseTask whose;
  private final ClaimingTask claiming;
  private final CompletingTask completing;
  private final SavingDraft saving;
  private final TaskDrafts drafts;
  private final TaskWords words;
  private final ReturnWords returns;
  private final TaskBriefing briefing;
  private final TaskPanels panels;
  private final List<TaskPagePart> parts;
  private final AnswerRules rules;
  private final CaseViews caseViews;
  private final CaseActs acts;
  private final FormCatalogue forms;
  private final TaskContexts contexts;
  private final AgencyDirectory agencies;
  private final AuditTrail audit;
  private final CamundaHealth camunda;
  private final Dates dates;
  private final MessageSource messages;
  private final JsonMapper json;

  TaskPageController(
      TaskDoor door,
      WhoseTask whose,
      ClaimingTask claiming,
      CompletingTask completing,
      SavingDraft saving,
      TaskDrafts drafts,
      TaskWords words,
      ReturnWords returns,
      TaskBriefing briefing,
      TaskPanels panels,
      List<TaskPagePart> parts,
      AnswerRules rules,
      CaseViews caseViews,
      CaseActs acts,
      FormCatalogue forms,
      TaskContexts contexts,
      AgencyDirectory agencies,
      AuditTrail audit,
      CamundaHealth camunda,
      Dates dates,
      MessageSource messages,
      JsonMapper json) {
    this.door = door;
    this.whose = whose;
    this.claiming = claiming;
    this.completing = completing;
    this.saving = saving;
    this.drafts = drafts;
    this.words = words;
    this.returns = returns;
    this.briefing = briefing;
    this.panels = panels;
    this.parts = parts;
    this.rules = rules;
    this.caseViews = caseViews;
    this.acts = acts;
    this.forms = forms;
    this.contexts = contexts;
    this.agencies = agencies;
    this.audit = audit;
    this.camunda = camunda;
    this.dates = dates;
    this.messages = messages;
    this.json = json;
  }

  @GetMapping("/tasks/{id}")
  @OpenTo(Permission.OWN_WORK)
  String page(@PathVariable long id, Model model) {
    SignedInUser me = CurrentUser.require();
    TaskDoor.Opened opened = door.open(id, me);
    HumanTask task = opened.task();
    FormDefinition form = forms.form(task.formId());
    FormContext context = contexts.of(task, me);
    if (opened.mayAct() && whose.canBeFilledInBy(me, task)) {
      TaskDrafts.Draft draft = drafts.of(id).orElse(null);
      FormView view = draft == null ? form.view(context) : form.view(read(draft.typed()), context);
      model.addAttribute("draft", draft == null ? null : words(draft));
      model.addAttribute("form", view);
    } else if (task.state() == TaskState.COMPLETED || task.state() == TaskState.COMPLETING) {
      acts.answersOfTask(id)
          .ifPresent(
              answers ->
                  model.addAttribute(
                      "answers",
                      form.describe(answers, context).stream()
                          // Who answered them knows them.
                          .filter(line -> opened.mayAct() || context.mayRead(line.key()))
                          .toList()));
    }
    return show(opened, context, me, model);
  }

  private String words(TaskDrafts.Draft draft) {
    return say("task.draft", draft.displayName(), dates.momentInWords(draft.savedAt()));
  }

  @PostMapping("/tasks/{id}")
  @OpenTo(Permission.OWN_WORK)
  String submit(
      @PathVariable long id,
      @RequestParam(defaultValue = "finish") String action,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    TaskDoor.Opened opened = door.openToAct(id, me);
    HumanTask task = opened.task();
    refuseUnlessMine(task, me);
    FormDefinition form = forms.form(task.formId());
    FormInput input = form.read(posted);
    if (action.equals("draft")) {
      saveDraft(id, input, me);
      redirect.addFlashAttribute(
          Banner.ATTRIBUTE, Banner.success(say("task.draft.saved"), say("task.draft.saved.text")));
      return "redirect:/tasks/" + id;
    }
    FormContext context = contexts.of(task, me);
    FormResult result =
        rules.check(form, form.submit(input, context), opened.file(), task.subject());
    if (!result.isValid()) {
      return showErrors(result, opened, context, me, model, response);
    }
    try {
      complete(opened, result, me);
    } catch (RulesBroken broken) {
      return showErrors(result.wrongIn(broken.words()), opened, context, me, model, response);
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        Banner.success(say("task.completed", task.title()), say("task.completed.text"))
            .withLink("/cases/" + opened.file().reference(), say("task.completed.case")));
    return "redirect:/tasks";
  }

  private String showErrors(
      FormResult result,
      TaskDoor.Opened opened,
      FormContext context,
      SignedInUser me,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("errors", result.summary());
    model.addAttribute("form", result.view());
    return show(opened, context, me, model);
  }

  private void saveDraft(long id, FormInput input, SignedInUser me) {
    try {
      saving.save(id, json.writeValueAsString(input.asMap()), me);
    } catch (TaskRefusal refusal) {
      throw conflict(refusal.getMessage());
    }
  }

  private void complete(TaskDoor.Opened opened, FormResult result, SignedInUser me) {
    Map<String, Object> answers = new HashMap<>(result.answers());
    Map<String, Object> engineAnswers = new HashMap<>(result.engineAnswers());
    result
        .unanswered()
        .forEach(
            key -> {
              answers.put(key, null);
              engineAnswers.put(key, null);
            });
    try {
      completing.complete(
          opened.task().taskKey(),
          answers,
          engineAnswers,
          json.writeValueAsString(result.input().asMap()),
          me);
    } catch (TaskRefusal refusal) {
      throw conflict(refusal.getMessage());
    }
  }

  @PostMapping("/tasks/{id}/claim")
  @OpenTo(Permission.OWN_WORK)
  String claim(@PathVariable long id, RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    HumanTask task = door.openToAct(id, me).task();
    try {
      claiming.claim(id, me);
    } catch (TaskRefusal refusal) {
      throw conflict(refusal.getMessage());
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("task.claimed", task.title()), null));
    return "redirect:/tasks/" + id;
  }

  @PostMapping("/tasks/{id}/release")
  @OpenTo(Permission.OWN_WORK)
  String release(@PathVariable long id, RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    HumanTask task = door.openToAct(id, me).task();
    try {
      claiming.release(id, me);
    } catch (TaskRefusal refusal) {
      throw conflict(refusal.getMessage());
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        Banner.success(say("task.released", task.title()), say("task.released.text")));
    return "redirect:/tasks";
  }

  private void refuseUnlessMine(HumanTask task, SignedInUser me) {
    if (!whose.canBeFilledInBy(me, task)) {
      throw conflict(returns.whyNot(task));
    }
  }

  private ConflictException conflict(String why) {
    return new ConflictException(say("task.conflict"), why, say("task.conflict.next"));
  }

  private String show(TaskDoor.Opened opened, FormContext context, SignedInUser me, Model model) {
    HumanTask task = opened.task();
    CaseFile file = opened.file();
    CaseView view = caseViews.of(file, me);
    audit.read(
        me, "task.page", new AuditTrail.Subject(file.personId(), file.reference(), task.taskKey()));
    model.addAttribute("task", task);
    model.addAttribute("view", view);
    model.addAttribute(
        "briefing", task.state().isOver() ? List.of() : briefing.lines(task, file, context));
    model.addAttribute("panels", panels(task, file, me));
    model.addAttribute(
        "parts",
        parts.stream().flatMap(part -> part.shown(file, task.taskKey(), me).stream()).toList());
    model.addAttribute("person", view.person());
    model.addAttribute("mine", opened.mayAct() && whose.isInHandsOf(me, task));
    model.addAttribute(
        "acting",
        opened.mayAct() && task.state() == TaskState.OPEN
            ? whose
                .actingFor(me, task)
                .map(away -> say("task.acting", away.name(), dates.day(away.lastDay())))
                .orElse(null)
            : null);
    model.addAttribute("open", task.state() == TaskState.OPEN);
    model.addAttribute("free", task.assignee() == null);
    model.addAttribute("mayAct", opened.mayAct());
    model.addAttribute(
        "due",
        task.state() == TaskState.OPEN ? words.dueInFull(task.dueAt(), task.agencyCode()) : null);
    model.addAttribute(
        "others",
        view.whoHasIt().stream()
            .filter(holder -> !holder.teamCode().equals(task.teamCode()))
            .toList());
    model.addAttribute("status", words.status(task));
    model.addAttribute("tag", tag(task, model));
    model.addAttribute(
        "rule",
        task.state() == TaskState.OPEN
            ? words.rule(
                task,
                agencies.agency(task.agencyCode()).map(Agency::name).orElse(task.agencyCode()))
            : null);
    String team = agencies.team(task.teamCode()).map(Team::name).orElse(task.teamCode());
    model.addAttribute("team", team);
    model.addAttribute("held", words.heldBy(team, task.heldSince(), task.agencyCode()));
    model.addAttribute("later", words.later(task.laterOn(), task.laterWhy(), task.dueAt()));
    model.addAttribute(
        "priority", words.priority(task.state(), task.priority(), task.priorityWhy()));
    model.addAttribute(
        "paused",
        task.state() == TaskState.OPEN
            ? words.paused(task.pausedUntil(), task.pauseReason())
            : null);
    model.addAttribute("mayPause", words.mayBePaused(task));
    model.addAttribute("sent", returns.of(opened, me).orElse(null));
    model.addAttribute("engineReachable", camunda.engineReachable());
    return "task/page";
  }

  private List<TaskPanels.Shown> panels(HumanTask task, CaseFile file, SignedInUser me) {
    return task.state() == TaskState.OPEN
        ? panels.of(briefing.panels(task, file), file, task.subject(), me)
        : List.of();
  }

  private static StatusTag tag(HumanTask task, Model model) {
    if (task.state() == TaskState.COMPLETING) {
      return StatusTag.COMPLETING;
    }
    if (task.state() != TaskState.OPEN) {
      return null;
    }
    if (task.refusal() != null || task.sentBack()) {
      return StatusTag.RETURNED;
    }
    Object due = model.getAttribute("due");
    if (due instanceof org.homeward.web.DueWords duePhrase
        && "overdue".equals(duePhrase.urgency())) {
      return StatusTag.OVERDUE;
    }
    return task.escalation() ? StatusTag.ESCALATED : null;
  }

  private FormInput read(String typed) {
    return FormInput.fromMap(
        json.readValue(typed, new TypeReference<Map<String, List<String>>>() {}));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
