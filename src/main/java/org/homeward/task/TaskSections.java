package org.homeward.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseNotices;
import org.homeward.casefile.NoticeLine;
import org.homeward.casefile.NoticeLines;
import org.homeward.identity.SignedInUser;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reads the lists of one page, puts them into words and keeps whom they showed. */
@Component
class TaskSections {

  private static final int UNCOUNTED = -1;

  private final TaskLists lists;
  private final TaskLines lines;
  private final NoticeLines noticeLines;
  private final AuditTrail audit;
  private final MessageSource messages;

  TaskSections(
      TaskLists lists,
      TaskLines lines,
      NoticeLines noticeLines,
      AuditTrail audit,
      MessageSource messages) {
    this.lists = lists;
    this.lines = lines;
    this.noticeLines = noticeLines;
    this.audit = audit;
    this.messages = messages;
  }

  /**
   * What is asked for.
   *
   * @param lists those of the page, in its order
   * @param cursor where the page before ended, or null; for one list only
   * @param counted how many each list has
   * @param fits how many of each list fit the filter; empty without one
   * @param news notices above the lists
   */
  record Asked(
      SignedInUser who,
      List<WorkList> lists,
      TaskCursor cursor,
      TaskFilter filter,
      TaskCounts.Counted counted,
      Map<WorkList, Integer> fits,
      List<CaseNotices.Notice> news) {}

  /**
   * A list on the page: its heading, rows, the address of more and, while not everything is shown,
   * how many there are in words.
   */
  record Section(String id, List<TaskLine> rows, int count, String more, String showing) {}

  /**
   * The lists in words.
   *
   * @param colleagues who may have taken a task of the list that says so, names by user name
   * @param found what a search found, in words; null without a search and where that is not counted
   */
  record Shown(
      List<Section> sections,
      List<NoticeLine> notices,
      Map<String, String> colleagues,
      String found) {}

  Shown read(Asked asked) {
    Map<WorkList, TaskLists.Page> pages =
        lists.pages(asked.lists(), asked.who(), asked.cursor(), asked.filter());
    List<TaskLists.Row> all =
        pages.values().stream().flatMap(page -> page.rows().stream()).toList();
    TaskLines.Names names =
        lines.namesFor(
            all,
            asked.news(),
            asked.lists().stream().anyMatch(WorkList::saysWho),
            asked.lists().contains(WorkList.TEAM) ? asked.who().getTeamCodes() : List.of());
    // What was typed is kept out of the trail: whom it showed says enough, and it may name others.
    if (asked.filter().search() == null) {
      audit.listed(asked.who(), "task.list", names.people().keySet());
    } else {
      audit.listed(asked.who(), "task.search", names.people().keySet());
    }
    Map<WorkList, Integer> fitting = fitting(asked, pages);
    List<Section> sections = new ArrayList<>();
    pages.forEach(
        (list, page) ->
            sections.add(
                new Section(
                    list.id(),
                    lines.lines(
                        page.rows(),
                        names,
                        asked.who(),
                        list == WorkList.DONE ? null : asked.counted().since()),
                    asked.counted().of(list),
                    page.next() == null ? null : asked.filter().next(list.id(), page.next()),
                    showing(asked.cursor() != null, page, fitting.get(list)))));
    return new Shown(
        sections,
        noticeLines.lines(asked.news(), names.people()),
        asked.lists().contains(WorkList.TEAM) ? names.assignees() : Map.of(),
        found(asked.filter(), fitting.values()));
  }

  /** How many tasks fit, by list, while not all are shown. */
  private static Map<WorkList, Integer> fitting(Asked asked, Map<WorkList, TaskLists.Page> pages) {
    Map<WorkList, Integer> fitting = new EnumMap<>(WorkList.class);
    if (!asked.filter().isNone()) {
      pages.forEach(
          (list, page) ->
              fitting.put(
                  list,
                  asked.cursor() == null && page.next() == null
                      ? Integer.valueOf(page.rows().size())
                      : list.isCounted() ? asked.fits().get(list) : Integer.valueOf(UNCOUNTED)));
    }
    return fitting;
  }

  private String found(TaskFilter filter, Collection<Integer> fitting) {
    if (filter.search() == null || fitting.contains(UNCOUNTED)) {
      return null;
    }
    int all = fitting.stream().mapToInt(Integer::intValue).sum();
    boolean more = fitting.stream().anyMatch(count -> count > TaskCounts.COUNT_UP_TO);
    String text = filter.search().text();
    return more
        ? say("task.search.found.many", all - 1, text)
        : say("task.search.found", all, text);
  }

  private String showing(boolean continued, TaskLists.Page page, Integer fitting) {
    if (fitting == null || fitting == UNCOUNTED || page.rows().isEmpty()) {
      return null;
    }
    int rows = page.rows().size();
    boolean many = fitting > TaskCounts.COUNT_UP_TO;
    if (continued) {
      return many
          ? say("task.showing.on.many", TaskCounts.COUNT_UP_TO)
          : say("task.showing.on", fitting);
    }
    if (many) {
      return say("task.showing.many", rows, TaskCounts.COUNT_UP_TO);
    }
    return page.next() == null ? say("task.showing.all", rows) : say("task.showing", rows, fitting);
  }

  private String say(String key, Object... values) {
    return messages.getMessage(key, values, Locale.UK);
  }
}
