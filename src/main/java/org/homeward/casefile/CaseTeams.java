package org.homeward.casefile;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The teams that have, or had, something to do in a case. */
@Component
public class CaseTeams {

  private final JdbcClient jdbc;

  CaseTeams(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A team has something to do in a case from now on.
   *
   * @param caseId the case
   * @param teamCode the team
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void involve(long caseId, String teamCode) {
    // The case row is the lock: two tasks of one case may reach the same team at the same moment.
    jdbc.sql("SELECT id FROM pathway_case WHERE id = :caseId FOR UPDATE")
        .param("caseId", caseId)
        .query(Long.class)
        .single();
    if (!involved(caseId, List.of(teamCode))) {
      jdbc.sql("INSERT INTO case_team (case_id, team_code, running) VALUES (:caseId, :team, TRUE)")
          .param("caseId", caseId)
          .param("team", teamCode)
          .update();
    }
  }

  /**
   * Whether one of the teams has, or had, something to do in a case.
   *
   * @param caseId the case
   * @param teamCodes the teams
   */
  public boolean involved(long caseId, Collection<String> teamCodes) {
    return !teamCodes.isEmpty()
        && jdbc.sql(
                    "SELECT COUNT(*) FROM case_team"
                        + " WHERE case_id = :caseId AND team_code IN (:teams)")
                .param("caseId", caseId)
                .param("teams", teamCodes)
                .query(Integer.class)
                .single()
            > 0;
  }

  /** The case is over: it moves to the teams' lists of closed cases. */
  void close(long caseId) {
    jdbc.sql("UPDATE case_team SET running = FALSE WHERE case_id = :caseId")
        .param("caseId", caseId)
        .update();
  }
}
