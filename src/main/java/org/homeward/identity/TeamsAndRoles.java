package org.homeward.identity;

import java.util.Collection;
import java.util.LinkedHashSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the teams and the own roles of accounts. */
@Component
class TeamsAndRoles {

  private final JdbcClient jdbc;

  TeamsAndRoles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Replaces what an account had.
   *
   * @param id number of the account
   * @param teams codes of its teams
   * @param roles roles beside those of the teams
   */
  void save(long id, Collection<String> teams, Collection<String> roles) {
    jdbc.sql("DELETE FROM user_team WHERE user_id = ?").param(id).update();
    for (String team : new LinkedHashSet<>(teams)) {
      jdbc.sql("INSERT INTO user_team (user_id, team_id) SELECT ?, id FROM team WHERE code = ?")
          .params(id, team)
          .update();
    }
    jdbc.sql("DELETE FROM user_role WHERE user_id = ?").param(id).update();
    for (String role : new LinkedHashSet<>(roles)) {
      jdbc.sql("INSERT INTO user_role (user_id, role) VALUES (?, ?)").params(id, role).update();
    }
  }
}
