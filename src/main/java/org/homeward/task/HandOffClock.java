package org.homeward.task;

import java.time.Clock;
import java.time.Instant;
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
   */
  record Held(String agency, int days, boolean now, int sentBack) {}

  /** From one moment to another, or until now. */
  private record Span(Instant from, Instant to, boolean open) {}

  private record Row(
      long taskKey,
      String agency,
      Instant created,
      Instant finished,
      String fromAgency,
      String toAgency,
      Instant sent,
      Instant over) {}

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
        add(spans, row.fromAgency(), from, row.sent());
        add(spans, row.toAgency(), row.sent(), earlier(row.over(), row.finished()));
        from = row.over();
      }
      boolean last = i + 1 == rows.size() || rows.get(i + 1).taskKey() != task;
      if (last && from != null) {
        add(spans, row.agency(), from, row.finished());
      }
    }
    return spans.entrySet().stream()
        .map(entry -> held(entry.getKey(), entry.getValue(), returns))
        .sorted(
            Comparator.comparing((Held held) -> !held.now())
                .thenComparing(Comparator.comparingInt(Held::days).reversed())
                .thenComparing(Held::agency))
        .toList();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one == null ? other : one;
  }

  private void add(Map<String, List<Span>> spans, String agency, Instant from, Instant to) {
    spans
        .computeIfAbsent(agency, code -> new ArrayList<>())
        .add(new Span(from, to == null ? clock.instant() : to, to == null));
  }

  private Held held(String agency, List<Span> spans, Map<String, Integer> returns) {
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
    days += days(from, to, agency);
    return new Held(
        agency, days, spans.stream().anyMatch(Span::open), returns.getOrDefault(agency, 0));
  }

  private int days(Instant from, Instant to, String agency) {
    return from == null || to.isBefore(from) ? 0 : calendar.workingDaysBetween(from, to, agency);
  }

  private List<Row> rows(long caseId, String partner) {
    JdbcClient.StatementSpec select =
        jdbc.sql(
                """
                SELECT t.task_key, t.agency_code, t.created_at, t.finished_at, r.from_agency,
                  r.to_agency, r.sent_at, r.over_at
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
                    utc(row.getObject("over_at", LocalDateTime.class))))
        .list();
  }

  private static Instant utc(LocalDateTime at) {
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }
}
