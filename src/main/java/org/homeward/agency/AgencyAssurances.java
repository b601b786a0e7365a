package org.homeward.agency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The standing of agencies in the NHS Data Security and Protection Toolkit, as people recorded it.
 * Nothing is overwritten: the newest record counts, the others tell who recorded what and when.
 *
 * <p>A local rule: an agency whose recorded standing has lapsed, or that does not meet the
 * standards, gets no new account. Nobody is logged out and no work stops; and an agency of which
 * nothing is recorded is not held back. {@code homeward.administration.require-dspt=false} switches
 * the rule off.
 */
@Component
public class AgencyAssurances {

  private static final String SELECT =
      "SELECT agency_code, status, ends_on, recorded_at, recorded_by FROM agency_assurance ";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final boolean required;

  AgencyAssurances(
      JdbcClient jdbc,
      Clock clock,
      @Value("${homeward.administration.require-dspt:true}") boolean required) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.required = required;
  }

  /**
   * @param agencyCode an agency
   * @return whether somebody new may get an account of it, or a closed one may be opened again
   */
  public boolean allowNewAccounts(String agencyCode) {
    return !required
        || newest(agencyCode).filter(assurance -> !assurance.countsOn(today())).isEmpty();
  }

  /**
   * The same for several agencies; one statement.
   *
   * @param agencyCodes agencies
   * @return those that get no new accounts
   */
  public List<String> heldBack(Collection<String> agencyCodes) {
    return required
        ? newest(agencyCodes).values().stream()
            .filter(assurance -> !assurance.countsOn(today()))
            .map(Assurance::agencyCode)
            .toList()
        : List.of();
  }

  /**
   * @param agencyCode an agency
   * @return what was recorded last
   */
  public Optional<Assurance> newest(String agencyCode) {
    return history(agencyCode, 1).stream().findFirst();
  }

  /**
   * The newest record of each of some agencies; one statement.
   *
   * @param agencyCodes agencies
   * @return by agency; those without a record are left out
   */
  public Map<String, Assurance> newest(Collection<String> agencyCodes) {
    Map<String, Assurance> newest = new HashMap<>();
    if (!agencyCodes.isEmpty()) {
      jdbc.sql(
              SELECT
                  + """
                  WHERE id IN (SELECT MAX(id) FROM agency_assurance
                                WHERE agency_code IN (:agencies) GROUP BY agency_code)
                  """)
          .param("agencies", agencyCodes)
          .query(AgencyAssurances::row)
          .list()
          .forEach(assurance -> newest.put(assurance.agencyCode(), assurance));
    }
    return newest;
  }

  /**
   * @param agencyCode an agency
   * @param most how many records at most
   * @return what was recorded, newest first
   */
  public List<Assurance> history(String agencyCode, int most) {
    return jdbc.sql(SELECT + "WHERE agency_code = :agency ORDER BY id DESC LIMIT :most")
        .param("agency", agencyCode)
        .param("most", most)
        .query(AgencyAssurances::row)
        .list();
  }

  /**
   * Records a standing.
   *
   * @param agencyCode the agency
   * @param status its standing
   * @param endsOn last day on which it counts; left out where the standards are not met
   * @param username who records it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(
      String agencyCode, Assurance.Status status, LocalDate endsOn, String username) {
    if (endsOn == null && status != Assurance.Status.NOT_MET) {
      throw new IllegalArgumentException("A standing that counts has a last day.");
    }
    jdbc.sql(
            """
            INSERT INTO agency_assurance (agency_code, status, ends_on, recorded_at, recorded_by)
            VALUES (?, ?, ?, ?, ?)""")
        .params(
            agencyCode,
            status.name(),
            status == Assurance.Status.NOT_MET ? null : endsOn,
            LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS),
            username)
        .update();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), WorkingCalendar.LONDON);
  }

  private static Assurance row(ResultSet row, int number) throws SQLException {
    return new Assurance(
        row.getString("agency_code"),
        Assurance.Status.valueOf(row.getString("status")),
        row.getObject("ends_on", LocalDate.class),
        row.getObject("recorded_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("recorded_by"));
  }
}
