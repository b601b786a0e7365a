package org.homeward.employment;

import java.util.Collection;
import java.util.List;
import org.homeward.access.AccessPolicy;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Whose employment support somebody may list: an adviser that of the cases in which their team has
 * or had a task, a manager that of their trust. The same as who may open the case.
 *
 * @param sql condition over {@code c} (pathway_case)
 * @param teams the teams it names; empty for a whole trust
 * @param trust the trust it names, or null
 */
record Reach(String sql, Collection<String> teams, String trust) {

  static Reach of(SignedInUser who, AccessPolicy policy) {
    if (policy.coversTrust(who)) {
      return new Reach("c.trust_code = :trust", List.of(), who.getAgencyCode());
    }
    return new Reach(
        "EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = c.id AND t.team_code IN (:teams)"
            + " AND t.over_at IS NULL)",
        who.getTeamCodes().isEmpty() ? List.of("") : who.getTeamCodes(),
        null);
  }

  StatementSpec bind(StatementSpec statement) {
    return trust == null ? statement.param("teams", teams) : statement.param("trust", trust);
  }
}
