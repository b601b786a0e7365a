package org.homeward.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseFollowers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells those who follow a case that a task in it is overdue: once for each task, by whichever copy
 * of the application comes first, also when its due date is moved and missed again.
 */
@Component
class OverdueTasks {

  /** What was missed longer ago, while Homeward did not run, is no news. */
  private static final Duration NEWS = Duration.ofDays(3);

  private static final int AT_ONCE = 100;

  /** Reads what became due in a few days, whatever there was before. */
  private static final String MISSED =
      """
      SELECT t.task_key, t.case_id, t.due_at, t.team_code, t.audience_agency
      FROM human_task t
      WHERE t.state = 'OPEN' AND t.due_at > :since AND t.due_at <= :now
        AND (t.due_at > :due OR t.task_key > :after) AND t.breach_told_at IS NULL
        AND EXISTS (SELECT 1 FROM case_follow f
                    WHERE f.case_id = t.case_id AND f.followed_at <= t.due_at)
      ORDER BY t.due_at, t.task_key
      LIMIT :most
      """;

  private record Missed(
      long taskKey, long caseId, LocalDateTime dueAt, String teamCode, String audienceAgency) {}

  private final JdbcClient jdbc;
  private final CaseFollowers followers;
  private final CaseFiles cases;
  private final AgencyDirectory agencies;
  private final TransactionTemplate transaction;
  private final Clock clock;

  OverdueTasks(
      JdbcClient jdbc,
      CaseFollowers followers,
      CaseFiles cases,
      AgencyDirectory agencies,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.followers = followers;
    this.cases = cases;
    this.agencies = agencies;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Looks once. */
  void look() {
    Instant now = clock.instant();
    LocalDateTime due = utc(now.minus(NEWS));
    long after = 0;
    List<Missed> missed;
    do {
      missed = missed(due, after, utc(now));
      missed.forEach(one -> tell(one, utc(now)));
      if (!missed.isEmpty()) {
        due = missed.getLast().dueAt();
        after = missed.getLast().taskKey();
      }
    } while (missed.size() == AT_ONCE);
  }

  private List<Missed> missed(LocalDateTime due, long after, LocalDateTime now) {
    return jdbc.sql(MISSED)
        // One moment earlier: those that are due at the same moment come by their number.
        .param("since", due.minusNanos(1000))
        .param("due", due)
        .param("after", after)
        .param("now", now)
        .param("most", AT_ONCE)
        .query(
            (row, n) ->
                new Missed(
                    row.getLong("task_key"),
                    row.getLong("case_id"),
                    row.getObject("due_at", LocalDateTime.class),
                    row.getString("team_code"),
                    row.getString("audience_agency")))
        .list();
  }

  private void tell(Missed task, LocalDateTime now) {
    transaction.executeWithoutResult(
        status -> {
          if (claimed(task, now)) {
            followers.overdue(
                cases.get(task.caseId()),
                agencies.team(task.teamCode()).map(Team::name).orElse(task.teamCode()),
                task.audienceAgency());
          }
        });
  }

  /** Of several copies at the same moment one tells; of a task that was finished meanwhile none. */
  private boolean claimed(Missed task, LocalDateTime now) {
    return jdbc.sql(
                """
                UPDATE human_task SET breach_told_at = :now
                WHERE task_key = :task AND breach_told_at IS NULL AND state = 'OPEN'
                  AND due_at <= :now
                """)
            .param("task", task.taskKey())
            .param("now", now)
            .update()
        == 1;
  }

  private static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
