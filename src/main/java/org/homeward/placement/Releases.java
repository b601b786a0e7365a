package org.homeward.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what providers were given to read. The words of a row never change. */
@Component
class Releases {

  /** Who releases something, and when. */
  record By(Instant at, String username, String name, String agencyName) {}

  private static final String SELECT =
      """
      SELECT r.*, s.name AS scheme_name, h.name AS home_name
      FROM placement_release r JOIN nomination n ON n.id = r.nomination_id
        JOIN home h ON h.id = n.home_id JOIN home_scheme s ON s.id = h.scheme_id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Releases(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The releases of a case: those that are read now, then the others, latest first.
   *
   * @param agencyCode only what this provider reads now; null for all, also what is over
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<Release> of(long caseId, String agencyCode, int most) {
    return jdbc.sql(
            SELECT
                + """
                 WHERE r.case_id = :caseId
                  AND (:agency IS NULL OR r.agency_code = :agency AND r.ended_at IS NULL)
                ORDER BY CASE WHEN r.ended_at IS NULL THEN 0 ELSE 1 END, r.id DESC LIMIT :most
                """)
        .param("caseId", caseId)
        .param("agency", agencyCode, Types.VARCHAR)
        .param("most", most)
        .query(Releases::read)
        .list();
  }

  /** What the provider of a nomination reads now. */
  @Transactional(readOnly = true)
  public Optional<Release> current(long nominationId) {
    return jdbc.sql(SELECT + " WHERE r.nomination_id = :it AND r.ended_at IS NULL")
        .param("it", nominationId)
        .query(Releases::read)
        .optional();
  }

  /** Keeps words for the provider of a nomination, in place of those it read until now. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(
      Nomination nomination,
      ReleasedWords words,
      SharingWithProviders.Agreed agreed,
      String needsMark,
      By by) {
    end(nomination.id(), "REPLACED");
    jdbc.sql(
            """
            INSERT INTO placement_release (case_id, nomination_id, agency_code, wishes, needs, risk,
              consent, consented_at, needs_mark, released_at, released_by, released_by_name,
              released_by_agency)
            VALUES (:caseId, :nomination, :agency, :wishes, :needs, :risk, :consent, :consentedAt,
              :mark, :at, :by, :name, :byAgency)
            """)
        .param("caseId", nomination.caseId())
        .param("nomination", nomination.id())
        .param("agency", nomination.agencyCode())
        .param("wishes", words.wishes())
        .param("needs", words.needs())
        .param("risk", words.risk())
        .param("consent", agreed.code())
        .param("consentedAt", Moments.stored(agreed.at()))
        .param("mark", needsMark)
        .param("at", Moments.stored(by.at()))
        .param("by", by.username())
        .param("name", by.name())
        .param("byAgency", by.agencyName())
        .update();
  }

  /** A nomination has ended: its provider reads the words no longer. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void over(long nominationId) {
    end(nominationId, "OVER");
  }

  /** The part of a provider in a case is over: it reads nothing any more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void over(long caseId, String agencyCode) {
    jdbc.sql(
            """
            UPDATE placement_release SET ended_at = :now, ended_how = 'OVER'
            WHERE case_id = :caseId AND agency_code = :agency AND ended_at IS NULL
            """)
        .param("now", Moments.stored(clock.instant()))
        .param("caseId", caseId)
        .param("agency", agencyCode)
        .update();
  }

  private void end(long nominationId, String how) {
    jdbc.sql(
            """
            UPDATE placement_release SET ended_at = :now, ended_how = :how
            WHERE nomination_id = :it AND ended_at IS NULL
            """)
        .param("now", Moments.stored(clock.instant()))
        .param("how", how)
        .param("it", nominationId)
        .update();
  }

  private static Release read(ResultSet row, int number) throws SQLException {
    return new Release(
        row.getLong("id"),
        row.getLong("nomination_id"),
        row.getString("agency_code"),
        row.getString("scheme_name") + ", " + row.getString("home_name"),
        new ReleasedWords(row.getString("wishes"), row.getString("needs"), row.getString("risk")),
        row.getString("consent"),
        Moments.read(row, "consented_at"),
        row.getString("needs_mark"),
        Moments.read(row, "released_at"),
        row.getString("released_by_name"),
        row.getString("released_by_agency"),
        Moments.read(row, "ended_at"),
        "REPLACED".equals(row.getString("ended_how")));
  }
}
