package org.homeward.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.agency.WorkingCalendar;
import org.homeward.identity.SignedInUser;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much there is to do, in numbers alone, for those who do not look at their list just now. */
@Service
public class WorkAtAGlance {

  private final JdbcClient jdbc;
  private final TaskViews views;
  private final SavedViews saved;
  private final MessageSource messages;
  private final Clock clock;

  WorkAtAGlance(
      JdbcClient jdbc, TaskViews views, SavedViews saved, MessageSource messages, Clock clock) {
    this.jdbc = jdbc;
    this.views = views;
    this.saved = saved;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Open tasks of one person.
   *
   * @param today how many are due today and not late yet
   * @param overdue how many are late
   */
  public record Due(int today, int overdue) {}

  /**
   * What is due of the tasks that people have taken, in one statement.
   *
   * @param usernames the people
   * @return by user name; who has nothing due is left out
   */
  @Transactional(readOnly = true)
  public Map<String, Due> due(Collection<String> usernames) {
    Instant now = clock.instant();
    Map<String, Due> due = new HashMap<>();
    if (!usernames.isEmpty()) {
      jdbc.sql(
              """
              SELECT assignee, COUNT(*) AS tasks, SUM(CASE WHEN due_at < :now THEN 1 ELSE 0 END) AS late
              FROM human_task
              WHERE assignee IN (:people) AND state = 'OPEN' AND due_at < :tomorrow
              GROUP BY assignee
              """)
          .param("people", usernames)
          .param("now", utc(now))
          .param(
              "tomorrow",
              utc(
                  WorkingCalendar.dayOf(now)
                      .plusDays(1)
                      .atStartOfDay(WorkingCalendar.LONDON)
                      .toInstant()))
          .query(
              row -> {
                int late = row.getInt("late");
                due.put(row.getString("assignee"), new Due(row.getInt("tasks") - late, late));
              });
    }
    return due;
  }

  /**
   * How many tasks came to teams since a moment and are free, in one statement.
   *
   * @param teamCodes the teams
   * @param since the moment
   * @return by team; those without any are left out
   */
  @Transactional(readOnly = true)
  public Map<String, Integer> newSince(Collection<String> teamCodes, Instant since) {
    Map<String, Integer> counts = new HashMap<>();
    if (!teamCodes.isEmpty()) {
      jdbc.sql(
              """
              SELECT team_code, COUNT(*) AS tasks FROM human_task
              WHERE team_code IN (:teams) AND state = 'OPEN' AND assignee IS NULL
                AND held_since >= :since
              GROUP BY team_code
              """)
          .param("teams", teamCodes)
          .param("since", utc(since))
          .query(
              row -> {
                counts.put(row.getString("team_code"), row.getInt("tasks"));
              });
    }
    return counts;
  }

  /**
   * The saved views that a person may use.
   *
   * @param who the person
   * @return names by number
   */
  @Transactional(readOnly = true)
  public Map<Long, String> views(SignedInUser who) {
    Map<Long, String> names = new LinkedHashMap<>();
    views
        .of(who, TaskViews.MOST * (1 + who.getTeamCodes().size()))
        .forEach(view -> names.put(view.id(), view.name()));
    return names;
  }

  /**
   * How many tasks the saved views that a person may use show just now, in two statements.
   *
   * @param who the person
   * @return numbers in words by number of the view; what is done is not counted, and views that
   *     show nothing are left out
   */
  @Transactional(readOnly = true)
  public Map<Long, String> counts(SignedInUser who) {
    Map<Long, String> counts = new LinkedHashMap<>();
    String none = messages.getMessage("task.views.count", new Object[] {0}, Locale.UK);
    List<SavedViews.Shown> all = saved.all(who);
    all.stream()
        .filter(view -> view.count() != null && !view.count().equals(none))
        .forEach(view -> counts.put(view.id(), view.count()));
    return counts;
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
