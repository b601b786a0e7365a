package org.homeward.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads homes with their schemes and with what is promised. */
@Component
class Homes {

  /** Nobody else can get a home with a hold. */
  static final String FREE =
      " h.state IN ('NOTICE_GIVEN', 'VOID_NOT_READY', 'READY')"
          + " AND NOT EXISTS (SELECT 1 FROM home_hold x WHERE x.home_id = h.id)";

  private static final String SELECT =
      "SELECT h.id, h.code, h.name, h.self_contained, h.floor, h.step_free, h.gender_rule,"
          + " h.tenure, h.pets, h.weekly_rent, h.weekly_service_charge, h.state, h.notice_on,"
          + " h.void_on, h.void_reason, h.ready_on, h.out_of_use_reason, h.confirmed_at,"
          + " h.confirmed_by, h.version, "
          + Schemes.COLUMNS
          + """
            , (SELECT COUNT(*) FROM nomination n
                WHERE n.home_id = h.id AND n.state IN ('SENT', 'OFFERED')) AS nominations,
            (SELECT COUNT(*) FROM nomination n
                WHERE n.home_id = h.id AND n.state = 'OFFERED') AS offers,
            (SELECT COUNT(*) FROM home_hold x WHERE x.home_id = h.id) AS holds,
            (SELECT MIN(st.limit_on) FROM placement_stay st
                WHERE st.home_id = h.id AND st.moved_in_on IS NOT NULL AND st.ended_on IS NULL)
                AS stay_limit_on
            FROM home h JOIN home_scheme s ON s.id = h.scheme_id
            """;

  private final JdbcClient jdbc;

  Homes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public Optional<Home> find(String code) {
    return jdbc.sql(SELECT + " WHERE h.code = :code")
        .param("code", code)
        .query((row, n) -> read(row))
        .optional();
  }

  @Transactional(readOnly = true)
  public Home get(long id) {
    return jdbc.sql(SELECT + " WHERE h.id = :id")
        .param("id", id)
        .query((row, n) -> read(row))
        .single();
  }

  /** The homes with these codes, in the order of their schemes. */
  @Transactional(readOnly = true)
  public List<Home> all(Collection<String> codes) {
    return codes.isEmpty()
        ? List.of()
        : jdbc.sql(SELECT + " WHERE h.code IN (:codes) ORDER BY s.name, h.id")
            .param("codes", codes)
            .query((row, n) -> read(row))
            .list();
  }

  /** The homes of a scheme, in the order in which they were added. */
  @Transactional(readOnly = true)
  public List<Home> of(Scheme scheme) {
    return jdbc.sql(SELECT + " WHERE h.scheme_id = :scheme ORDER BY h.id")
        .param("scheme", scheme.id())
        .query((row, n) -> read(row))
        .list();
  }

  /** All homes of a provider, by scheme. */
  @Transactional(readOnly = true)
  public List<Home> ofAgency(String agencyCode) {
    return jdbc.sql(SELECT + " WHERE s.agency_code = :agency ORDER BY s.name, s.id, h.id")
        .param("agency", agencyCode)
        .query((row, n) -> read(row))
        .list();
  }

  /** Every home that somebody can still get, soonest ready first. */
  @Transactional(readOnly = true)
  public List<Home> free() {
    return jdbc.sql(SELECT + " WHERE" + FREE + " ORDER BY COALESCE(h.ready_on, :never), h.id")
        .param("never", HomeBoard.NEVER)
        .query((row, n) -> read(row))
        .list();
  }

  /** Every home that somebody can still get, and those that were free until some time ago. */
  @Transactional(readOnly = true)
  public List<Home> freeOrJustTaken(Instant since) {
    return jdbc.sql(
            SELECT
                + " WHERE ("
                + FREE
                + ") OR EXISTS (SELECT 1 FROM home_event e WHERE e.home_id = h.id"
                + " AND e.at > :since AND e.what IN ('secured', 'moved-in', 'occupied',"
                + " 'out-of-use')) ORDER BY COALESCE(h.ready_on, :never), h.id")
        .param("since", Moments.stored(since))
        .param("never", HomeBoard.NEVER)
        .query((row, n) -> read(row))
        .list();
  }

  /** One page of a list; see {@link HomeBoard}. */
  List<Home> where(String condition, Map<String, Object> values, String order) {
    return jdbc.sql(SELECT + " WHERE " + condition + order)
        .params(values)
        .query((row, n) -> read(row))
        .list();
  }

  /**
   * Locks homes until the transaction ends, always in the same order, so that two who want the same
   * homes wait for each other and never for ever.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(Collection<Long> ids) {
    ids.stream()
        .distinct()
        .sorted()
        .forEach(
            id ->
                jdbc.sql("SELECT id FROM home WHERE id = :id FOR UPDATE")
                    .param("id", id)
                    .query(Long.class)
                    .single());
  }

  private static Home read(ResultSet row) throws SQLException {
    HomeFacts facts =
        new HomeFacts(
            row.getString("name"),
            Moments.flag(row, "self_contained"),
            Moments.number(row, "floor"),
            Moments.flag(row, "step_free"),
            Coded.find(GenderRule.values(), row.getString("gender_rule")).orElse(null),
            Coded.find(Tenure.values(), row.getString("tenure")).orElse(null),
            Moments.flag(row, "pets"),
            row.getBigDecimal("weekly_rent"),
            row.getBigDecimal("weekly_service_charge"));
    return new Home(
        row.getLong("id"),
        row.getString("code"),
        Schemes.read(row),
        facts,
        HomeState.valueOf(row.getString("state")),
        Moments.day(row, "notice_on"),
        Moments.day(row, "void_on"),
        Coded.find(VoidReason.values(), row.getString("void_reason")).orElse(null),
        Moments.day(row, "ready_on"),
        row.getString("out_of_use_reason"),
        Moments.read(row, "confirmed_at"),
        row.getString("confirmed_by"),
        row.getLong("version"),
        row.getInt("nominations"),
        row.getInt("offers") > 0,
        row.getInt("holds") > 0,
        Moments.day(row, "stay_limit_on"));
  }
}
