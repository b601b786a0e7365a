package org.homeward.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeward.casefile.EmergencyOpenings;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps openings; none is ever changed but by its review. */
@Component
class EmergencyStore implements EmergencyOpenings {

  static final int PAGE = 25;

  private final JdbcClient jdbc;
  private final Clock clock;

  EmergencyStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Map<Long, Instant> openFor(SignedInUser who) {
    Map<Long, Instant> open = new HashMap<>();
    jdbc.sql(
            """
            SELECT person_id, until_at FROM emergency_opening
            WHERE username = :me AND until_at > :now AND person_id IS NOT NULL
            """)
        .param("me", who.getUsername())
        .param("now", utc(clock.instant()))
        .query(
            row -> {
              open.merge(row.getLong("person_id"), instant(row, "until_at"), EmergencyStore::later);
            });
    return open;
  }

  /** How many tries of somebody found nobody within a time. */
  int missed(SignedInUser who, Duration within) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM emergency_opening
            WHERE username = :me AND until_at > :since AND person_id IS NULL
            """)
        .param("me", who.getUsername())
        .param("since", utc(clock.instant().minus(within)))
        .query(Integer.class)
        .single();
  }

  /**
   * Keeps an opening, or a try.
   *
   * @param personId whose record, or null if nobody was found
   * @param trustCode whose information governance lead looks at it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(
      SignedInUser who, Long personId, String trustCode, String reason, Instant untilAt) {
    jdbc.sql(
            """
            INSERT INTO emergency_opening
              (username, agency_code, person_id, trust_code, reason, opened_at, until_at)
            VALUES (:me, :agency, :person, :trust, :reason, :now, :until)
            """)
        .param("me", who.getUsername())
        .param("agency", who.getAgencyCode())
        .param("person", personId)
        .param("trust", trustCode)
        .param("reason", reason)
        .param("now", utc(clock.instant()))
        .param("until", utc(untilAt))
        .update();
  }

  /**
   * Openings of a trust, newest first.
   *
   * @param reviewed those that were looked at, or those that wait
   * @param before only older ones than this number
   * @return at most one more than a page
   */
  List<Opening> page(String trustCode, boolean reviewed, long before) {
    return jdbc.sql(
            """
            SELECT * FROM emergency_opening
            WHERE trust_code = :trust AND id < :before AND reviewed_at IS %s
            ORDER BY id DESC LIMIT :limit
            """
                .formatted(reviewed ? "NOT NULL" : "NULL"))
        .param("trust", trustCode)
        .param("before", before)
        .param("limit", PAGE + 1)
        .query(EmergencyStore::row)
        .list();
  }

  Optional<Opening> find(long id, String trustCode) {
    return jdbc.sql("SELECT * FROM emergency_opening WHERE id = :id AND trust_code = :trust")
        .param("id", id)
        .param("trust", trustCode)
        .query(EmergencyStore::row)
        .optional();
  }

  /** The first review stands. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean review(long id, SignedInUser who, String note) {
    return jdbc.sql(
                """
                UPDATE emergency_opening
                SET reviewed_at = :now, reviewed_by = :me, review_note = :note
                WHERE id = :id AND reviewed_at IS NULL
                """)
            .param("now", utc(clock.instant()))
            .param("me", who.getUsername())
            .param("note", note)
            .param("id", id)
            .update()
        > 0;
  }

  private static Opening row(ResultSet row, int number) throws SQLException {
    return new Opening(
        row.getLong("id"),
        row.getString("username"),
        row.getString("agency_code"),
        row.getObject("person_id", Long.class),
        row.getString("reason"),
        instant(row, "opened_at"),
        instant(row, "until_at"),
        instant(row, "reviewed_at"),
        row.getString("reviewed_by"),
        row.getString("review_note"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
