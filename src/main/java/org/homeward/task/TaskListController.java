package org.homeward.task;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseNotices;
import org.homeward.casefile.CaseWords;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "My work" and its lists. */
@Controller
class TaskListController {

  private static final String DEFAULT = "todo";

  private static final int UNCOUNTED = -1;
  private static final String NUMBERS = "task.search.by.all";
  private static final String NO_NUMBERS = "task.search.by";

  /** Most notices on top of the list. */
  private static final int NEWS = 5;

  private final TaskLists lists;
  private final TaskFilters filters;
  private final TaskSearches searches;
  private final SavedViews saved;
  private final TaskLines lines;
  private final CaseNotices notices;
  private final NoticeLines noticeLines;
  private final CaseWords words;
  private final AuditTrail audit;
  private final MessageSource messages;

  TaskListController(
      TaskLists lists,
      TaskFilters filters,
      TaskSearches searches,
      SavedViews saved,
      TaskLines lines,
      CaseNotices notices,
      NoticeLines noticeLines,
      CaseWords words,
      AuditTrail audit,
      MessageSource messages) {
    this.lists = lists;
    this.filters = filters;
    this.searches = searches;
    this.saved = saved;
    this.lines = lines;
    this.notices = notices;
    this.noticeLines = noticeLines;
    this.words = words;
    this.audit = audit;
    this.messages = messages;
  }

