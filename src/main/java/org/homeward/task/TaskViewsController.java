package org.homeward.task;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.AgencyDirectory;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContext;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.form.Option;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
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

/** Saving a view of the lists, and changing those that were saved. */
@Controller
class TaskViewsController {

  private static final String ALL = "redirect:/tasks/views";

  private final FormDefinition form =
      FormCatalogue.ofFeature("task", Set.of(ViewAudiences.NAME), "view").form("task-view");

  private final TaskViews views;
  private final SavedViews saved;
  private final AgencyDirectory agencies;
  private final FormContexts contexts;
  private final MessageSource messages;

  TaskViewsController(
      TaskViews views,
      SavedViews saved,
      AgencyDirectory agencies,
      FormContexts contexts,
      MessageSource messages) {
    this.views = views;
    this.saved = saved;
    this.agencies = agencies;
    this.contexts = contexts;
    this.messages = messages;
  }

  @GetMapping("/tasks/views")
  @OpenTo(Permission.OWN_WORK)
  String all(Model model) {
    model.addAttribute("saved", saved.all(CurrentUser.require()));
    return "task/views";
  }

  @GetMapping("/tasks/views/new")
  @OpenTo(Permission.OWN_WORK)
  String page(@RequestParam Map<String, String> given, Model model) {
    SignedInUser me = CurrentUser.require();
    model.addAttribute("form", form.view(Map.of("viewFor", ViewAudiences.ME), context(me)));
    return show(saved.query(given, me), me, model);
  }

  @PostMapping("/tasks/views/new")
  @OpenTo(Permission.OWN_WORK)
  String save(
      @RequestParam Map<String, String> given,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    String query = saved.query(given, me);
    FormResult result = checked(posted, null, me);
    if (!result.isValid()) {
      wrong(result, model, response);
      return show(query, me, model);
    }
    String name = name(result);
    views.add(name, team(result), query, me);
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        Banner.success(say("task.views.saved", name), null)
            .withLink("/tasks/views", say("task.views.all")));
    return "redirect:/tasks?" + query;
  }

  /** Leads from an e-mail, which says nothing of a view but its number, to its tasks. */
  @GetMapping("/tasks/views/{id}/open")
  @OpenTo(Permission.OWN_WORK)
  String open(@PathVariable long id) {
    SignedInUser me = CurrentUser.require();
    TaskViews.Saved view =
        views.find(id, me).orElseThrow(() -> new NotFoundException("view " + id));
    return "redirect:/tasks?" + view.query();
  }

  @GetMapping("/tasks/views/{id}")
  @OpenTo(Permission.OWN_WORK)
  String edit(@PathVariable long id, Model model) {
    SignedInUser me = CurrentUser.require();
    TaskViews.Saved view = openToChange(id, me);
    model.addAttribute(
        "form",
        form.view(
            Map.of(
                "viewName",
                view.name(),
                "viewFor",
                view.teamCode() == null ? ViewAudiences.ME : view.teamCode()),
            context(me)));
    return showEdit(view, me, model);
  }

  @PostMapping("/tasks/views/{id}")
  @OpenTo(Permission.OWN_WORK)
  String change(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    TaskViews.Saved view = openToChange(id, me);
    FormResult result = checked(posted, view, me);
    if (!result.isValid()) {
      wrong(result, model, response);
      return showEdit(view, me, model);
    }
    views.change(view, name(result), team(result), me);
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("task.views.changed", name(result)), null));
    return ALL;
  }

  @PostMapping("/tasks/views/{id}/remove")
  @OpenTo(Permission.OWN_WORK)
  String remove(@PathVariable long id, RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    TaskViews.Saved view = openToChange(id, me);
    views.remove(view, me);
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("task.views.removed", view.name()), null));
    return ALL;
  }

  /** What somebody may use, but not change, is to its page as if it were not there. */
  private TaskViews.Saved openToChange(long id, SignedInUser me) {
    return views
        .find(id, me)
        .filter(view -> view.mayBeChangedBy(me))
        .orElseThrow(() -> new NotFoundException("view " + id));
  }

  private FormResult checked(
      MultiValueMap<String, String> posted, TaskViews.Saved before, SignedInUser me) {
    FormResult result = form.submit(form.read(posted), context(me));
    if (!result.isValid()) {
      return result;
    }
    String team = team(result);
    boolean moves = before == null || !Objects.equals(before.teamCode(), team);
    if (before != null && team == null && !before.owner().equals(me.getUsername())) {
      return result.wrongIn(Map.of("viewFor", say("task.views.not-yours")));
    }
    return moves && !views.hasRoom(team, me)
        ? result.wrongIn(Map.of("viewFor", say("task.views.full", TaskViews.MOST)))
        : result;
  }

  private static String name(FormResult result) {
    return result.answers().get("viewName").toString().strip();
  }

  private static String team(FormResult result) {
    String chosen = result.answers().get("viewFor").toString();
    return chosen.equals(ViewAudiences.ME) ? null : chosen;
  }

  private static void wrong(FormResult result, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("errors", result.summary());
    model.addAttribute("form", result.view());
  }

  private String show(String query, SignedInUser me, Model model) {
    model.addAttribute("what", saved.words(query, me));
    model.addAttribute("action", "/tasks/views/new?" + query);
    model.addAttribute("list", "/tasks?" + query);
    return "task/view";
  }

  private String showEdit(TaskViews.Saved view, SignedInUser me, Model model) {
    model.addAttribute("what", saved.words(view.query(), me));
    model.addAttribute("action", "/tasks/views/" + view.id());
    model.addAttribute("list", "/tasks/views");
    model.addAttribute("view", view);
    return "task/view";
  }

  private FormContext context(SignedInUser me) {
    List<Option> options = new ArrayList<>();
    options.add(new Option(ViewAudiences.ME, say("task.views.only-me")));
    agencies
        .workingTeams(me.getTeamCodes())
        .forEach(team -> options.add(new Option(team.code(), say("task.views.team", team.name()))));
    return contexts.of(Map.of(ViewAudiences.NAME, options));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
