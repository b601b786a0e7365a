package org.homeward.employment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.homeward.access.AccessPolicy;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.homeward.web.DayCursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads lists of people in employment support, those not spoken with for longest first. */
@Component
class SupportLists {

  static final int PAGE = 25;

  /**
   * What is looked for; each part may be null.
   *
   * @param adviser username; an empty text for people without an adviser
   * @param route a route
   * @param view {@code waiting} for first contact or {@code quiet} for four weeks
   */
  record Filter(String adviser, Route route, String view) {

    static final String WAITING = "waiting";
    static final String QUIET = "quiet";
  }

  /** One person. */
  record Row(
      long id,
      long caseId,
      String adviser,
      Route route,
      LocalDate referredOn,
      LocalDate firstContactOn,
      LocalDate quietSince,
      LocalDate planOn,
      LocalDate pausedOn) {}

  /** A page, and where the next begins; null if there is none. */
  record Page(List<Row> rows, String next) {}

  private final AccessPolicy policy;
  private final JdbcClient jdbc;
  private final Dates dates;

  SupportLists(JdbcClient jdbc, Dates dates, AccessPolicy policy) {
    this.policy = policy;
    this.jdbc = jdbc;
    this.dates = dates;
  }

  /**
   * A page of people, one statement.
   *
   * @param after where the page before ended, or null; what is no cursor counts as null
   */
  @Transactional(readOnly = true)
  public Page page(SignedInUser who, Filter filter, String after) {
    Reach reach = Reach.of(who, policy);
    Optional<DayCursor> cursor = DayCursor.of(after);
    StringBuilder sql =
        new StringBuilder(
            """
            SELECT s.id, s.case_id, s.adviser, s.route, s.referred_on, s.first_contact_on,
              s.quiet_since, s.plan_on, s.paused_on
            FROM employment_support s JOIN pathway_case c ON c.id = s.case_id
            WHERE s.is_open = TRUE AND\s""");
    sql.append(reach.sql());
    if (filter.adviser() != null) {
      sql.append(filter.adviser().isEmpty() ? " AND s.adviser IS NULL" : " AND s.adviser = :name");
    }
    sql.append(filter.route() == null ? "" : " AND s.route = :route");
    sql.append(
        switch (filter.view() == null ? "" : filter.view()) {
          case Filter.WAITING -> " AND s.first_contact_on IS NULL";
          case Filter.QUIET -> " AND s.first_contact_on IS NOT NULL AND s.quiet_since <= :quiet";
          default -> "";
        });
    sql.append(
        cursor.isPresent()
            ? " AND (s.quiet_since > :day OR s.quiet_since = :day AND s.id > :id)"
            : "");
    sql.append(" ORDER BY s.quiet_since, s.id LIMIT " + (PAGE + 1));

    JdbcClient.StatementSpec statement = reach.bind(jdbc.sql(sql.toString()));
    if (filter.adviser() != null && !filter.adviser().isEmpty()) {
      statement = statement.param("name", filter.adviser());
    }
    if (filter.route() != null) {
      statement = statement.param("route", filter.route().name());
    }
    if (Filter.QUIET.equals(filter.view())) {
      statement = statement.param("quiet", dates.today().minusWeeks(Caseloads.QUIET_WEEKS));
    }
    if (cursor.isPresent()) {
      statement = statement.param("day", cursor.get().day()).param("id", cursor.get().id());
    }
    List<Row> rows = statement.query(Row.class).list();
    if (rows.size() <= PAGE) {
      return new Page(rows, null);
    }
    Row last = rows.get(PAGE - 1);
    return new Page(rows.subList(0, PAGE), new DayCursor(last.quietSince(), last.id()).toString());
  }
}
