package org.homeward.employment;

import java.time.LocalDate;
import java.util.List;
import org.homeward.access.AccessPolicy;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts open employment support by adviser and route, and by the national bands of waiting. */
@Component
class Caseloads {

  /** Weeks without contact after which the adviser is asked. */
  static final int QUIET_WEEKS = 4;

  /**
   * What one adviser has to do on one route.
   *
   * @param adviser username, or null where none was named yet
   * @param route name of the route
   * @param open how many people
   * @param waiting of them, not yet spoken with
   * @param quiet of them, spoken with, but not for four weeks
   */
  record Load(String adviser, String route, int open, int waiting, int quiet) {}

  /**
   * How many people wait or were spoken with how long ago, in national bands.
   *
   * @param ipsUpTo7 IPS: first contact within 7 days of referral
   * @param ips8To30 from 8 to 30 days
   * @param ipsOver30 more than 30 days
   * @param waitUpTo60 employment adviser of a therapy: waiting for first contact up to 60 days
   * @param wait61To90 from 61 to 90 days
   * @param wait91To120 from 91 to 120 days
   * @param waitOver120 more than 120 days
   * @param lastUpTo60 the same: last contact up to 60 days ago
   * @param last61To90 from 61 to 90 days
   * @param last91To120 from 91 to 120 days
   * @param lastOver120 more than 120 days
   */
  record Bands(
      int ipsUpTo7,
      int ips8To30,
      int ipsOver30,
      int waitUpTo60,
      int wait61To90,
      int wait91To120,
      int waitOver120,
      int lastUpTo60,
      int last61To90,
      int last91To120,
      int lastOver120) {}

  private final AccessPolicy policy;
  private final JdbcClient jdbc;
  private final Dates dates;

  Caseloads(JdbcClient jdbc, Dates dates, AccessPolicy policy) {
    this.policy = policy;
    this.jdbc = jdbc;
    this.dates = dates;
  }

  /** Open support by adviser and route, one statement. */
  @Transactional(readOnly = true)
  public List<Load> loads(SignedInUser who) {
    Reach reach = Reach.of(who, policy);
    return reach
        .bind(
            jdbc.sql(
                """
                SELECT s.adviser, s.route, COUNT(*) AS people,
                  SUM(CASE WHEN s.first_contact_on IS NULL THEN 1 ELSE 0 END) AS waiting,
                  SUM(CASE WHEN s.first_contact_on IS NOT NULL AND s.quiet_since <= :quiet
                      THEN 1 ELSE 0 END) AS quiet
                FROM employment_support s JOIN pathway_case c ON c.id = s.case_id
                WHERE s.is_open = TRUE AND\s"""
                    + reach.sql()
                    + " GROUP BY s.adviser, s.route ORDER BY s.adviser, s.route"))
        .param("quiet", dates.today().minusWeeks(QUIET_WEEKS))
        .query(
            (row, n) ->
                new Load(
                    row.getString("adviser"),
                    row.getString("route"),
                    row.getInt("people"),
                    row.getInt("waiting"),
                    row.getInt("quiet")))
        .list();
  }

  /** The national bands over all open support, one statement. */
  @Transactional(readOnly = true)
  public Bands bands(SignedInUser who) {
    Reach reach = Reach.of(who, policy);
    LocalDate today = dates.today();
    String ips = "s.route = 'IPS' AND ";
    String adviser = "s.route = 'TALKING_THERAPIES' AND ";
    String waits = adviser + "s.first_contact_on IS NULL AND s.referred_on ";
    String spoken = adviser + "s.first_contact_on IS NOT NULL AND s.quiet_since ";
    return reach
        .bind(
            jdbc.sql(
                "SELECT "
                    + String.join(
                        ", ",
                        count(ips + "s.days_to_first_contact <= 7", "a1"),
                        count(ips + "s.days_to_first_contact BETWEEN 8 AND 30", "a2"),
                        count(ips + "s.days_to_first_contact > 30", "a3"),
                        count(waits + "> :d60", "b1"),
                        count(waits + "<= :d60 AND s.referred_on > :d90", "b2"),
                        count(waits + "<= :d90 AND s.referred_on >= :d120", "b3"),
                        count(waits + "< :d120", "b4"),
                        count(spoken + "> :d60", "c1"),
                        count(spoken + "<= :d60 AND s.quiet_since > :d90", "c2"),
                        count(spoken + "<= :d90 AND s.quiet_since >= :d120", "c3"),
                        count(spoken + "< :d120", "c4"))
                    + " FROM employment_support s JOIN pathway_case c ON c.id = s.case_id"
                    + " WHERE s.is_open = TRUE AND "
                    + reach.sql()))
        .param("d60", today.minusDays(61))
        .param("d90", today.minusDays(91))
        .param("d120", today.minusDays(120))
        .query(
            (row, n) ->
                new Bands(
                    row.getInt("a1"),
                    row.getInt("a2"),
                    row.getInt("a3"),
                    row.getInt("b1"),
                    row.getInt("b2"),
                    row.getInt("b3"),
                    row.getInt("b4"),
                    row.getInt("c1"),
                    row.getInt("c2"),
                    row.getInt("c3"),
                    row.getInt("c4")))
        .single();
  }

  private static String count(String condition, String name) {
    return "COALESCE(SUM(CASE WHEN " + condition + " THEN 1 ELSE 0 END), 0) AS " + name;
  }
}
