package org.homeward.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseNotices;
import org.homeward.casefile.NoticeLines;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.SubNavItem;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "My work" and its lists. */
@Controller
class TaskListController {

  private static final String DEFAULT = "todo";

  /** Most notices on top of the list. */
  private static final int NEWS = 5;

  private final TaskLists lists;
  private final TaskFilters filters;
  private final TaskLines lines;
  private final CaseNotices notices;
  private final NoticeLines noticeLines;
  private final AuditTrail audit;
  private final MessageSource messages;

  TaskListController(
      TaskLists lists,
      TaskFilters filters,
      TaskLines lines,
      CaseNotices notices,
      NoticeLines noticeLines,
      AuditTrail audit,
      MessageSource messages) {
    this.lists = lists;
    this.filters = filters;
    this.lines = lines;
    this.notices = notices;
    this.noticeLines = noticeLines;
    this.audit = audit;
    this.messages = messages;
  }

  /** A list on the page: its heading, rows and the address of more. */
  record Section(String id, List<TaskLine> rows, int count, String more) {}

  @GetMapping("/")
  @OpenTo(Permission.OWN_WORK)
  String home() {
    return "redirect:/tasks";
  }

  @GetMapping("/tasks")
  @OpenTo(Permission.OWN_WORK)
  String tasks(
      @RequestParam(defaultValue = DEFAULT) String view,
      @RequestParam(required = false) String after,
      @RequestParam Map<String, String> given,
      Model model) {
    SignedInUser me = CurrentUser.require();
    TaskLists.Counts counts = lists.counts(me);
    TaskLists.Cursor cursor = TaskLists.Cursor.parse(after);
    String shown = known(view);
    TaskFilter filter = filters.read(given, me);
    List<CaseNotices.Notice> news =
        shown.equals(DEFAULT) && filter.isNone() ? notices.unread(me, NEWS + 1) : List.of();
    model.addAttribute("moreNotices", news.size() > NEWS);
    Request request =
        new Request(
            me, counts, cursor, filter, news.subList(0, Math.min(NEWS, news.size())), model);
    List<Section> sections =
        switch (shown) {
          case "mine" -> sections(request, TaskLists.View.MINE);
          case "unassigned" -> sections(request, TaskLists.View.UNASSIGNED);
          case "team" -> sections(request, TaskLists.View.TEAM);
          case "later" -> sections(request, TaskLists.View.LATER);
          case "done" -> sections(request, TaskLists.View.DONE);
          case "covered" -> sections(request, TaskLists.View.COVERED);
          default -> sections(request.fromTheStart(), toDo(counts));
        };
    model.addAttribute("sections", sections);
    model.addAttribute("view", shown);
    model.addAttribute("mark", counts.mark());
    model.addAttribute("continued", cursor != null);
    model.addAttribute("summary", filter.isNone() ? summary(shown, counts) : null);
    model.addAttribute("views", views(shown, counts, filter));
    model.addAttribute("choices", filters.choices(filter, me));
    model.addAttribute("escalated", filter.only() != null);
    model.addAttribute("chips", filters.chips(filter, inAddress(shown)));
    model.addAttribute("unfiltered", TaskFilter.NONE.address(inAddress(shown), null));
    model.addAttribute("first", filter.address(inAddress(shown), null));
    return "task/list";
  }

  /** What colleagues who are away have taken stands between one's own and the team's. */
  private static TaskLists.View[] toDo(TaskLists.Counts counts) {
    return counts.covered() == 0
        ? new TaskLists.View[] {TaskLists.View.MINE, TaskLists.View.UNASSIGNED}
        : new TaskLists.View[] {
          TaskLists.View.MINE, TaskLists.View.COVERED, TaskLists.View.UNASSIGNED
        };
  }

  /** Asked by the page while somebody looks at it; says nothing about anybody. */
  @GetMapping("/tasks/mark")
  @OpenTo(Permission.OWN_WORK)
  ResponseEntity<String> mark() {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .body(lists.mark(CurrentUser.require()));
  }

  private static String inAddress(String view) {
    return view.equals(DEFAULT) ? null : view;
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
      case "mine", "covered", "unassigned", "team", "later", "done" -> view;
      default -> DEFAULT;
    };
  }

  /** What the lists of one page have in common. */
  private record Request(
      SignedInUser me,
      TaskLists.Counts counts,
      TaskLists.Cursor cursor,
      TaskFilter filter,
      List<CaseNotices.Notice> news,
      Model model) {

    Request fromTheStart() {
      return new Request(me, counts, null, filter, news, model);
    }
  }

  private List<Section> sections(Request request, TaskLists.View... views) {
    SignedInUser me = request.me();
    List<TaskLists.Page> pages = new ArrayList<>();
    List<TaskLists.Row> all = new ArrayList<>();
    for (TaskLists.View view : views) {
      TaskLists.Page page = lists.page(view, me, request.cursor(), request.filter());
      pages.add(page);
      all.addAll(page.rows());
    }
    boolean withAssignees =
        List.of(views).contains(TaskLists.View.TEAM)
            || List.of(views).contains(TaskLists.View.COVERED);
    TaskLines.Names names = lines.namesFor(all, request.news(), withAssignees);
    request
        .model()
        .addAttribute("notices", noticeLines.lines(request.news(), names.cases(), names.people()));
    audit.listed(me, "task.list", names.people().keySet());
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < views.length; i++) {
      TaskLists.Page page = pages.get(i);
      String id = views[i].name().toLowerCase(Locale.ROOT);
      sections.add(
          new Section(
              id,
              lines.lines(page.rows(), names, me),
              count(views[i], request.counts()),
              page.next() == null
                  ? null
                  : request.filter().address(id, null) + "&after=" + page.next().text()));
    }
    return sections;
  }

  private static int count(TaskLists.View view, TaskLists.Counts counts) {
    return switch (view) {
      case MINE -> counts.mine();
      case COVERED -> counts.covered();
      case UNASSIGNED -> counts.unassigned();
      case TEAM -> counts.team();
      case LATER -> counts.later();
      case DONE -> 0;
    };
  }

  /** The lists stay filtered when one goes from one to another; their counts are of all. */
  private List<SubNavItem> views(String shown, TaskLists.Counts counts, TaskFilter filter) {
    boolean todo = !List.of("team", "later", "done").contains(shown);
    return List.of(
        new SubNavItem(
            say("task.view.todo"),
            filter.address(null, null),
            counts.mine() + counts.unassigned(),
            todo),
        new SubNavItem(
            say("task.view.team"),
            filter.address("team", null),
            counts.team(),
            shown.equals("team")),
        new SubNavItem(
            say("task.view.later"),
            filter.address("later", null),
            counts.later(),
            shown.equals("later")),
        new SubNavItem(
            say("task.view.done"), filter.address("done", null), null, shown.equals("done")));
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.UK);
  }
}
