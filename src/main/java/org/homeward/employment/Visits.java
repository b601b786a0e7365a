package org.homeward.employment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Remembers which visits of service tasks have been worked on, so that each works once. */
@Component
class Visits {

  private final JdbcClient jdbc;

  Visits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Notes a visit, together with the work it brings.
   *
   * @param step the visit of the service task
   * @return false if its work was done before
   * @throws org.springframework.dao.DuplicateKeyException if it is being done at this moment
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean first(long step) {
    boolean known =
        jdbc.sql("SELECT COUNT(*) FROM employment_step WHERE step = ?")
                .param(step)
                .query(Integer.class)
                .single()
            > 0;
    if (!known) {
      jdbc.sql("INSERT INTO employment_step (step) VALUES (?)").param(step).update();
    }
    return !known;
  }
}
