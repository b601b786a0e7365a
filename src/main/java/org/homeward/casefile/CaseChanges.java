package org.homeward.casefile;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes which cases have changed, in the transaction that changes them, so that what is counted
 * over all cases can follow.
 */
@Component
public class CaseChanges {

  private final JdbcClient jdbc;

  /** Also used by the listeners of entities, which come before all beans. */
  public CaseChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Something about a case has changed.
   *
   * @param caseId the case
   */
  public void changed(long caseId) {
    jdbc.sql("INSERT INTO case_change (case_id) VALUES (:case)").param("case", caseId).update();
  }
}
