package org.homeward.task;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseFile;
import org.homeward.identity.Account;
import org.homeward.identity.Accounts;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.homeward.web.Banner;
import org.homeward.web.FieldError;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Giving tasks of one's team to a colleague, one or several at once. */
@Controller
class AssignController {

  private static final String LIST = "redirect:/tasks";

  private final TaskDoor door;
  private final AssigningTasks assigning;
  private final Colleagues colleagues;
  private final Accounts accounts;
  private final People people;
  private final AuditTrail audit;
  private final MessageSource messages;

  AssignController(
      TaskDoor door,
      AssigningTasks assigning,
      Colleagues colleagues,
      Accounts accounts,
      People people,
      AuditTrail audit,
      MessageSource messages) {
    this.door = door;
    this.assigning = assigning;
    this.colleagues = colleagues;
    this.accounts = accounts;
    this.people = people;
    this.audit = audit;
    this.messages = messages;
  }

  /**
   * A task on the page.
   *
   * @param key the task
   * @param title what is to be done
   * @param person for whom
   * @param with who has it now, in words; null if nobody does
   * @param was their user name, or an empty text
   */
  record Line(long key, String title, String person, String with, String was) {}

  @GetMapping("/tasks/assign")
  @OpenTo(Permission.OWN_WORK)
  String page(
      @RequestParam(required = false) List<Long> task, Model model, RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    if (task == null) {
      redirect.addFlashAttribute(
          Banner.ATTRIBUTE, Banner.news(say("task.assign.none"), say("task.assign.none.text")));
      return LIST;
    }
    return show(open(task, me), me, model);
  }

  @PostMapping("/tasks/assign")
  @OpenTo(Permission.OWN_WORK)
  String assign(
      @RequestParam List<Long> task,
      @RequestParam(required = false) String to,
      @RequestParam Map<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    List<TaskDoor.Opened> opened = open(task, me);
    Account colleague =
        colleagues.whoMayGet(tasks(opened)).stream()
            .filter(account -> account.username().equals(to))
            .findFirst()
            .orElse(null);
    boolean release = Colleagues.NOBODY.equals(to);
    if (colleague == null && !release) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", List.of(new FieldError("#to", say("task.assign.choose"))));
      return show(opened, me, model);
    }
    List<AssigningTasks.Wanted> wanted = wanted(task, posted);
    AssigningTasks.Outcome outcome = assigning.give(wanted, colleague, me);
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        release
            ? banner("task.assign.released", outcome, null)
            : banner("task.assign.done", outcome, colleague.displayName()));
    if (!outcome.given().isEmpty()) {
      redirect.addFlashAttribute(
          Undo.ATTRIBUTE,
          new Undo(
                  "/tasks/assign/undo",
                  say(release ? "task.assign.undo.untimed" : "task.assign.undo.text"))
              .with("to", release ? Colleagues.NOBODY : colleague.username())
              .withEach(
                  outcome.given(), (undo, given) -> undo.was(given.taskKey(), was(given, posted))));
    }
    return LIST;
  }

  @PostMapping("/tasks/assign/undo")
  @OpenTo(Permission.OWN_WORK)
  String undo(
      @RequestParam List<Long> task,
      @RequestParam String to,
      @RequestParam Map<String, String> posted,
      RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    List<TaskDoor.Opened> opened = open(task, me);
    List<String> members =
        colleagues.whoMayHave(tasks(opened)).stream().map(Account::username).toList();
    List<AssigningTasks.Wanted> before =
        wanted(task, posted).stream()
            // Back to somebody who may have it, or else to the team.
            .map(
                one ->
                    members.contains(one.was())
                        ? one
                        : new AssigningTasks.Wanted(one.taskKey(), null))
            .toList();
    AssigningTasks.Outcome outcome =
        assigning.undo(before, Colleagues.NOBODY.equals(to) ? null : to, me);
    redirect.addFlashAttribute(Banner.ATTRIBUTE, banner("task.assign.undone", outcome, null));
    return LIST;
  }

  private Banner banner(String key, AssigningTasks.Outcome outcome, String name) {
    String refused = outcome.refused().isEmpty() ? null : String.join(" ", outcome.refused());
    return outcome.given().isEmpty()
        ? Banner.news(say("task.assign.nothing"), refused)
        : Banner.success(say(key, outcome.given().size(), name), refused);
  }

  /** No more than a list shows, each through the door. */
  private List<TaskDoor.Opened> open(List<Long> keys, SignedInUser me) {
    return keys.stream()
        .filter(Objects::nonNull)
        .distinct()
        .limit(TaskLists.PAGE)
        .map(key -> door.openToAct(key, me))
        .toList();
  }

  private static List<HumanTask> tasks(List<TaskDoor.Opened> opened) {
    return opened.stream().map(TaskDoor.Opened::task).toList();
  }

  private static List<AssigningTasks.Wanted> wanted(List<Long> keys, Map<String, String> posted) {
    List<AssigningTasks.Wanted> wanted = new ArrayList<>();
    keys.stream()
        .filter(Objects::nonNull)
        .distinct()
        .limit(TaskLists.PAGE)
        .forEach(
            key -> {
              String was = posted.get("was-" + key);
              wanted.add(new AssigningTasks.Wanted(key, was == null || was.isEmpty() ? null : was));
            });
    return wanted;
  }

  private static String was(HumanTask task, Map<String, String> posted) {
    return posted.getOrDefault("was-" + task.taskKey(), "");
  }

  private String show(List<TaskDoor.Opened> opened, SignedInUser me, Model model) {
    List<HumanTask> tasks = tasks(opened);
    Map<Long, PersonView> persons =
        people.findAll(
            opened.stream()
                .map(TaskDoor.Opened::file)
                .map(CaseFile::personId)
                .collect(Collectors.toSet()));
    Map<String, String> names =
        accounts.namesOf(
            tasks.stream()
                .map(HumanTask::assignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    audit.listed(me, "task.assign", persons.keySet());
    model.addAttribute(
        "tasks",
        opened.stream()
            .map(
                one ->
                    new Line(
                        one.task().taskKey(),
                        one.task().title(),
                        persons.get(one.file().personId()).displayName(),
                        names.get(one.task().assignee()),
                        one.task().assignee() == null ? "" : one.task().assignee()))
            .toList());
    model.addAttribute("colleagues", colleagues.choices(tasks, colleagues.whoMayGet(tasks)));
    model.addAttribute(
        "release",
        tasks.stream().anyMatch(one -> one.assignee() != null) ? Colleagues.NOBODY : null);
    return "task/assign";
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
