package org.homeward.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseAudiences;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long each agency has had a case: the working days of its own calendar in which at least one
 * open task was with it, tasks that ran side by side counted once. While a task was sent back, it
 * was with who had to answer.
 */
@Component
class HandOffClock {

  /** No case has nearly so many tasks; what is older than that many is left out. */
  private static final int MOST = 500;

  private final JdbcClient jdbc;
  private final CaseAudiences audiences;
  private final WorkingCalendar calendar;
  private final Clock clock;

  HandOffClock(JdbcClient jdbc, CaseAudiences audiences, WorkingCalendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.audiences = audiences;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * What one agency had.
   *
   * @param agency its code
   * @param days working days by its calendar
   * @param now whether something is with it at the moment
   * @param sentBack how often something was sent back to it
   * @param paused further working days on which it only had tasks whose clock was stopped
   */
  record Held(String agency, int days, boolean now, int sentBack, int paused) {}

  /** From one moment to another, or until now. */
  private record Span(long taskKey, Instant from, Instant to, boolean open) {}

  private record Row(
      long taskKey,
      String agency,
      Instant created,
      Instant finished,
      String fromAgency,
      String toAgency,
      Instant sent,
      Instant over,
      boolean paused) {}

  /** When the clock of a task was stopped, and when it ran again. */
  private record Pause(long taskKey, Instant from, Instant to) {}

  /** Those who had it, who has it now and longest first; as far as a person may know of it. */
  @Transactional(readOnly = true)
  public List<Held> of(long caseId, SignedInUser who) {
    Map<String, List<Span>> spans = new LinkedHashMap<>();
    Map<String, Integer> returns = new LinkedHashMap<>();
    Instant from = null;
    long task = 0;
    List<Row> rows = rows(caseId, audiences.partnerOf(who));
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.taskKey() != task) {
        task = row.taskKey();
        from = row.created();
      }
      if (row.sent() != null) {
        returns.merge(row.toAgency(), 1, Integer::sum);
        add(spans, row.fromAgency(), task, from, row.sent());
        add(spans, row.toAgency(), task, row.sent(), earlier(row.over(), row.finished()));
        from = row.over();
      }
      boolean last = i + 1 == rows.size() || rows.get(i + 1).taskKey() != task;
      if (last && from != null) {
        add(spans, row.agency(), task, from, row.finished());
      }
    }
    List<Pause> pauses = rows.stream().anyMatch(Row::paused) ? pauses(caseId) : List.of();
    return spans.entrySet().stream()
        .map(entry -> held(entry.getKey(), entry.getValue(), pauses, returns))
        .sorted(
            Comparator.comparing((Held held) -> !held.now())
                .thenComparing(Comparator.comparingInt(Held::days).reversed())
                .thenComparing(Held::agency))
        .toList();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one == null ? other : one;
  }

  private void add(
      Map<String, List<Span>> spans, String agency, long task, Instant from, Instant to) {
    spans
        .computeIfAbsent(agency, code -> new ArrayList<>())
        .add(new Span(task, from, to == null ? clock.instant() : to, to == null));
  }

  private Held held(
      String agency, List<Span> spans, List<Pause> pauses, Map<String, Integer> returns) {
    int all = days(spans, agency);
    int running =
        pauses.isEmpty()
            ? all
            : days(spans.stream().flatMap(span -> running(span, pauses).stream()).toList(), agency);
    return new Held(
        agency,
        running,
        spans.stream().anyMatch(Span::open),
        returns.getOrDefault(agency, 0),
        Math.max(0, all - running));
  }

  /** What is left of a span when the clock of its task was stopped in between. */
  private static List<Span> running(Span span, List<Pause> pauses) {
    List<Span> left = new ArrayList<>();
    Instant from = span.from();
    for (Pause pause : pauses) {
      if (pause.taskKey() == span.taskKey() && pause.from().isBefore(span.to())) {
        if (pause.from().isAfter(from)) {
          left.add(new Span(span.taskKey(), from, pause.from(), false));
        }
        from = pause.to().isAfter(from) ? pause.to() : from;
      }
    }
    if (from.isBefore(span.to())) {
      left.add(new Span(span.taskKey(), from, span.to(), span.open()));
    }
    return left;
  }

  private int days(List<Span> spans, String agency) {
    List<Span> sorted = spans.stream().sorted(Comparator.comparing(Span::from)).toList();
    int days = 0;
    Instant from = null;
    Instant to = null;
    for (Span span : sorted) {
      if (to == null || span.from().isAfter(to)) {
        days += days(from, to, agency);
        from = span.from();
        to = span.to();
      } else if (span.to().isAfter(to)) {
        to = span.to();
      }
    }
    return days + days(from, to, agency);
  }

  private int days(Instant from, Instant to, String agency) {
    return from == null || to.isBefore(from) ? 0 : calendar.workingDaysBetween(from, to, agency);
  }

  private List<Row> rows(long caseId, String partner) {
    JdbcClient.StatementSpec select =
        jdbc.sql(
                """
                SELECT t.task_key, t.agency_code, t.created_at, t.finished_at, r.from_agency,
                  r.to_agency, r.sent_at, r.over_at,
                  EXISTS (SELECT 1 FROM task_pause p WHERE p.task_key = t.task_key) AS paused
                FROM human_task t LEFT JOIN task_return r ON r.task_key = t.task_key
                WHERE t.case_id = :caseId %s
                ORDER BY t.task_key, r.id LIMIT %d
                """
                    .formatted(
                        partner == null
                            ? ""
                            : "AND (t.audience_agency IS NULL OR t.audience_agency = :partner)",
                        MOST))
            .param("caseId", caseId);
    return (partner == null ? select : select.param("partner", partner))
        .query(
            (row, n) ->
                new Row(
                    row.getLong("task_key"),
                    row.getString("agency_code"),
                    utc(row.getObject("created_at", LocalDateTime.class)),
                    utc(row.getObject("finished_at", LocalDateTime.class)),
                    row.getString("from_agency"),
                    row.getString("to_agency"),
                    utc(row.getObject("sent_at", LocalDateTime.class)),
                    utc(row.getObject("over_at", LocalDateTime.class)),
                    row.getBoolean("paused")))
        .list();
  }

  /** In their order; one that nobody ended was over on its day. */
  private List<Pause> pauses(long caseId) {
    return jdbc.sql(
            """
            SELECT p.task_key, p.stopped_at, p.until_day, p.started_at
            FROM task_pause p JOIN human_task t ON t.task_key = p.task_key
            WHERE t.case_id = :caseId ORDER BY p.id LIMIT %d
            """
                .formatted(MOST))
        .param("caseId", caseId)
        .query(
            (row, n) ->
                new Pause(
                    row.getLong("task_key"),
                    utc(row.getObject("stopped_at", LocalDateTime.class)),
                    earlier(
                        utc(row.getObject("started_at", LocalDateTime.class)),
                        row.getObject("until_day", LocalDate.class)
                            .atStartOfDay(WorkingCalendar.LONDON)
                            .toInstant())))
        .list();
  }

  private static Instant utc(LocalDateTime at) {
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }
}
