package org.homeward.casefile;

import java.util.List;
import java.util.regex.Pattern;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the case list by the same rule as {@link CaseAccess}: a trust's coordinators, community
 * teams and managers see the trust's cases, ward staff those of their ward, everyone else those in
 * which their team has or had a task.
 */
@Component
class CaseLists {

  static final int PAGE = 25;
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})");

  /** A page of case ids, newest first, and where the next begins. */
  record Page(List<Long> ids, String next) {}

  private final JdbcClient jdbc;
  private final CaseAccess access;

  CaseLists(JdbcClient jdbc, CaseAccess access) {
    this.jdbc = jdbc;
    this.access = access;
  }

  /**
   * A page of cases.
   *
   * @param who whose list
   * @param open open or closed cases
   * @param after where the page before ended, or null
   * @param search what was searched for and found, or null
   */
  @Transactional(readOnly = true)
  public Page page(SignedInUser who, boolean open, String after, CaseSearches.Found search) {
    return page(read(who, open, after, search));
  }

  /**
   * A page of the cases that somebody follows, as far as they may read them.
   *
   * @param who whose list
   * @param after where the page before ended, or null
   */
  @Transactional(readOnly = true)
  public Page followed(SignedInUser who, String after) {
    boolean continued = after != null && CURSOR.matcher(after).matches();
    boolean trust = access.seesWholeTrust(who);
    JdbcClient.StatementSpec statement =
        jdbc.sql(
                "SELECT c.id FROM case_follow f JOIN pathway_case c ON c.id = f.case_id"
                    + " WHERE f.username = :me AND "
                    + (trust
                        ? "c.trust_code = :trust"
                        : "EXISTS (SELECT 1 FROM case_team p WHERE p.case_id = c.id"
                            + " AND p.team_code IN (:teams) AND p.over_at IS NULL)")
                    + (continued ? " AND c.id < :before" : "")
                    + " ORDER BY c.id DESC LIMIT "
                    + (PAGE + 1))
            .param("me", who.getUsername());
    statement =
        trust
            ? statement.param("trust", who.getAgencyCode())
            : statement.param(
                "teams", who.getTeamCodes().isEmpty() ? List.of("-") : who.getTeamCodes());
    if (continued) {
      statement = statement.param("before", Long.parseLong(after));
    }
    return page(statement.query(Long.class).list());
  }

  private static Page page(List<Long> ids) {
    if (ids.size() <= PAGE) {
      return new Page(ids, null);
    }
    List<Long> shown = ids.subList(0, PAGE);
    return new Page(shown, String.valueOf(shown.getLast()));
  }

  private List<Long> read(SignedInUser who, boolean open, String after, CaseSearches.Found search) {
    String before = after != null && CURSOR.matcher(after).matches() ? " AND c.id < :before" : "";
    String order = before + " ORDER BY c.id DESC LIMIT " + (PAGE + 1);
    JdbcClient.StatementSpec statement;
    if (access.seesWholeTrust(who)) {
      statement =
          jdbc.sql(
                  "SELECT c.id FROM pathway_case c WHERE c.trust_code = :trust"
                      + " AND c.status = :status"
                      + (search == null ? "" : search.condition("c.id"))
                      + order)
              .param("trust", who.getAgencyCode())
              .param("status", open ? CaseEntity.OPEN : CaseEntity.CLOSED);
    } else if (who.getTeamCodes().isEmpty()) {
      return List.of();
    } else {
      statement =
          jdbc.sql(
                  "SELECT DISTINCT m.case_id AS id FROM case_team m"
                      + (search == null || search.wards().isEmpty()
                          ? ""
                          : " JOIN pathway_case c ON c.id = m.case_id")
                      + " WHERE m.team_code IN (:teams) AND m.running = :running AND m.over_at IS NULL"
                      + (search == null ? "" : search.condition("m.case_id"))
                      + order.replace("c.id", "m.case_id"))
              .param("teams", who.getTeamCodes())
              .param("running", open);
    }
    if (!before.isEmpty()) {
      statement = statement.param("before", Long.parseLong(after));
    }
    if (search != null) {
      statement = statement.params(search.parameters());
    }
    return statement.query(Long.class).list();
  }
}