  /**
   * A list on the page: its heading, rows, the address of more and, while not everything is shown,
   * how many there are in words.
   */
  record Section(String id, List<TaskLine> rows, int count, String more, String showing) {}

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
      @RequestParam(required = false) String search,
      @RequestParam Map<String, String> given,
      HttpServletRequest request,
      Model model) {
    SignedInUser me = CurrentUser.require();
    TaskLists.Counts counts = lists.counts(me);
    TaskLists.Cursor cursor = TaskLists.Cursor.parse(after);
    String shown = known(view);
    Optional<TaskSearches.Found> found =
        search == null ? Optional.empty() : searches.find(request.getSession(false), search, me);
    TaskFilter filter = filters.read(given, me).with(found.orElse(null));
    List<CaseNotices.Notice> news =
        shown.equals(DEFAULT) && filter.isNone() ? notices.unread(me, NEWS + 1) : List.of();
    model.addAttribute("moreNotices", news.size() > NEWS);
    Request asked =
        new Request(
            me, counts, cursor, filter, news.subList(0, Math.min(NEWS, news.size())), model);
    List<Section> sections =
        switch (shown) {
          case "mine" -> sections(asked, TaskLists.View.MINE);
          case "unassigned" -> sections(asked, TaskLists.View.UNASSIGNED);
          case "team" -> sections(asked, TaskLists.View.TEAM);
          case "later" -> sections(asked, TaskLists.View.LATER);
          case "done" -> sections(asked, TaskLists.View.DONE);
          case "covered" -> sections(asked, TaskLists.View.COVERED);
          case "waiting" -> sections(asked, TaskLists.View.WAITING);
          default -> sections(asked.fromTheStart(), toDo(counts));
        };
    model.addAttribute("sections", sections);
    model.addAttribute("view", shown);
    model.addAttribute("mark", counts.mark());
    model.addAttribute("continued", cursor != null);
    model.addAttribute("summary", filter.isNone() ? summary(shown, counts) : null);
    model.addAttribute("views", views(shown, counts, filter));
    model.addAttribute("choices", filters.choices(filter, me, !shown.equals("done")));
    model.addAttribute("escalated", filter.only() != null);
    model.addAttribute("chips", filters.chips(filter, inAddress(shown)));
    model.addAttribute("unfiltered", filter.cleared().address(inAddress(shown), null));
    model.addAttribute("kept", filter.kept());
    model.addAttribute("search", filter.search());
    model.addAttribute("searchGone", search != null && found.isEmpty());
    model.addAttribute("unsearched", filter.address(inAddress(shown), "search"));
    model.addAttribute("searched", say(words.seesNhsNumbers(me) ? NUMBERS : NO_NUMBERS));
    model.addAttribute("saved", saved.bar(me, filter.address(inAddress(shown), "search")));
    model.addAttribute(
        "save",
        filter.kept().isEmpty()
            ? null
            : filter
                .address(inAddress(shown), "search")
                .replaceFirst("^/tasks", "/tasks/views/new"));
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

  /**
   * Searches in one's lists. The text goes into the session and a token for it into the address; no
   * text takes a search off.
   */
  @PostMapping("/tasks/search")
  @OpenTo(Permission.OWN_WORK)
  String search(
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = DEFAULT) String view,
      @RequestParam Map<String, String> given,
      HttpServletRequest request) {
    TaskFilter filter = filters.read(given, CurrentUser.require());
    String typed = text.strip();
    if (!typed.isEmpty()) {
      filter = filter.with(searches.keep(request.getSession(), typed));
    }
    return "redirect:" + filter.address(inAddress(known(view)), null);
  }

  static String inAddress(String view) {
    return view.equals(DEFAULT) ? null : view;
  }

  /** How much there is to do, and how much of it is late; nothing on the other lists. */
  private String summary(String shown, TaskLists.Counts counts) {
    int all = counts.mine() + counts.unassigned();
    return !shown.equals(DEFAULT) || all == 0
        ? null
        : messages.getMessage("task.summary", new Object[] {all, counts.overdue()}, Locale.UK);
  }

  static String known(String view) {
    return switch (view) {
      case "mine", "covered", "unassigned", "team", "later", "waiting", "done" -> view;
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
            || List.of(views).contains(TaskLists.View.COVERED)
            || List.of(views).contains(TaskLists.View.WAITING);
    TaskLines.Names names = lines.namesFor(all, request.news(), withAssignees);
    request
        .model()
        .addAttribute("notices", noticeLines.lines(request.news(), names.cases(), names.people()));
    // What was typed is kept out of the trail: whom it showed says enough, and it may name others.
    if (request.filter().search() == null) {
      audit.listed(me, "task.list", names.people().keySet());
    } else {
      audit.listed(me, "task.search", names.people().keySet());
    }
    Map<TaskLists.View, Integer> fitting = fitting(request, List.of(views), pages);
    request.model().addAttribute("found", found(request.filter(), fitting.values()));
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < views.length; i++) {
      TaskLists.Page page = pages.get(i);
      String id = views[i].name().toLowerCase(Locale.ROOT);
      sections.add(
          new Section(
              id,
              lines.lines(page.rows(), names, me),
              count(views[i], request.counts()),
              page.next() == null ? null : request.filter().next(id, page.next()),
              showing(request, page, fitting.get(views[i]))));
    }
    return sections;
  }

  /**
   * How many tasks fit, by list, while not all are shown: counted only where a page does not hold
   * them all. -1 where that would count all of the past.
   */
  private Map<TaskLists.View, Integer> fitting(
      Request request, List<TaskLists.View> views, List<TaskLists.Page> pages) {
    Map<TaskLists.View, Integer> fitting = new EnumMap<>(TaskLists.View.class);
    if (request.filter().isNone()) {
      return fitting;
    }
    List<TaskLists.View> uncounted = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      if (request.cursor() == null && pages.get(i).next() == null) {
        fitting.put(views.get(i), pages.get(i).rows().size());
      } else if (views.get(i) == TaskLists.View.DONE) {
        fitting.put(views.get(i), UNCOUNTED);
      } else {
        uncounted.add(views.get(i));
      }
    }
    fitting.putAll(lists.matching(uncounted, request.me(), request.filter()));
    return fitting;
  }

  /** What a search found, in words; null without a search and where that cannot be said. */
  private String found(TaskFilter filter, Collection<Integer> fitting) {
    if (filter.search() == null || fitting.contains(UNCOUNTED)) {
      return null;
    }
    int all = fitting.stream().mapToInt(Integer::intValue).sum();
    boolean more = fitting.stream().anyMatch(count -> count > TaskLists.COUNT_UP_TO);
    String text = filter.search().text();
    return more
        ? say("task.search.found.many", all - 1, text)
        : say("task.search.found", all, text);
  }

  private String showing(Request request, TaskLists.Page page, Integer fitting) {
    if (fitting == null || fitting == UNCOUNTED || page.rows().isEmpty()) {
      return null;
    }
    int rows = page.rows().size();
    boolean many = fitting > TaskLists.COUNT_UP_TO;
    if (request.cursor() != null) {
      return many
          ? say("task.showing.on.many", TaskLists.COUNT_UP_TO)
          : say("task.showing.on", fitting);
    }
    if (many) {
      return say("task.showing.many", rows, TaskLists.COUNT_UP_TO);
    }
    return page.next() == null ? say("task.showing.all", rows) : say("task.showing", rows, fitting);
  }

  private static int count(TaskLists.View view, TaskLists.Counts counts) {
    return switch (view) {
      case MINE -> counts.mine();
      case COVERED -> counts.covered();
      case UNASSIGNED -> counts.unassigned();
      case TEAM -> counts.team();
      case LATER -> counts.later();
      case WAITING -> counts.waiting();
      case DONE -> 0;
    };
  }

  /** The lists stay filtered when one goes from one to another; their counts are of all. */
  private List<SubNavItem> views(String shown, TaskLists.Counts counts, TaskFilter filter) {
    boolean todo = !List.of("team", "later", "waiting", "done").contains(shown);
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
            say("task.view.waiting"),
            filter.address("waiting", null),
            counts.waiting(),
            shown.equals("waiting")),
        new SubNavItem(
            say("task.view.later"),
            filter.address("later", null),
            counts.later(),
            shown.equals("later")),
        new SubNavItem(
            say("task.view.done"), filter.address("done", null), null, shown.equals("done")));
  }

  private String say(String key, Object... values) {
    return messages.getMessage(key, values, Locale.UK);
  }
}
