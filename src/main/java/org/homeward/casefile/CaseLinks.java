package org.homeward.casefile;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which cases of a person belong together, and what was done about it on which visit of a step. */
@Component
class CaseLinks {

  /** Most linked cases that are looked at; nobody has so many. */
  static final int MOST = 50;

  /** What a visit of a step did: told others, or started or joined the case with this id. */
  record Visit(Long otherCaseId) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  CaseLinks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Links two cases of a person, who is locked. What is linked already stays so.
   *
   * @return whether this was new
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean link(long caseId, long otherCaseId) {
    boolean one = add(caseId, otherCaseId);
    boolean other = add(otherCaseId, caseId);
    return one || other;
  }

  private boolean add(long from, long to) {
    boolean known =
        jdbc.sql("SELECT COUNT(*) FROM case_link WHERE case_id = :from AND other_case_id = :to")
                .param("from", from)
                .param("to", to)
                .query(Integer.class)
                .single()
            > 0;
    if (!known) {
      jdbc.sql(
              """
              INSERT INTO case_link (case_id, other_case_id, linked_at) VALUES (:from, :to, :now)
              """)
          .param("from", from)
          .param("to", to)
          .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .update();
    }
    return !known;
  }

  /** Ids of the cases that are linked with a case, newest first. */
  @Transactional(readOnly = true)
  public List<Long> of(long caseId) {
    return jdbc.sql(
            """
            SELECT other_case_id FROM case_link WHERE case_id = :caseId
            ORDER BY other_case_id DESC LIMIT %d
            """
                .formatted(MOST))
        .param("caseId", caseId)
        .query(Long.class)
        .list();
  }

  /** What a visit of a step did before, if it did. Call it with the person locked. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Visit> visited(long caseId, long visit) {
    return jdbc.sql(
            "SELECT other_case_id FROM case_link_visit"
                + " WHERE case_id = :caseId AND visit = :visit")
        .param("caseId", caseId)
        .param("visit", visit)
        .query((row, n) -> new Visit(row.getObject("other_case_id", Long.class)))
        .optional();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void remember(long caseId, long visit, Long otherCaseId) {
    jdbc.sql(
            """
            INSERT INTO case_link_visit (case_id, visit, other_case_id)
            VALUES (:caseId, :visit, :other)
            """)
        .param("caseId", caseId)
        .param("visit", visit)
        .param("other", otherCaseId)
        .update();
  }
}
