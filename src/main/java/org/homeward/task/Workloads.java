package org.homeward.task;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How much colleagues have to do, and who of them knows a case. */
@Component
class Workloads {

  private final JdbcClient jdbc;
  private final Clock clock;

  Workloads(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Somebody's open tasks.
   *
   * @param open how many they have taken, in all of their teams
   * @param overdue how many of those are late
   */
  record Workload(int open, int overdue) {

    static final Workload NONE = new Workload(0, 0);
  }

  /** Open tasks of several people, in one statement; who has none is left out. */
  @Transactional(readOnly = true)
  public Map<String, Workload> of(Collection<String> usernames) {
    Map<String, Workload> workloads = new HashMap<>();
    if (!usernames.isEmpty()) {
      jdbc.sql(
              """
              SELECT assignee, COUNT(*) AS open_tasks,
                SUM(CASE WHEN due_at < :now THEN 1 ELSE 0 END) AS overdue
              FROM human_task WHERE assignee IN (:people) AND state = 'OPEN' GROUP BY assignee
              """)
          .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .param("people", usernames)
          .query(
              row -> {
                workloads.put(
                    row.getString("assignee"),
                    new Workload(row.getInt("open_tasks"), row.getInt("overdue")));
              });
    }
    return workloads;
  }

  /** Those of several people who have, or had, another task in one of some cases. */
  @Transactional(readOnly = true)
  public Set<String> knowing(
      Collection<Long> caseIds, Collection<Long> butTasks, Collection<String> usernames) {
    if (caseIds.isEmpty() || usernames.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(
        jdbc.sql(
                """
                SELECT DISTINCT COALESCE(finished_by, assignee) FROM human_task
                WHERE case_id IN (:cases) AND task_key NOT IN (:but)
                  AND COALESCE(finished_by, assignee) IN (:people)
                """)
            .param("cases", caseIds)
            .param("but", butTasks)
            .param("people", usernames)
            .query(String.class)
            .list());
  }
}
