package org.homeward.task;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.Team;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseViews;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContext;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
import org.homeward.web.ConflictException;
import org.homeward.web.NotFoundException;
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

/** Sending a task back, and answering. */
@Controller
class ReturnController {

  private static final FormCatalogue FORMS =
      FormCatalogue.ofFeature("task", Set.of(EarlierStepChoices.NAME), "return", "answer");

  private final FormDefinition form = FORMS.form("task-return");
  private final FormDefinition answers = FORMS.form("task-answer");

  private final TaskDoor door;
  private final WhoseTask whose;
  private final EarlierSteps earlier;
  private final ReturningTask returning;
  private final ReturnWords words;
  private final CaseViews views;
  private final FormContexts contexts;
  private final AuditTrail audit;
  private final MessageSource messages;

  ReturnController(
      TaskDoor door,
      WhoseTask whose,
      EarlierSteps earlier,
      ReturningTask returning,
      ReturnWords words,
      CaseViews views,
      FormContexts contexts,
      AuditTrail audit,
      MessageSource messages) {
    this.door = door;
    this.whose = whose;
    this.earlier = earlier;
    this.returning = returning;
    this.words = words;
    this.views = views;
    this.contexts = contexts;
    this.audit = audit;
    this.messages = messages;
  }

  @GetMapping("/tasks/{id}/return")
  @OpenTo(Permission.OWN_WORK)
  String page(@PathVariable long id, Model model) {
    SignedInUser me = CurrentUser.require();
    TaskDoor.Opened opened = door.openToAct(id, me);
    List<EarlierSteps.Step> steps = steps(opened, me);
    model.addAttribute("form", form.view(context(steps)));
    model.addAttribute("nobody", steps.isEmpty());
    return show(opened, "task/return", me, model);
  }

  @PostMapping("/tasks/{id}/return")
  @OpenTo(Permission.OWN_WORK)
  String send(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    TaskDoor.Opened opened = door.openToAct(id, me);
    List<EarlierSteps.Step> steps = steps(opened, me);
    FormResult result = form.submit(form.read(posted), context(steps));
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", result.summary());
      model.addAttribute("form", result.view());
      model.addAttribute("nobody", steps.isEmpty());
      return show(opened, "task/return", me, model);
    }
    EarlierSteps.Step to = chosen(steps, result);
    try {
      returning.send(
          id,
          to,
          result.answers().get("returnReason").toString(),
          result.answers().get("returnNeeded").toString(),
          me);
    } catch (TaskRefusal refusal) {
      throw conflict(refusal);
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        Banner.success(
                say("task.return.done", opened.task().title(), to.team().name()),
                say("task.return.done.text"))
            .withLink("/cases/" + opened.file().reference(), say("task.completed.case")));
    return "redirect:/tasks";
  }

  @GetMapping("/tasks/{id}/answer")
  @OpenTo(Permission.OWN_WORK)
  String answerPage(@PathVariable long id, Model model) {
    SignedInUser me = CurrentUser.require();
    TaskDoor.Opened opened = door.openToAct(id, me);
    if (!isToBeAnswered(opened, me)) {
      return "redirect:/tasks/" + id;
    }
    model.addAttribute("form", answers.view(contexts.of(Map.of())));
    return showAnswer(opened, me, model);
  }

  private boolean isToBeAnswered(TaskDoor.Opened opened, SignedInUser me) {
    return opened.task().sentBack() && whose.isFreeFor(me, opened.task());
  }

  private String showAnswer(TaskDoor.Opened opened, SignedInUser me, Model model) {
    model.addAttribute("sent", words.of(opened, me).orElseThrow());
    model.addAttribute("earlier", words.earlierAnswers(opened.task(), me));
    return show(opened, "task/answer", me, model);
  }

  @PostMapping("/tasks/{id}/answer")
  @OpenTo(Permission.OWN_WORK)
  String answer(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    TaskDoor.Opened opened = door.openToAct(id, me);
    if (!isToBeAnswered(opened, me)) {
      throw conflict(new TaskRefusal(words.whyNoAnswer(opened.task())));
    }
    FormResult result = answers.submit(answers.read(posted), contexts.of(Map.of()));
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", result.summary());
      model.addAttribute("form", result.view());
      return showAnswer(opened, me, model);
    }
    Team back;
    try {
      back = returning.answer(id, result.answers().get("returnAnswer").toString(), me);
    } catch (TaskRefusal refusal) {
      throw conflict(refusal);
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("task.return.answered", back.name()), null));
    return "redirect:/tasks";
  }

  @PostMapping("/tasks/{id}/return/undo")
  @OpenTo(Permission.OWN_WORK)
  String takeBack(@PathVariable long id, RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    TaskDoor.Opened opened = door.open(id, me);
    if (!words.mayTakeBack(opened, me)) {
      throw new NotFoundException("return of task " + id);
    }
    try {
      returning.takeBack(id, me);
    } catch (TaskRefusal refusal) {
      throw conflict(refusal);
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("task.return.taken-back.done"), null));
    return "redirect:/tasks/" + id;
  }

  private List<EarlierSteps.Step> steps(TaskDoor.Opened opened, SignedInUser me) {
    if (!whose.canBeFilledInBy(me, opened.task())) {
      throw new ConflictException(
          say("task.conflict"), words.whyNot(opened.task()), say("task.conflict.next"));
    }
    return earlier.before(opened.task(), opened.file(), me);
  }

  private FormContext context(List<EarlierSteps.Step> steps) {
    return contexts.of(Map.of(EarlierStepChoices.NAME, steps));
  }

  private static EarlierSteps.Step chosen(List<EarlierSteps.Step> steps, FormResult result) {
    String to = result.answers().get("returnTo").toString();
    return steps.stream()
        .filter(step -> to.equals(String.valueOf(step.taskKey())))
        .findFirst()
        .orElseThrow();
  }

  private ConflictException conflict(TaskRefusal refusal) {
    return new ConflictException(
        say("task.conflict"), refusal.getMessage(), say("task.conflict.next"));
  }

  private String show(TaskDoor.Opened opened, String template, SignedInUser me, Model model) {
    CaseFile file = opened.file();
    audit.read(
        me,
        "task.return",
        new AuditTrail.Subject(file.personId(), file.reference(), opened.task().taskKey()));
    model.addAttribute("task", opened.task());
    model.addAttribute("person", views.person(file, me));
    return template;
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
