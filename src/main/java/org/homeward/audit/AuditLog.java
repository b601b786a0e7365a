package org.homeward.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the trail, newest entry first. */
@Component
class AuditLog {

  /** An entry gets its number within this time after its moment, whatever copies' clocks say. */
  private static final Duration SLACK = Duration.ofHours(1);

  private final JdbcClient jdbc;

  AuditLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Entries that fit, at most three statements. Days become a range of numbers first, so that no
   * more is looked at than what was written in them.
   *
   * @param filter which
   * @param before number of the last entry of the page before, or null
   * @param limit how many at most
   */
  @Transactional(readOnly = true)
  public List<AuditEntry> newestFirst(AuditFilter filter, Long before, int limit) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    equal("agency_code", filter.agencyCode(), conditions, values);
    equal("username", filter.username(), conditions, values);
    equal("case_reference", filter.caseReference(), conditions, values);
    equal("person_id", filter.personId(), conditions, values);
    if (filter.listedPersonId() != null) {
      conditions.add("e.people LIKE :listed");
      values.put("listed", "% " + filter.listedPersonId() + " %");
    }
    if (filter.group() != null) {
      conditions.add(filter.group().condition());
    }
    if (filter.from() != null) {
      conditions.add("e.at >= :from AND e.id > :first");
      values.put("from", utc(filter.from()));
      values.put("first", lastBefore(filter.from().minus(SLACK)));
    }
    if (filter.to() != null) {
      conditions.add("e.at < :to AND e.id < :last");
      values.put("to", utc(filter.to()));
      values.put("last", firstFrom(filter.to().plus(SLACK)));
    }
    if (before != null) {
      conditions.add("e.id < :before");
      values.put("before", before);
    }
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    return jdbc.sql(
            "SELECT "
                + AuditEntry.COLUMNS
                + " FROM audit_entry e"
                + where
                + " ORDER BY e.id DESC LIMIT "
                + limit)
        .params(values)
        .query((row, n) -> AuditEntry.of(row))
        .list();
  }

  private static void equal(
      String column, Object value, List<String> conditions, Map<String, Object> values) {
    if (value != null) {
      conditions.add("e." + column + " = :" + column);
      values.put(column, value);
    }
  }

  private long lastBefore(Instant moment) {
    return jdbc.sql("SELECT id FROM audit_entry WHERE at < :at ORDER BY at DESC, id DESC LIMIT 1")
        .param("at", utc(moment))
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  private long firstFrom(Instant moment) {
    return jdbc.sql("SELECT id FROM audit_entry WHERE at >= :at ORDER BY at, id LIMIT 1")
        .param("at", utc(moment))
        .query(Long.class)
        .optional()
        .orElse(Long.MAX_VALUE);
  }

  private static LocalDateTime utc(Instant moment) {
    return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
  }
}
