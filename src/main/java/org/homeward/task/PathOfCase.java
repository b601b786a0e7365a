package org.homeward.task;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.homeward.casefile.CasePath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was finished in a case, for its process map, and how matters within it stand. */
@Component
class PathOfCase implements CasePath {

  private final JdbcClient jdbc;

  PathOfCase(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional(readOnly = true)
  public List<FinishedStep> finished(long caseId, int most) {
    return jdbc.sql(
            """
            SELECT element_id, title, subject_title, team_code, finished_by, finished_at,
              audience_agency
            FROM human_task
            WHERE case_id = :caseId AND state IN ('COMPLETED', 'COMPLETING')
            ORDER BY finished_at DESC, task_key DESC LIMIT :most
            """)
        .param("caseId", caseId)
        .param("most", most)
        .query(
            (row, n) ->
                new FinishedStep(
                    row.getString("element_id"),
                    HumanTask.title(row.getString("title"), row.getString("subject_title")),
                    row.getString("team_code"),
                    row.getString("finished_by"),
                    row.getObject("finished_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                    row.getString("audience_agency")))
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public List<SubjectTask> ofSubjects(Collection<Long> caseIds) {
    return caseIds.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                SELECT case_id, subject, team_code, state, assignee, due_at, finished_at
                FROM human_task WHERE case_id IN (:caseIds) AND subject <> '' ORDER BY task_key
                """)
            .param("caseIds", caseIds)
            .query(
                (row, n) ->
                    new SubjectTask(
                        row.getLong("case_id"),
                        row.getString("subject"),
                        row.getString("team_code"),
                        state(TaskState.valueOf(row.getString("state")), row.getString("assignee")),
                        instant(row.getObject("due_at", LocalDateTime.class)),
                        instant(row.getObject("finished_at", LocalDateTime.class))))
            .list();
  }

  private static State state(TaskState state, String assignee) {
    return switch (state) {
      case OPEN -> assignee == null ? State.WAITING : State.TAKEN;
      case COMPLETING, COMPLETED -> State.FINISHED;
      case CANCELED -> State.ENDED;
    };
  }

  private static Instant instant(LocalDateTime utc) {
    return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
  }
}
