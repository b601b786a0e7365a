package org.homeward.task;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.homeward.web.Banner;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saying which tasks of one's team come first, one or several at once. */
@Controller
class PriorityController {

  private static final String LIST = "redirect:/tasks";
  private static final String LEVEL = "priority";
  private static final String WHY = "priorityWhy";

  private final FormDefinition form =
      FormCatalogue.ofFeature("task", Set.of(), "priority").form("task-priority");

  private final TaskDoor door;
  private final PrioritisingTasks prioritising;
  private final TaskWords words;
  private final People people;
  private final FormContexts contexts;
  private final AuditTrail audit;
  private final MessageSource messages;

  PriorityController(
      TaskDoor door,
      PrioritisingTasks prioritising,
      TaskWords words,
      People people,
      FormContexts contexts,
      AuditTrail audit,
      MessageSource messages) {
    this.door = door;
    this.prioritising = prioritising;
    this.words = words;
    this.people = people;
    this.contexts = contexts;
    this.audit = audit;
    this.messages = messages;
  }

  /**
   * A task on the page.
   *
   * @param now that it is of high priority and why, or null
   */
  record Line(long key, String title, String person, String now) {}

  @GetMapping("/tasks/priority")
  @OpenTo(Permission.OWN_WORK)
  String page(
      @RequestParam(required = false) List<Long> task, Model model, RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    if (task == null) {
      redirect.addFlashAttribute(
          Banner.ATTRIBUTE, Banner.news(say("task.assign.none"), say("task.priority.none.text")));
      return LIST;
    }
    List<TaskDoor.Opened> opened = open(task, me);
    Map<String, Object> known = new HashMap<>();
    if (opened.size() == 1) {
      HumanTask only = opened.getFirst().task();
      known.put(LEVEL, level(only.priority()));
      known.put(WHY, only.priorityWhy());
    }
    model.addAttribute("form", form.view(contexts.of(known)));
    return show(opened, me, model);
  }

  @PostMapping("/tasks/priority")
  @OpenTo(Permission.OWN_WORK)
  String rank(
      @RequestParam List<Long> task,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    List<TaskDoor.Opened> opened = open(task, me);
    FormResult result = form.submit(form.read(posted), contexts.of(Map.of()));
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", result.summary());
      model.addAttribute("form", result.view());
      return show(opened, me, model);
    }
    Priority priority = priority(result.answers().get(LEVEL));
    String why = (String) result.answers().get(WHY);
    List<HumanTask> changed =
        prioritising.rank(
            opened.stream()
                .map(one -> new PrioritisingTasks.Rank(one.task().taskKey(), priority, why))
                .toList(),
            me);
    if (changed.isEmpty()) {
      redirect.addFlashAttribute(Banner.ATTRIBUTE, Banner.news(say("task.priority.nothing"), null));
      return LIST;
    }
    String done = priority == Priority.HIGH ? "task.priority.done.high" : "task.priority.done";
    redirect.addFlashAttribute(Banner.ATTRIBUTE, Banner.success(say(done, changed.size()), null));
    redirect.addFlashAttribute(
        Undo.ATTRIBUTE,
        new Undo("/tasks/priority/undo", null)
            .withEach(
                changed,
                (undo, was) -> {
                  undo.was(was.taskKey(), level(was.priority()));
                  if (was.priorityWhy() != null) {
                    undo.with("why-" + was.taskKey(), was.priorityWhy());
                  }
                }));
    return LIST;
  }

  @PostMapping("/tasks/priority/undo")
  @OpenTo(Permission.OWN_WORK)
  String undo(
      @RequestParam List<Long> task,
      @RequestParam Map<String, String> posted,
      RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    List<PrioritisingTasks.Rank> before =
        open(task, me).stream()
            .map(one -> one.task().taskKey())
            .map(
                key ->
                    new PrioritisingTasks.Rank(
                        key, priority(posted.get("was-" + key)), cut(posted.get("why-" + key))))
            .toList();
    int back = prioritising.rank(before, me).size();
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        back == 0
            ? Banner.news(say("task.priority.nothing"), null)
            : Banner.success(say("task.assign.undone", back), null));
    return LIST;
  }

  private static String cut(String why) {
    return why == null || why.length() <= 200 ? why : why.substring(0, 200);
  }

  private static String level(Priority priority) {
    return priority.name().toLowerCase(Locale.ROOT);
  }

  private static Priority priority(Object level) {
    return level(Priority.HIGH).equals(level) ? Priority.HIGH : Priority.NORMAL;
  }

  /** No more than a list shows, each through the door. */
  private List<TaskDoor.Opened> open(List<Long> keys, SignedInUser me) {
    List<TaskDoor.Opened> opened = new ArrayList<>();
    keys.stream()
        .filter(Objects::nonNull)
        .distinct()
        .limit(TaskLists.PAGE)
        .forEach(key -> opened.add(door.openToAct(key, me)));
    return opened;
  }

  private String show(List<TaskDoor.Opened> opened, SignedInUser me, Model model) {
    Map<Long, PersonView> persons =
        people.findAll(
            opened.stream().map(one -> one.file().personId()).collect(Collectors.toSet()));
    audit.listed(me, "task.priority", persons.keySet());
    model.addAttribute(
        "tasks",
        opened.stream()
            .map(
                one ->
                    new Line(
                        one.task().taskKey(),
                        one.task().title(),
                        persons.get(one.file().personId()).displayName(),
                        words.priority(
                            one.task().state(), one.task().priority(), one.task().priorityWhy())))
            .toList());
    return "task/priority";
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
