package org.homeward.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseSearches;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a person wants to see of their lists, as it stands in the address. Values that are none of
 * the offered ones count as not given.
 *
 * @param pathway id of a pathway, or null
 * @param borough code of the home borough, or null
 * @param ward team code of the ward the person is on, or null
 * @param team code of the responsible team, or null
 * @param due {@code overdue}, {@code today} or {@code week}, or null
 * @param waiting how many weeks a task has waited at least: {@code 1}, {@code 2} or {@code 4}, or
 *     null
 * @param ready how many calendar days the person has been clinically ready at least: {@code 7},
 *     {@code 14} or {@code 28}, or null
 * @param only {@code escalated}, or null
 * @param priority {@code high}, or null
 * @param phase of the pathway, or null
 * @param trust code of the trust that looks after the person, or null
 * @param role code of the role that is asked, or null
 * @param agency code of the agency that has what was sent back to it, or null
 * @param with user name of the colleague who has taken it, or null
 * @param sort {@code longest} or {@code newest} with the team, {@code ready} longest, or null for
 *     high priority first, then what is due first; no filter, as it takes nothing away
 * @param search what was searched for and found, or null
 */
record TaskFilter(
    String pathway,
    String borough,
    String ward,
    String team,
    String due,
    String waiting,
    String ready,
    String only,
    String priority,
    String phase,
    String trust,
    String role,
    String agency,
    String with,
    String sort,
    CaseSearches.Found search) {

  static final List<String> DUE = List.of("overdue", "today", "week");
  static final List<String> WAITING = List.of("1", "2", "4");
  static final List<String> READY = List.of("7", "14", "28");
  static final String LONGEST = "longest";
  static final String NEWEST = "newest";
  static final String LONGEST_READY = "ready";
  static final List<String> SORTS = List.of(LONGEST, NEWEST, LONGEST_READY);
  static final String HIGH = "high";
  static final String ESCALATED = "escalated";

  private static final int WEEK = 7;

  /** What can be chosen, by name in the address. */
  record Offered(
      Set<String> pathways,
      Set<String> boroughs,
      Set<String> wards,
      Set<String> teams,
      Set<String> phases,
      Set<String> trusts,
      Set<String> roles,
      Set<String> agencies) {}

  private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}._@+-]{1,100}");

  /** One filter that is on. */
  record On(String name, String value) {}

  static TaskFilter of(Map<String, String> given, Offered offered) {
    return new TaskFilter(
        among(given.get("pathway"), offered.pathways()),
        among(given.get("borough"), offered.boroughs()),
        among(given.get("ward"), offered.wards()),
        among(given.get("team"), offered.teams()),
        among(given.get("due"), Set.copyOf(DUE)),
        among(given.get("waiting"), Set.copyOf(WAITING)),
        among(given.get("ready"), Set.copyOf(READY)),
        among(given.get("only"), Set.of(ESCALATED)),
        among(given.get("priority"), Set.of(HIGH)),
        among(given.get("phase"), offered.phases()),
        among(given.get("trust"), offered.trusts()),
        among(given.get("role"), offered.roles()),
        "waiting".equals(given.get("view")) ? among(given.get("agency"), offered.agencies()) : null,
        "team".equals(given.get("view")) ? username(given.get("with")) : null,
        among(given.get("sort"), Set.copyOf(SORTS)),
        null);
  }

  private static String among(String value, Set<String> offered) {
    return value != null && offered.contains(value) ? value : null;
  }

  private static String username(String value) {
    return value != null && USERNAME.matcher(value).matches() ? value : null;
  }

  /** The same with what a search found, which may be null. */
  TaskFilter with(CaseSearches.Found found) {
    return new TaskFilter(
        pathway, borough, ward, team, due, waiting, ready, only, priority, phase, trust, role,
        agency, with, sort, found);
  }

  /** The same order and search, without filters. */
  TaskFilter cleared() {
    return new TaskFilter(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, sort,
        search);
  }

  /** Whether the whole list is shown, in whatever order. */
  boolean isNone() {
    return on().isEmpty() && search == null;
  }

  /** The filters that are on, in the order of the page. */
  List<On> on() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("due", due);
    all.put("waiting", waiting);
    all.put("ready", ready);
    all.put("pathway", pathway);
    all.put("phase", phase);
    all.put("borough", borough);
    all.put("trust", trust);
    all.put("ward", ward);
    all.put("team", team);
    all.put("role", role);
    all.put("agency", agency);
    all.put("with", with);
    all.put("only", only);
    all.put("priority", priority);
    List<On> on = new ArrayList<>();
    all.forEach(
        (name, value) -> {
          if (value != null) {
            on.add(new On(name, value));
          }
        });
    return on;
  }

  /**
   * The address of a list with these filters, their order and the token of the search, without one
   * of them if one is named.
   */
  String address(String view, String without) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/tasks");
    if (view != null) {
      address.queryParam("view", view);
    }
    on().stream()
        .filter(one -> !one.name().equals(without) && belongs(one.name(), view))
        .forEach(one -> address.queryParam(one.name(), one.value()));
    if (sort != null) {
      address.queryParam("sort", sort);
    }
    if (search != null && !"search".equals(without)) {
      address.queryParam("search", search.token());
    }
    return address.build().toUriString();
  }

  /** What is offered on one list alone does not go along to the others. */
  private static boolean belongs(String name, String view) {
    return switch (name) {
      case "agency" -> "waiting".equals(view);
      case "with" -> "team".equals(view);
      default -> true;
    };
  }

  /** The address of the next page of a list. */
  String next(String view, TaskCursor after) {
    return address(view, null) + "&after=" + after.text();
  }

  /** Filters and order, for a form that leaves them as they are. */
  List<On> kept() {
    List<On> kept = new ArrayList<>(on());
    if (sort != null) {
      kept.add(new On("sort", sort));
    }
    return kept;
  }

  /** Where the case has to be looked at too, as "t" stands for the task. */
  String join() {
    return pathway == null
            && borough == null
            && ward == null
            && ready == null
            && trust == null
            && !LONGEST_READY.equals(sort)
            && (search == null || search.wards().isEmpty())
        ? ""
        : " JOIN pathway_case c ON c.id = t.case_id";
  }

  /** Conditions over the task "t" and the case "c", each with "AND" before it. */
  String conditions() {
    StringBuilder sql = new StringBuilder();
    add(sql, pathway, " AND c.pathway_id = :pathway");
    add(sql, borough, " AND c.borough_code = :borough");
    add(sql, ward, " AND c.ward_team_code = :ward");
    add(sql, team, " AND t.team_code = :team");
    add(sql, only, " AND t.escalation = TRUE");
    add(sql, priority, " AND t.priority = " + Priority.HIGH.rank());
    add(sql, phase, " AND t.phase = :phase");
    add(sql, trust, " AND c.trust_code = :trust");
    add(sql, role, " AND t.role = :role");
    add(sql, agency, " AND t.agency_code = :agency");
    add(sql, with, " AND t.assignee = :with");
    add(sql, due, " AND t.due_at < :dueBefore");
    add(sql, waiting, " AND t.held_since < :waitingSince");
    add(sql, ready, " AND c.ready_since <= :readySince");
    if (search != null) {
      sql.append(search.condition("t.case_id"));
    }
    return sql.toString();
  }

  private static void add(StringBuilder sql, String value, String condition) {
    if (value != null) {
      sql.append(condition);
    }
  }

  /** The parameters of {@link #conditions}. */
  Map<String, Object> parameters(Clock clock) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    put(parameters, "pathway", pathway);
    put(parameters, "borough", borough);
    put(parameters, "ward", ward);
    put(parameters, "team", team);
    put(parameters, "phase", phase);
    put(parameters, "trust", trust);
    put(parameters, "role", role);
    put(parameters, "agency", agency);
    put(parameters, "with", with);
    if (due != null) {
      parameters.put("dueBefore", LocalDateTime.ofInstant(before(clock.instant()), ZoneOffset.UTC));
    }
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    if (waiting != null) {
      Instant since =
          today
              .minusWeeks(Long.parseLong(waiting))
              .plusDays(1)
              .atStartOfDay(WorkingCalendar.LONDON)
              .toInstant();
      parameters.put("waitingSince", LocalDateTime.ofInstant(since, ZoneOffset.UTC));
    }
    if (ready != null) {
      parameters.put("readySince", today.minusDays(Long.parseLong(ready)));
    }
    if (search != null) {
      parameters.putAll(search.parameters());
    }
    return parameters;
  }

  private static void put(Map<String, Object> parameters, String name, String value) {
    if (value != null) {
      parameters.put(name, value);
    }
  }

  /** What is overdue is due today, and this week, too. */
  private Instant before(Instant now) {
    LocalDate today = WorkingCalendar.dayOf(now);
    return switch (due) {
      case "today" -> today.plusDays(1).atStartOfDay(WorkingCalendar.LONDON).toInstant();
      case "week" -> today.plusDays(WEEK).atStartOfDay(WorkingCalendar.LONDON).toInstant();
      default -> now;
    };
  }
}
