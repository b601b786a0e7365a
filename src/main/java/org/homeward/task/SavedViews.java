package org.homeward.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Crumb;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/** Saved views with how many tasks each shows, for the list and for the page about them. */
@Component
class SavedViews {

  /** Most above the list. */
  private static final int SHOWN = 8;

  private static final String VIEW = "view";

  private final TaskViews views;
  private final TaskFilters filters;
  private final TaskLists lists;
  private final AgencyDirectory agencies;
  private final MessageSource messages;

  SavedViews(
      TaskViews views,
      TaskFilters filters,
      TaskLists lists,
      AgencyDirectory agencies,
      MessageSource messages) {
    this.views = views;
    this.filters = filters;
    this.lists = lists;
    this.agencies = agencies;
    this.messages = messages;
  }

  /**
   * A saved view, ready to be shown.
   *
   * @param count how many tasks it shows, in words: "3", or "1,000+"; null where that is not
   *     counted
   * @param what its filters in words
   * @param whose who can use it, in words
   * @param lost whether something that it filters by is there no more
   * @param current whether the list shows just this
   */
  record Shown(
      long id,
      String name,
      String href,
      String count,
      List<String> what,
      String whose,
      boolean lost,
      boolean current,
      boolean mayBeChanged) {}

  /** Those above the list, and whether there are more. */
  record Bar(List<Shown> views, boolean more) {}

  /** The first ones for the list, two statements at most. */
  Bar bar(SignedInUser who, String current) {
    List<TaskViews.Saved> saved = views.of(who, SHOWN + 1);
    boolean more = saved.size() > SHOWN;
    return new Bar(shown(more ? saved.subList(0, SHOWN) : saved, who, current), more);
  }

  /** All of them. */
  List<Shown> all(SignedInUser who) {
    return shown(views.of(who, TaskViews.MOST * (1 + who.getTeamCodes().size())), who, null);
  }

  /** View, filters and order of a request as they are kept. */
  String query(Map<String, String> given, SignedInUser who) {
    String view = TaskListController.known(given.getOrDefault(VIEW, ""));
    String address = filters.read(given, who).address(TaskListController.inAddress(view), null);
    return address.contains("?") ? address.substring(address.indexOf('?') + 1) : "";
  }

  /** What a query shows, in words. */
  List<String> words(String query, SignedInUser who) {
    Map<String, String> given = parameters(query);
    TaskFilter filter = filters.read(given, who);
    List<String> words = new ArrayList<>();
    words.add(say("task.views.of." + TaskListController.known(given.getOrDefault(VIEW, ""))));
    filters.chips(filter, null).stream().map(Crumb::text).forEach(words::add);
    if (filter.sort() != null) {
      words.add(say("task.filter.sort." + filter.sort()));
    }
    return words;
  }

  private List<Shown> shown(List<TaskViews.Saved> saved, SignedInUser who, String current) {
    List<TaskLists.Asked> asked =
        saved.stream()
            .map(
                view -> {
                  Map<String, String> given = parameters(view.query());
                  return new TaskLists.Asked(
                      lists(TaskListController.known(given.getOrDefault(VIEW, ""))),
                      filters.read(given, who));
                })
            .toList();
    List<Integer> counts = lists.countAll(asked, who);
    List<Shown> shown = new ArrayList<>();
    for (int i = 0; i < saved.size(); i++) {
      TaskViews.Saved view = saved.get(i);
      String query = query(parameters(view.query()), who);
      shown.add(
          new Shown(
              view.id(),
              view.name(),
              "/tasks?" + query,
              count(asked.get(i), counts.get(i)),
              words(view.query(), who),
              whose(view),
              !query.equals(view.query()),
              ("/tasks?" + query).equals(current),
              view.mayBeChangedBy(who)));
    }
    return shown;
  }

  private String count(TaskLists.Asked asked, int count) {
    if (asked.views().isEmpty()) {
      return null;
    }
    return count > TaskLists.COUNT_UP_TO
        ? say("task.views.many", TaskLists.COUNT_UP_TO)
        : say("task.views.count", count);
  }

  private String whose(TaskViews.Saved view) {
    return view.teamCode() == null
        ? say("task.views.mine")
        : agencies.team(view.teamCode()).map(Team::name).orElse(view.teamCode());
  }

  /** What is done is not counted: that would count all of the past. */
  private static List<TaskLists.View> lists(String view) {
    return switch (view) {
      case "mine" -> List.of(TaskLists.View.MINE);
      case "covered" -> List.of(TaskLists.View.COVERED);
      case "unassigned" -> List.of(TaskLists.View.UNASSIGNED);
      case "team" -> List.of(TaskLists.View.TEAM);
      case "later" -> List.of(TaskLists.View.LATER);
      case "waiting" -> List.of(TaskLists.View.WAITING);
      case "done" -> List.of();
      default -> List.of(TaskLists.View.MINE, TaskLists.View.UNASSIGNED);
    };
  }

  private static Map<String, String> parameters(String query) {
    UriComponents address = UriComponentsBuilder.fromUriString("/tasks?" + query).build();
    return address.getQueryParams().toSingleValueMap().entrySet().stream()
        .filter(one -> one.getValue() != null)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
