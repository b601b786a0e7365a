package org.homeward.task;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.casefile.CaseNotices;
import org.homeward.casefile.CaseSearches;
import org.homeward.casefile.CaseWords;
import org.homeward.form.Option;
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

  private static final String NUMBERS = "task.search.by.all";
  private static final String NO_NUMBERS = "task.search.by";

  /** Most notices on top of the list. */
  private static final int NEWS = 5;

  private final TaskCounts counts;
  private final TaskLooks looks;
  private final TaskSections sections;
  private final TaskFilters filters;
  private final CaseSearches searches;
  private final SavedViews saved;
  private final CaseNotices notices;
  private final CaseWords words;
  private final MessageSource messages;

  TaskListController(
      TaskCounts counts,
      TaskLooks looks,
      TaskSections sections,
      TaskFilters filters,
      CaseSearches searches,
      SavedViews saved,
      CaseNotices notices,
      CaseWords words,
      MessageSource messages) {
    this.counts = counts;
    this.looks = looks;
    this.sections = sections;
    this.filters = filters;
    this.searches = searches;
    this.saved = saved;
    this.notices = notices;
    this.words = words;
    this.messages = messages;
  }

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
    String shown = known(view);
    Optional<CaseSearches.Found> found =
        search == null ? Optional.empty() : searches.find(request.getSession(false), search, me);
    TaskFilter filter = filters.read(given, me).with(found.orElse(null));
    SavedViews.Uncounted views = saved.first(me);
    List<WorkList> lists = WorkList.of(shown);
    TaskCounts.Counted counted = counts.count(me, asked(lists, filter, views));
    looks.note(me, counted.looked());
    List<CaseNotices.Notice> news =
        shown.equals(DEFAULT) && filter.isNone() ? notices.unread(me, NEWS + 1) : List.of();
    TaskCursor cursor = shown.equals(DEFAULT) ? null : TaskCursor.parse(after);
    TaskSections.Shown read =
        sections.read(
            new TaskSections.Asked(
                me,
                onPage(lists, counted),
                cursor,
                filter,
                counted,
                fitting(lists, filter, views, counted),
                news.subList(0, Math.min(NEWS, news.size()))));
    model.addAttribute("notices", read.notices());
    model.addAttribute("moreNotices", news.size() > NEWS);
    model.addAttribute("sections", read.sections());
    model.addAttribute("found", read.found());
    model.addAttribute("view", shown);
    model.addAttribute("mark", counted.mark());
    model.addAttribute("continued", cursor != null);
    model.addAttribute("summary", filter.isNone() ? summary(shown, counted) : null);
    model.addAttribute("views", views(shown, counted, filter));
    model.addAttribute(
        "choices", filters.choices(filter, me, shown, options(read.colleagues(), me)));
    model.addAttribute("filter", filter);
    model.addAttribute("chips", filters.chips(filter, inAddress(shown), read.colleagues()));
    model.addAttribute("unfiltered", filter.cleared().address(inAddress(shown), null));
    model.addAttribute("kept", filter.kept());
    List<TaskFilter.On> hidden = new ArrayList<>(filter.kept());
    hidden.add(new TaskFilter.On("view", shown));
    model.addAttribute("hidden", hidden);
    model.addAttribute("search", filter.search());
    model.addAttribute("searchGone", search != null && found.isEmpty());
    model.addAttribute("unsearched", filter.address(inAddress(shown), "search"));
    model.addAttribute("searched", say(words.seesNhsNumbers(me) ? NUMBERS : NO_NUMBERS));
    String unsearched = filter.address(inAddress(shown), "search");
    model.addAttribute(
        "saved",
        saved.bar(views, counted.asked().subList(0, views.views().size()), me, unsearched));
    model.addAttribute(
        "save",
        filter.kept().isEmpty() ? null : unsearched.replaceFirst("^/tasks", "/tasks/views/new"));
    model.addAttribute("first", filter.address(inAddress(shown), null));
    return "task/list";
  }

  /** The saved views first, then each list of the page with its filter, if there is one. */
  private static List<TaskCounts.Asked> asked(
      List<WorkList> lists, TaskFilter filter, SavedViews.Uncounted views) {
    List<TaskCounts.Asked> asked = new ArrayList<>(views.asked());
    if (!filter.isNone()) {
      lists.forEach(list -> asked.add(new TaskCounts.Asked(List.of(list), filter)));
    }
    return asked;
  }

  private static Map<WorkList, Integer> fitting(
      List<WorkList> lists,
      TaskFilter filter,
      SavedViews.Uncounted views,
      TaskCounts.Counted counted) {
    Map<WorkList, Integer> fitting = new EnumMap<>(WorkList.class);
    if (!filter.isNone()) {
      for (int i = 0; i < lists.size(); i++) {
        fitting.put(lists.get(i), counted.asked().get(views.views().size() + i));
      }
    }
    return fitting;
  }

  /** What colleagues who are away have taken stands on the page only while there is something. */
  private static List<WorkList> onPage(List<WorkList> lists, TaskCounts.Counted counted) {
    return lists.stream()
        .filter(
            list ->
                lists.size() == 1 || list != WorkList.COVERED || counted.of(WorkList.COVERED) > 0)
        .toList();
  }

  private static List<Option> options(Map<String, String> colleagues, SignedInUser me) {
    return colleagues.entrySet().stream()
        .filter(one -> !one.getKey().equals(me.getUsername()))
        .map(one -> new Option(one.getKey(), one.getValue()))
        .toList();
  }

  /** Asked by the page while somebody looks at it; says nothing about anybody. */
  @GetMapping("/tasks/mark")
  @OpenTo(Permission.OWN_WORK)
  ResponseEntity<String> mark() {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .body(counts.mark(CurrentUser.require()));
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
  private String summary(String shown, TaskCounts.Counted counted) {
    int all = counted.of(WorkList.MINE) + counted.of(WorkList.UNASSIGNED);
    return !shown.equals(DEFAULT) || all == 0
        ? null
        : messages.getMessage("task.summary", new Object[] {all, counted.overdue()}, Locale.UK);
  }

  static String known(String view) {
    return switch (view) {
      case "mine", "covered", "unassigned", "team", "later", "waiting", "done" -> view;
      default -> DEFAULT;
    };
  }

  /** The lists stay filtered when one goes from one to another; their counts are of all. */
  private List<SubNavItem> views(String shown, TaskCounts.Counted counted, TaskFilter filter) {
    boolean todo = !List.of("team", "later", "waiting", "done").contains(shown);
    return List.of(
        new SubNavItem(
            say("task.view.todo"),
            filter.address(null, null),
            counted.of(WorkList.MINE) + counted.of(WorkList.UNASSIGNED),
            todo),
        new SubNavItem(
            say("task.view.team"),
            filter.address("team", null),
            counted.of(WorkList.TEAM),
            shown.equals("team")),
        new SubNavItem(
            say("task.view.waiting"),
            filter.address("waiting", null),
            counted.of(WorkList.WAITING),
            shown.equals("waiting")),
        new SubNavItem(
            say("task.view.later"),
            filter.address("later", null),
            counted.of(WorkList.LATER),
            shown.equals("later")),
        new SubNavItem(
            say("task.view.done"), filter.address("done", null), null, shown.equals("done")));
  }

  private String say(String key, Object... values) {
    return messages.getMessage(key, values, Locale.UK);
  }
}
