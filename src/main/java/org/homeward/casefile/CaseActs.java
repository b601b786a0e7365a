package org.homeward.casefile;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people submitted, as they submitted it. Entries are added and never changed. */
@Component
public class CaseActs {

  /** Ways to act on a case. */
  public enum Kind {
    START,
    TASK,
    EVENT
  }

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;
  private final CaseFacts facts;

  CaseActs(JdbcClient jdbc, JsonMapper json, Clock clock, CaseFacts facts) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.facts = facts;
  }

  /**
   * Keeps a submission and makes its answers the latest facts of the case.
   *
   * @param caseId the case
   * @param kind the way of acting
   * @param elementId the element of the pathway, or null
   * @param taskKey the task, or null
   * @param formId the form
   * @param answers what was answered
   * @param who who submitted it
   * @return id of the act
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public String keep(
      long caseId,
      Kind kind,
      String elementId,
      Long taskKey,
      String formId,
      Map<String, Object> answers,
      SignedInUser who) {
    String id = UUID.randomUUID().toString();
    keep(id, caseId, kind, elementId, taskKey, formId, answers, who);
    return id;
  }

  /**
   * Keeps a submission under an id that was given out with its form, so that the same form sent
   * twice is kept once.
   *
   * @param id id of the act
   * @param caseId the case
   * @param kind the way of acting
   * @param elementId the element of the pathway, or null
   * @param taskKey the task, or null
   * @param formId the form
   * @param answers what was answered
   * @param who who submitted it
   * @throws org.springframework.dao.DuplicateKeyException if it was kept before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(
      String id,
      long caseId,
      Kind kind,
      String elementId,
      Long taskKey,
      String formId,
      Map<String, Object> answers,
      SignedInUser who) {
    // Two agencies may answer at the same moment: the case row is the lock, as for its teams.
    jdbc.sql("SELECT id FROM pathway_case WHERE id = :caseId FOR UPDATE")
        .param("caseId", caseId)
        .query(Long.class)
        .single();
    jdbc.sql(
            """
            INSERT INTO case_act (id, case_id, kind, element_id, task_key, form_id, answers, at,
              username, display_name, agency_name)
            VALUES (:id, :caseId, :kind, :element, :task, :form, :answers, :at,
              :username, :name, :agency)
            """)
        .param("id", id)
        .param("caseId", caseId)
        .param("kind", kind.name())
        .param("element", elementId)
        .param("task", taskKey)
        .param("form", formId)
        .param("answers", json.writeValueAsString(answers))
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("username", who.getUsername())
        .param("name", who.getDisplayName())
        .param("agency", who.getAgencyName())
        .update();
    facts.put(caseId, answers, id);
  }

  /**
   * The events that were reported in a case.
   *
   * @param caseId the case
   * @return element ids of the pathway's events
   */
  @Transactional(readOnly = true)
  public Set<String> reported(long caseId) {
    return Set.copyOf(
        jdbc.sql(
                "SELECT DISTINCT element_id FROM case_act WHERE case_id = :caseId AND kind = 'EVENT'")
            .param("caseId", caseId)
            .query(String.class)
            .list());
  }

  /**
   * Whether an event was reported before an act, also by someone who did so a moment ago. Call it
   * with the case locked, that is after {@link #keep}.
   *
   * @param caseId the case
   * @param elementId the event
   * @param actId the act that reports it now
   */
  boolean reportedBefore(long caseId, String elementId, String actId) {
    // A locking read sees what was committed since this transaction began, on MySQL too.
    return !jdbc.sql(
            """
            SELECT id FROM case_act
            WHERE case_id = :caseId AND kind = 'EVENT' AND element_id = :element AND id <> :act
            FOR UPDATE
            """)
        .param("caseId", caseId)
        .param("element", elementId)
        .param("act", actId)
        .query(String.class)
        .list()
        .isEmpty();
  }

  /**
   * The case that an act belongs to.
   *
   * @param actId id of an act
   */
  @Transactional(readOnly = true)
  public Optional<Long> caseOf(String actId) {
    return jdbc.sql("SELECT case_id FROM case_act WHERE id = :act")
        .param("act", actId)
        .query(Long.class)
        .optional();
  }

  /**
   * What was answered when a task was finished. The latest answers, if the engine sent it back
   * once.
   *
   * @param taskKey the task
   */
  @Transactional(readOnly = true)
  public Optional<Map<String, Object>> answersOfTask(long taskKey) {
    return jdbc.sql("SELECT answers FROM case_act WHERE task_key = :task ORDER BY at DESC LIMIT 1")
        .param("task", taskKey)
        .query(String.class)
        .optional()
        .map(text -> json.readValue(text, new TypeReference<Map<String, Object>>() {}));
  }
}
