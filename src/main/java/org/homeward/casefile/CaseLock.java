package org.homeward.casefile;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks a case for a transaction. Everybody locks in the same order, so that two who act at the
 * same moment wait and never block each other: tasks, then the case, then what features keep.
 */
@Component
public class CaseLock {

  private final JdbcClient jdbc;

  CaseLock(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Waits until nobody else changes the case, and keeps others waiting until the transaction ends.
   *
   * @param caseId the case
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(long caseId) {
    jdbc.sql("SELECT id FROM pathway_case WHERE id = :caseId FOR UPDATE")
        .param("caseId", caseId)
        .query(Long.class)
        .single();
  }
}
