package org.homeward.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.identity.Accounts;
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
  private final TaskCounts counts;
  private final Accounts accounts;
  private final AgencyDirectory agencies;
  private final MessageSource messages;

  SavedViews(
      TaskViews views,
      TaskFilters filters,
      TaskCounts counts,
      Accounts accounts,
      AgencyDirectory agencies,
      MessageSource messages) {
    this.views = views;
    this.filters = filters;
    this.counts = counts;
    this.accounts = accounts;
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

  /**
   * What has to be counted before it can be shown.
   *
   * @param more whether there are more of them
   */
  record Uncounted(List<TaskViews.Saved> views, List<TaskCounts.Asked> asked, boolean more) {}

  /** The first ones for the list, in one statement. */
  Uncounted first(SignedInUser who) {
    List<TaskViews.Saved> saved = views.of(who, SHOWN + 1);
    boolean more = saved.size() > SHOWN;
    List<TaskViews.Saved> first = more ? saved.subList(0, SHOWN) : saved;
    return new Uncounted(first, asked(first, who), more);
  }

  /**
   * The same with their numbers.
   *
   * @param counts a number for each
   * @param current address of the list that is shown
   */
  Bar bar(Uncounted first, List<Integer> counts, SignedInUser who, String current) {
    return new Bar(shown(first.views(), first.asked(), counts, who, current), first.more());
  }

  /** All of them. */
  List<Shown> all(SignedInUser who) {
    List<TaskViews.Saved> saved = views.of(who, TaskViews.MOST * (1 + who.getTeamCodes().size()));
    List<TaskCounts.Asked> asked = asked(saved, who);
    return shown(saved, asked, counts.countAll(asked, who), who, null);
  }

  private List<TaskCounts.Asked> asked(List<TaskViews.Saved> saved, SignedInUser who) {
    return saved.stream()
        .map(
            view -> {
              Map<String, String> given = parameters(view.query());
              return new TaskCounts.Asked(
                  WorkList.of(TaskListController.known(given.getOrDefault(VIEW, ""))).stream()
                      .filter(WorkList::isCounted)
                      // As the list counts it: what colleagues have is shown beside it.
                      .filter(list -> given.containsKey(VIEW) || list != WorkList.COVERED)
                      .toList(),
                  filters.read(given, who));
            })
        .toList();
  }

  /** View, filters and order of a request as they are kept. */
  String query(Map<String, String> given, SignedInUser who) {
    String view = TaskListController.known(given.getOrDefault(VIEW, ""));
    String address = filters.read(given, who).address(TaskListController.inAddress(view), null);
    return address.contains("?") ? address.substring(address.indexOf('?') + 1) : "";
  }

  /** What a query shows, in words. */
  List<String> words(String query, SignedInUser who) {
    TaskFilter filter = filters.read(parameters(query), who);
    return words(query, who, names(List.of(new TaskCounts.Asked(List.of(), filter))));
  }

  /** Names of the colleagues whose tasks are asked for; seldom any. */
  private Map<String, String> names(List<TaskCounts.Asked> asked) {
    Set<String> with =
        asked.stream()
            .map(one -> one.filter().with())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return with.isEmpty() ? Map.of() : accounts.namesOf(with);
  }

  private List<String> words(String query, SignedInUser who, Map<String, String> names) {
    Map<String, String> given = parameters(query);
    TaskFilter filter = filters.read(given, who);
    List<String> words = new ArrayList<>();
    words.add(say("task.views.of." + TaskListController.known(given.getOrDefault(VIEW, ""))));
    filters.chips(filter, null, names).stream().map(Crumb::text).forEach(words::add);
    if (filter.sort() != null) {
      words.add(say("task.filter.sort." + filter.sort()));
    }
    return words;
  }

  private List<Shown> shown(
      List<TaskViews.Saved> saved,
      List<TaskCounts.Asked> asked,
      List<Integer> counts,
      SignedInUser who,
      String current) {
    Map<String, String> names = names(asked);
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
              words(view.query(), who, names),
              whose(view),
              !query.equals(view.query()),
              ("/tasks?" + query).equals(current),
              view.mayBeChangedBy(who)));
    }
    return shown;
  }

  private String count(TaskCounts.Asked asked, int count) {
    if (asked.lists().isEmpty()) {
      return null;
    }
    return count > TaskCounts.COUNT_UP_TO
        ? say("task.views.many", TaskCounts.COUNT_UP_TO)
        : say("task.views.count", count);
  }

  private String whose(TaskViews.Saved view) {
    return view.teamCode() == null
        ? say("task.views.mine")
        : agencies.team(view.teamCode()).map(Team::name).orElse(view.teamCode());
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
