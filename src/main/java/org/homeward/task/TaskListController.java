package org.homeward.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.SubNavItem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "My work" and its lists. */
@Controller
class TaskListController {

  private static final String DEFAULT = "todo";

  private final TaskLists lists;
  private final TaskLines lines;
  private final AuditTrail audit;
  private final MessageSource messages;

  TaskListController(TaskLists lists, TaskLines lines, AuditTrail audit, MessageSource messages) {
    this.lists = lists;
    this.lines = lines;
    this.audit = audit;
    this.messages = messages;
  }

  /** A list on the page: its heading, rows and the address of more. */
  record Section(String id, List<TaskLine> rows, int count, String more) {}

  @GetMapping("/")
  String home() {
    return "redirect:/tasks";
  }

  @GetMapping("/tasks")
  String tasks(
      @RequestParam(defaultValue = DEFAULT) String view,
      @RequestParam(required = false) String after,
      Model model) {
    SignedInUser me = CurrentUser.require();
    TaskLists.Counts counts = lists.counts(me);
    TaskLists.Cursor cursor = TaskLists.Cursor.parse(after);
    String shown = known(view);
    List<Section> sections =
        switch (shown) {
          case "mine" -> sections(me, counts, cursor, TaskLists.View.MINE);
          case "unassigned" -> sections(me, counts, cursor, TaskLists.View.UNASSIGNED);
          case "team" -> sections(me, counts, cursor, TaskLists.View.TEAM);
          case "done" -> sections(me, counts, cursor, TaskLists.View.DONE);
          default -> sections(me, counts, null, TaskLists.View.MINE, TaskLists.View.UNASSIGNED);
        };
    model.addAttribute("sections", sections);
    model.addAttribute("view", shown);
    model.addAttribute("continued", cursor != null);
    model.addAttribute("summary", summary(shown, counts));
    model.addAttribute("views", views(shown, counts));
    return "task/list";
  }

  /** How much there is to do, and how much of it is late; nothing on the other lists. */
  private String summary(String shown, TaskLists.Counts counts) {
    int all = counts.mine() + counts.unassigned();
    return !shown.equals(DEFAULT) || all == 0
        ? null
        : messages.getMessage("task.summary", new Object[] {all, counts.overdue()}, Locale.UK);
  }

  private static String known(String view) {
    return switch (view) {
      case "mine", "unassigned", "team", "done" -> view;
      default -> DEFAULT;
    };
  }

  private List<Section> sections(
      SignedInUser me, TaskLists.Counts counts, TaskLists.Cursor cursor, TaskLists.View... views) {
    List<TaskLists.Page> pages = new ArrayList<>();
    List<TaskLists.Row> all = new ArrayList<>();
    for (TaskLists.View view : views) {
      TaskLists.Page page = lists.page(view, me, cursor);
      pages.add(page);
      all.addAll(page.rows());
    }
    boolean withAssignees = views[0] == TaskLists.View.TEAM;
    TaskLines.Names names = lines.namesFor(all, withAssignees);
    audit.listed(me, "task.list", names.people().keySet());
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < views.length; i++) {
      TaskLists.Page page = pages.get(i);
      String id = views[i].name().toLowerCase(Locale.ROOT);
      sections.add(
          new Section(
              id,
              lines.lines(page.rows(), names, me),
              count(views[i], counts),
              page.next() == null ? null : "/tasks?view=" + id + "&after=" + page.next().text()));
    }
    return sections;
  }

  private static int count(TaskLists.View view, TaskLists.Counts counts) {
    return switch (view) {
      case MINE -> counts.mine();
      case UNASSIGNED -> counts.unassigned();
      case TEAM -> counts.team();
      case DONE -> 0;
    };
  }

  private List<SubNavItem> views(String shown, TaskLists.Counts counts) {
    boolean todo = !shown.equals("team") && !shown.equals("done");
    return List.of(
        new SubNavItem(say("task.view.todo"), "/tasks", counts.mine() + counts.unassigned(), todo),
        new SubNavItem(
            say("task.view.team"), "/tasks?view=team", counts.team(), shown.equals("team")),
        new SubNavItem(say("task.view.done"), "/tasks?view=done", null, shown.equals("done")));
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.UK);
  }
}
