package org.homeward.cover;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeward.agency.WorkingCalendar;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who is away, and who acts for whom today. */
@Component
public class Covers {

  /** Most entries on a page: those of one person's teams that are not over. */
  static final int MOST = 100;

  private static final String COLUMNS =
      "SELECT id, username, name, cover, cover_name, first_day, last_day FROM staff_absence ";

  private static final RowMapper<Away> ROW =
      (row, n) ->
          new Away(
              row.getLong("id"),
              row.getString("username"),
              row.getString("name"),
              row.getString("cover"),
              row.getString("cover_name"),
              row.getObject("first_day", LocalDate.class),
              row.getObject("last_day", LocalDate.class));

  private final JdbcClient jdbc;
  private final Clock clock;

  Covers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Whether somebody acts for another today.
   *
   * @param who who acts
   * @param username for whom
   * @return that the other is away; empty if they are not, or somebody else acts for them
   */
  @Transactional(readOnly = true)
  public Optional<Away> coveredBy(SignedInUser who, String username) {
    return jdbc.sql(
            COLUMNS
                + "WHERE username = :username AND cover = :me AND first_day <= :today"
                + " AND last_day >= :today AND ended_at IS NULL ORDER BY id LIMIT 1")
        .param("username", username)
        .param("me", who.getUsername())
        .param("today", today())
        .query(ROW)
        .optional();
  }

  /**
   * Those of some people who are away today, in one statement.
   *
   * @param usernames the people
   * @return by user name
   */
  @Transactional(readOnly = true)
  public Map<String, Away> today(Collection<String> usernames) {
    Map<String, Away> away = new HashMap<>();
    if (!usernames.isEmpty()) {
      jdbc.sql(
              COLUMNS
                  + "WHERE username IN (:people) AND first_day <= :today AND last_day >= :today"
                  + " AND ended_at IS NULL ORDER BY id")
          .param("people", usernames)
          .param("today", today())
          .query(ROW)
          .list()
          .forEach(one -> away.put(one.username(), one));
    }
    return away;
  }

  /** Absences of some people that are not over, those that begin first. */
  @Transactional(readOnly = true)
  List<Away> notOver(Collection<String> usernames) {
    return usernames.isEmpty()
        ? List.of()
        : jdbc.sql(
                COLUMNS
                    + "WHERE username IN (:people) AND last_day >= :today AND ended_at IS NULL"
                    + " ORDER BY first_day, id LIMIT "
                    + MOST)
            .param("people", usernames)
            .param("today", today())
            .query(ROW)
            .list();
  }

  /** An absence of somebody that has a day in common with others. */
  @Transactional(readOnly = true)
  Optional<Away> during(String username, LocalDate first, LocalDate last) {
    return jdbc.sql(
            COLUMNS
                + "WHERE username = :username AND first_day <= :last AND last_day >= :first"
                + " AND ended_at IS NULL ORDER BY first_day LIMIT 1")
        .param("username", username)
        .param("first", first)
        .param("last", last)
        .query(ROW)
        .optional();
  }

  /** An absence that is not over. */
  @Transactional(readOnly = true)
  Optional<Away> find(long id) {
    return jdbc.sql(COLUMNS + "WHERE id = :id AND last_day >= :today AND ended_at IS NULL")
        .param("id", id)
        .param("today", today())
        .query(ROW)
        .optional();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void add(Away away, SignedInUser who) {
    jdbc.sql(
            """
            INSERT INTO staff_absence (username, name, cover, cover_name, first_day, last_day, said_at,
              said_by)
            VALUES (:username, :name, :cover, :coverName, :first, :last, :now, :me)
            """)
        .param("username", away.username())
        .param("name", away.name())
        .param("cover", away.cover())
        .param("coverName", away.coverName())
        .param("first", away.firstDay())
        .param("last", away.lastDay())
        .param("now", now())
        .param("me", who.getUsername())
        .update();
  }

  /** They are back; what is ended once is not ended again. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean end(long id, SignedInUser who) {
    return jdbc.sql(
                "UPDATE staff_absence SET ended_at = :now, ended_by = :me"
                    + " WHERE id = :id AND ended_at IS NULL")
            .param("now", now())
            .param("me", who.getUsername())
            .param("id", id)
            .update()
        > 0;
  }

  LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
