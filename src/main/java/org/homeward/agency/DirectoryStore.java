package org.homeward.agency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The directory's tables: reads all of them at once and writes single rows. */
@Repository
class DirectoryStore {

  private final JdbcClient jdbc;

  DirectoryStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The version of the directory: a larger number after each change. */
  long version() {
    return jdbc.sql("SELECT version FROM directory_state WHERE id = 1").query(Long.class).single();
  }

  /** Keeps other copies of the application from importing until this transaction ends. */
  void lock() {
    jdbc.sql("SELECT version FROM directory_state WHERE id = 1 FOR UPDATE")
        .query(Long.class)
        .single();
  }

  void nextVersion() {
    jdbc.sql("UPDATE directory_state SET version = version + 1 WHERE id = 1").update();
  }

  DirectorySnapshot load() {
    Map<String, Set<String>> roles =
        grouped(
            "SELECT t.code, r.role FROM team_role r JOIN team t ON t.id = r.team_id ORDER BY r.role");
    Map<String, Set<String>> boroughs =
        grouped(
            """
            SELECT t.code, b.code FROM team_borough tb
              JOIN team t ON t.id = tb.team_id JOIN borough b ON b.id = tb.borough_id
             ORDER BY b.code""");
    return new DirectorySnapshot(
        loadAgencies(), loadBoroughs(), loadTeams(roles, boroughs), loadClosingDays());
  }

  private List<Agency> loadAgencies() {
    return jdbc.sql(
            """
            SELECT code, name, kind, ods_code, ons_code, active_from, active_to
              FROM agency ORDER BY name, code""")
        .query(
            (row, number) ->
                new Agency(
                    row.getString("code"),
                    row.getString("name"),
                    AgencyKind.valueOf(row.getString("kind")),
                    row.getString("ods_code"),
                    row.getString("ons_code"),
                    day(row, "active_from"),
                    day(row, "active_to")))
        .list();
  }

  private List<Borough> loadBoroughs() {
    return jdbc.sql(
            """
            SELECT b.code, b.name, b.ons_code, council.code AS council_code, trust.code AS trust_code
              FROM borough b
              JOIN agency council ON council.id = b.council_id
              JOIN agency trust ON trust.id = b.trust_id
             ORDER BY b.name, b.code""")
        .query(
            (row, number) ->
                new Borough(
                    row.getString("code"),
                    row.getString("name"),
                    row.getString("ons_code"),
                    row.getString("council_code"),
                    row.getString("trust_code")))
        .list();
  }

  private List<Team> loadTeams(Map<String, Set<String>> roles, Map<String, Set<String>> boroughs) {
    return jdbc.sql(
            """
            SELECT t.code, t.name, a.code AS agency_code, t.ward, t.phone, t.email,
                   t.active_from, t.active_to, t.successor_code
              FROM team t JOIN agency a ON a.id = t.agency_id
             ORDER BY t.name, t.code""")
        .query(
            (row, number) ->
                new Team(
                    row.getString("code"),
                    row.getString("name"),
                    row.getString("agency_code"),
                    List.copyOf(roles.getOrDefault(row.getString("code"), Set.of())),
                    List.copyOf(boroughs.getOrDefault(row.getString("code"), Set.of())),
                    row.getBoolean("ward"),
                    row.getString("phone"),
                    row.getString("email"),
                    day(row, "active_from"),
                    day(row, "active_to"),
                    row.getString("successor_code")))
        .list();
  }

  private Map<String, Set<LocalDate>> loadClosingDays() {
    Map<String, Set<LocalDate>> days = new HashMap<>();
    jdbc.sql(
            """
            SELECT a.code, d.closed_on FROM agency_closing_day d JOIN agency a ON a.id = d.agency_id
            """)
        .query(
            row -> {
              days.computeIfAbsent(row.getString("code"), code -> new TreeSet<>())
                  .add(day(row, "closed_on"));
            });
    return days;
  }

  private Map<String, Set<String>> grouped(String sql) {
    Map<String, Set<String>> groups = new HashMap<>();
    jdbc.sql(sql)
        .query(
            row -> {
              groups
                  .computeIfAbsent(row.getString(1), key -> new TreeSet<>())
                  .add(row.getString(2));
            });
    return groups;
  }

