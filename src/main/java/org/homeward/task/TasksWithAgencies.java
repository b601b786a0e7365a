package org.homeward.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.agency.WorkingCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads with which agencies tasks were, and when their clocks were stopped. */
@Component
class TasksWithAgencies {

  /** No case has nearly so many tasks and moves; what is later than that many is left out. */
  private static final int MOST = 1000;

  /** Reasons of {@code task/clock.form}. */
  private static final Set<String> FOR_PERSON = Set.of("decision", "unwell");

  private final JdbcClient jdbc;

  TasksWithAgencies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A task.
   *
   * @param agency with whom it is, or was last
   * @param taken when who has it, or finished it, took it; or null
   * @param moves when it came to another agency, in their order
   * @param pauses when its clock was stopped, in their order
   */
  record Task(
      long key,
      String agency,
      Instant created,
      Instant taken,
      Instant finished,
      List<Move> moves,
      List<Pause> pauses) {}

  /**
   * A task went from one agency to another.
   *
   * @param sentBack whether it was sent back to who has to answer
   * @param over when the answer came; null if it has not, or if it was not sent back
   */
  record Move(Instant at, String from, String to, boolean sentBack, Instant over) {}

  /**
   * When a clock was stopped, and when it ran again.
   *
   * @param forPerson whether the person was waited for: a decision of theirs, or that they are well
   */
  record Pause(Instant from, Instant to, boolean forPerson) {}

  private record Row(
      long caseId,
      long taskKey,
      String kind,
      String from,
      String to,
      Instant begin,
      Instant taken,
      Instant end) {}

  /**
   * The tasks of cases.
   *
   * @param cases ids, one at least
   * @param partner an agency that may know only of its own and of everybody's, or null
   * @return by case, in the order in which they came
   */
  Map<Long, List<Task>> of(Collection<Long> cases, String partner) {
    Map<Long, Task> tasks = new LinkedHashMap<>();
    Map<Long, List<Task>> byCase = new HashMap<>();
    for (Row row : rows(cases, partner)) {
      if (row.kind().equals("0-TASK")) {
        Task task =
            new Task(
                row.taskKey(),
                row.from(),
                row.begin(),
                row.taken(),
                row.end(),
                new ArrayList<>(),
                new ArrayList<>());
        tasks.put(task.key(), task);
        byCase.computeIfAbsent(row.caseId(), id -> new ArrayList<>()).add(task);
      } else if (tasks.containsKey(row.taskKey())) {
        Task task = tasks.get(row.taskKey());
        if (row.kind().equals("1-PAUSE")) {
          task.pauses().add(new Pause(row.begin(), row.end(), FOR_PERSON.contains(row.to())));
        } else {
          task.moves()
              .add(
                  new Move(
                      row.begin(), row.from(), row.to(), row.kind().equals("2-RETURN"), row.end()));
        }
      }
    }
    return byCase;
  }

  private List<Row> rows(Collection<Long> cases, String partner) {
    JdbcClient.StatementSpec select =
        jdbc.sql(
                """
                SELECT t.case_id, t.task_key, '0-TASK' AS kind, t.agency_code AS from_agency,
                  t.agency_code AS to_agency, t.created_at AS begun, t.claimed_at AS taken,
                  t.finished_at AS ended, NULL AS until_day
                FROM human_task t WHERE t.case_id IN (:cases) %1$s
                UNION ALL
                SELECT t.case_id, t.task_key, '1-PAUSE', p.agency_code, p.reason,
                  p.stopped_at, NULL, p.started_at, p.until_day
                FROM task_pause p JOIN human_task t ON t.task_key = p.task_key
                WHERE t.case_id IN (:cases) %1$s
                UNION ALL
                SELECT t.case_id, t.task_key, '2-RETURN', r.from_agency, r.to_agency, r.sent_at,
                  NULL, r.over_at, NULL
                FROM task_return r JOIN human_task t ON t.task_key = r.task_key
                WHERE t.case_id IN (:cases) %1$s
                UNION ALL
                SELECT t.case_id, t.task_key, '3-ROUTE', m.from_agency, m.to_agency, m.moved_at,
                  NULL, NULL, NULL
                FROM task_route m JOIN human_task t ON t.task_key = m.task_key
                WHERE t.case_id IN (:cases) %1$s
                ORDER BY case_id, kind, begun, task_key LIMIT %2$d
                """
                    .formatted(
                        partner == null
                            ? ""
                            : "AND (t.audience_agency IS NULL OR t.audience_agency = :partner)",
                        (long) MOST * cases.size()))
            .param("cases", cases);
    return (partner == null ? select : select.param("partner", partner))
        .query(
            (row, n) ->
                new Row(
                    row.getLong("case_id"),
                    row.getLong("task_key"),
                    row.getString("kind"),
                    row.getString("from_agency"),
                    row.getString("to_agency"),
                    utc(row.getObject("begun", LocalDateTime.class)),
                    utc(row.getObject("taken", LocalDateTime.class)),
                    end(
                        utc(row.getObject("ended", LocalDateTime.class)),
                        row.getObject("until_day", LocalDate.class))))
        .list();
  }

  /** A stopped clock that nobody started again ran from its day on. */
  private static Instant end(Instant ended, LocalDate until) {
    return ended != null || until == null
        ? ended
        : until.atStartOfDay(WorkingCalendar.LONDON).toInstant();
  }

  private static Instant utc(LocalDateTime at) {
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }
}
