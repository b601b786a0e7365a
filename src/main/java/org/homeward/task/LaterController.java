package org.homeward.task;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseViews;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
import org.homeward.web.ConflictException;
import org.homeward.web.Dates;
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

/** Looking at a task later. */
@Controller
class LaterController {

  private final FormDefinition form =
      FormCatalogue.ofFeature("task", Set.of(), "later").form("task-later");

  private final TaskDoor door;
  private final LookingLater looking;
  private final CaseViews views;
  private final FormContexts contexts;
  private final AuditTrail audit;
  private final Dates dates;
  private final MessageSource messages;

  LaterController(
      TaskDoor door,
      LookingLater looking,
      CaseViews views,
      FormContexts contexts,
      AuditTrail audit,
      Dates dates,
      MessageSource messages) {
    this.door = door;
    this.looking = looking;
    this.views = views;
    this.contexts = contexts;
    this.audit = audit;
    this.dates = dates;
    this.messages = messages;
  }

  @GetMapping("/tasks/{id}/later")
  @OpenTo(Permission.OWN_WORK)
  String page(@PathVariable long id, Model model) {
    SignedInUser me = CurrentUser.require();
    TaskDoor.Opened opened = door.openToAct(id, me);
    model.addAttribute("form", form.view(contexts.of(Map.of())));
    return show(opened, me, model);
  }

  @PostMapping("/tasks/{id}/later")
  @OpenTo(Permission.OWN_WORK)
  String later(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    TaskDoor.Opened opened = door.openToAct(id, me);
    FormResult result = form.submit(form.read(posted), contexts.of(Map.of()));
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", result.summary());
      model.addAttribute("form", result.view());
      return show(opened, me, model);
    }
    LocalDate day = LocalDate.parse(result.answers().get("laterOn").toString());
    try {
      looking.later(id, day, (String) result.answers().get("laterWhy"), me);
    } catch (TaskRefusal refusal) {
      throw conflict(refusal);
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        Banner.success(say("task.later.done", opened.task().title(), dates.day(day)), null)
            .withLink("/tasks?view=later", say("task.later.list")));
    return "redirect:/tasks";
  }

  @PostMapping("/tasks/{id}/now")
  @OpenTo(Permission.OWN_WORK)
  String now(@PathVariable long id, RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    door.openToAct(id, me);
    try {
      looking.now(id, me);
    } catch (TaskRefusal refusal) {
      throw conflict(refusal);
    }
    redirect.addFlashAttribute(Banner.ATTRIBUTE, Banner.success(say("task.later.over"), null));
    return "redirect:/tasks/" + id;
  }

  private ConflictException conflict(TaskRefusal refusal) {
    return new ConflictException(
        say("task.conflict"), refusal.getMessage(), say("task.conflict.next"));
  }

  private String show(TaskDoor.Opened opened, SignedInUser me, Model model) {
    CaseFile file = opened.file();
    audit.read(
        me,
        "task.later",
        new AuditTrail.Subject(file.personId(), file.reference(), opened.task().taskKey()));
    model.addAttribute("task", opened.task());
    model.addAttribute("person", views.person(file, me));
    return "task/later";
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