  void save(Agency agency) {
    int changed =
        jdbc.sql(
                """
                UPDATE agency SET name = ?, kind = ?, ods_code = ?, ons_code = ?,
                       active_from = ?, active_to = ? WHERE code = ?""")
            .params(
                agency.name(),
                agency.kind().name(),
                agency.odsCode(),
                agency.onsCode(),
                agency.activeFrom(),
                agency.activeTo(),
                agency.code())
            .update();
    if (changed == 0) {
      jdbc.sql(
              """
              INSERT INTO agency (name, kind, ods_code, ons_code, active_from, active_to, code)
              VALUES (?, ?, ?, ?, ?, ?, ?)""")
          .params(
              agency.name(),
              agency.kind().name(),
              agency.odsCode(),
              agency.onsCode(),
              agency.activeFrom(),
              agency.activeTo(),
              agency.code())
          .update();
    }
  }

  void save(Borough borough) {
    long council = agencyId(borough.councilCode());
    long trust = agencyId(borough.trustCode());
    int changed =
        jdbc.sql(
                """
                UPDATE borough SET name = ?, ons_code = ?, council_id = ?, trust_id = ?
                 WHERE code = ?""")
            .params(borough.name(), borough.onsCode(), council, trust, borough.code())
            .update();
    if (changed == 0) {
      jdbc.sql(
              """
              INSERT INTO borough (name, ons_code, council_id, trust_id, code)
              VALUES (?, ?, ?, ?, ?)""")
          .params(borough.name(), borough.onsCode(), council, trust, borough.code())
          .update();
    }
  }

  void save(Team team) {
    long agency = agencyId(team.agencyCode());
    int changed =
        jdbc.sql(
                """
                UPDATE team SET name = ?, agency_id = ?, ward = ?, phone = ?, email = ?,
                       active_from = ?, active_to = ?, successor_code = ? WHERE code = ?""")
            .params(
                team.name(),
                agency,
                team.ward(),
                team.phone(),
                team.email(),
                team.activeFrom(),
                team.activeTo(),
                team.successorCode(),
                team.code())
            .update();
    if (changed == 0) {
      jdbc.sql(
              """
              INSERT INTO team (name, agency_id, ward, phone, email, active_from, active_to,
                     successor_code, code)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
          .params(
              team.name(),
              agency,
              team.ward(),
              team.phone(),
              team.email(),
              team.activeFrom(),
              team.activeTo(),
              team.successorCode(),
              team.code())
          .update();
    }
    saveRolesAndBoroughs(team);
  }

  private void saveRolesAndBoroughs(Team team) {
    long id =
        jdbc.sql("SELECT id FROM team WHERE code = ?")
            .param(team.code())
            .query(Long.class)
            .single();
    jdbc.sql("DELETE FROM team_role WHERE team_id = ?").param(id).update();
    for (String role : team.roles()) {
      jdbc.sql("INSERT INTO team_role (team_id, role) VALUES (?, ?)").params(id, role).update();
    }
    jdbc.sql("DELETE FROM team_borough WHERE team_id = ?").param(id).update();
    for (String borough : team.boroughCodes()) {
      jdbc.sql(
              """
              INSERT INTO team_borough (team_id, borough_id)
              SELECT ?, id FROM borough WHERE code = ?""")
          .params(id, borough)
          .update();
    }
  }

  /** Replaces the closing days of an agency. */
  void saveClosingDays(String agencyCode, Map<LocalDate, String> reasons) {
    long agency = agencyId(agencyCode);
    jdbc.sql("DELETE FROM agency_closing_day WHERE agency_id = ?").param(agency).update();
    reasons.forEach(
        (day, reason) ->
            jdbc.sql(
                    "INSERT INTO agency_closing_day (agency_id, closed_on, reason) VALUES (?, ?, ?)")
                .params(agency, day, reason)
                .update());
  }

  private long agencyId(String code) {
    return jdbc.sql("SELECT id FROM agency WHERE code = ?")
        .param(code)
        .query(Long.class)
        .optional()
        .orElseThrow(() -> new IllegalArgumentException("There is no agency \"" + code + "\"."));
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
