package org.homeward.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the schemes. */
@Component
class Schemes {

  static final String COLUMNS =
      """
      s.id AS s_id, s.code AS s_code, s.agency_code, s.name AS s_name, s.borough_code, s.area,
      s.kind, s.support_level, s.landlord, s.support_provider, s.specified_kind, s.stay_limit_days,
      s.cqc_regulated, s.risks_not_taken, s.version AS s_version
      """;

  private final JdbcClient jdbc;

  Schemes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public Optional<Scheme> find(String code) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM home_scheme s WHERE s.code = :code")
        .param("code", code)
        .query((row, n) -> read(row))
        .optional();
  }

  /** The schemes of a provider, by name. */
  @Transactional(readOnly = true)
  public List<Scheme> of(String agencyCode) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM home_scheme s WHERE s.agency_code = :agency ORDER BY s.name, s.id")
        .param("agency", agencyCode)
        .query((row, n) -> read(row))
        .list();
  }

  /**
   * Keeps a new scheme.
   *
   * @throws org.springframework.dao.DuplicateKeyException if the code is taken
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(Scheme scheme) {
    write(
            jdbc.sql(
                """
                INSERT INTO home_scheme (code, agency_code, name, borough_code, area, kind,
                  support_level, landlord, support_provider, specified_kind, stay_limit_days,
                  cqc_regulated, risks_not_taken, version)
                VALUES (:code, :agency, :name, :borough, :area, :kind, :level, :landlord, :support,
                  :specified, :limit, :cqc, :risks, 0)
                """),
            scheme)
        .param("code", scheme.code())
        .param("agency", scheme.agencyCode())
        .update();
  }

  /**
   * Changes a scheme.
   *
   * @throws OptimisticLockingFailureException if it has changed since it was read
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void change(Scheme scheme) {
    int changed =
        write(
                jdbc.sql(
                    """
                    UPDATE home_scheme SET name = :name, borough_code = :borough, area = :area,
                      kind = :kind, support_level = :level, landlord = :landlord,
                      support_provider = :support, specified_kind = :specified,
                      stay_limit_days = :limit, cqc_regulated = :cqc, risks_not_taken = :risks,
                      version = version + 1
                    WHERE id = :id AND version = :version
                    """),
                scheme)
            .param("id", scheme.id())
            .param("version", scheme.version())
            .update();
    if (changed == 0) {
      throw new OptimisticLockingFailureException("Scheme " + scheme.code() + " has changed.");
    }
  }

  private static JdbcClient.StatementSpec write(JdbcClient.StatementSpec sql, Scheme scheme) {
    return sql.param("name", scheme.name())
        .param("borough", scheme.boroughCode())
        .param("area", scheme.area())
        .param("kind", scheme.kind().code())
        .param("level", scheme.supportLevel().code())
        .param("landlord", scheme.landlord())
        .param("support", scheme.supportProvider())
        .param("specified", scheme.specified() == null ? null : scheme.specified().code())
        .param("limit", scheme.stayLimitDays())
        .param("cqc", scheme.cqcRegulated())
        .param("risks", Scheme.stored(scheme.risksNotTaken()));
  }

  static Scheme read(ResultSet row) throws SQLException {
    return new Scheme(
        row.getLong("s_id"),
        row.getString("s_code"),
        row.getString("agency_code"),
        row.getString("s_name"),
        row.getString("borough_code"),
        row.getString("area"),
        Coded.find(SchemeKind.values(), row.getString("kind")).orElseThrow(),
        Coded.find(SupportLevel.values(), row.getString("support_level")).orElseThrow(),
        row.getString("landlord"),
        row.getString("support_provider"),
        Coded.find(SpecifiedAccommodation.values(), row.getString("specified_kind")).orElse(null),
        Moments.number(row, "stay_limit_days"),
        row.getBoolean("cqc_regulated"),
        Scheme.risks(row.getString("risks_not_taken")),
        row.getLong("s_version"));
  }
}
