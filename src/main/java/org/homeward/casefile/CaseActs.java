package org.homeward.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.homeward.identity.SignedInUser;
import org.springframework.beans.factory.ObjectProvider;
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

  /**
   * Whose submission it is, as it is kept.
   *
   * @param username user name
   * @param name name in words
   * @param agencyName for whom they work, or null
   */
  record By(String username, String name, String agencyName) {

    static By of(SignedInUser who) {
      return new By(who.getUsername(), who.getDisplayName(), who.getAgencyName());
    }
  }

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;
  private final CaseFacts facts;
  private final ObjectProvider<ActListener> listeners;

  CaseActs(
      JdbcClient jdbc,
      JsonMapper json,
      Clock clock,
      CaseFacts facts,
      ObjectProvider<ActListener> listeners) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.facts = facts;
    this.listeners = listeners;
  }

  /**
   * Keeps a submission and makes its answers the latest facts of the case, or of the subject it is
   * about.
   *
   * @param caseId the case
   * @param subject the thing within the case it is about; {@link CaseFacts#OF_THE_CASE} or null for
   *     the case itself
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
      String subject,
      Kind kind,
      String elementId,
      Long taskKey,
      String formId,
      Map<String, Object> answers,
      SignedInUser who) {
    String id = UUID.randomUUID().toString();
    keep(id, caseId, subject, kind, elementId, taskKey, formId, answers, who);
    return id;
  }

  /**
   * Keeps a submission under an id that was given out with its form, so that the same form sent
   * twice is kept once.
   *
   * @param id id of the act
   * @param caseId the case
   * @param subject the thing within the case it is about; {@link CaseFacts#OF_THE_CASE} or null for
   *     the case itself
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
      String subject,
      Kind kind,
      String elementId,
      Long taskKey,
      String formId,
      Map<String, Object> answers,
      SignedInUser who) {
    keep(id, caseId, subject, kind, elementId, taskKey, formId, answers, By.of(who));
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void keep(
      String id,
      long caseId,
      String subject,
      Kind kind,
      String elementId,
      Long taskKey,
      String formId,
      Map<String, Object> answers,
      By who) {
    String about = subject == null ? CaseFacts.OF_THE_CASE : subject;
    // Two agencies may answer at the same moment: the case row is the lock, as for its teams.
    jdbc.sql("SELECT id FROM pathway_case WHERE id = :caseId FOR UPDATE")
        .param("caseId", caseId)
        .query(Long.class)
        .single();
    jdbc.sql(
            """
            INSERT INTO case_act (id, case_id, subject, kind, element_id, task_key, form_id,
              answers, at, username, display_name, agency_name)
            VALUES (:id, :caseId, :subject, :kind, :element, :task, :form, :answers, :at,
              :username, :name, :agency)
            """)
        .param("id", id)
        .param("caseId", caseId)
        .param("subject", about)
        .param("kind", kind.name())
        .param("element", elementId)
        .param("task", taskKey)
        .param("form", formId)
        .param("answers", json.writeValueAsString(answers))
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("username", who.username())
        .param("name", who.name())
        .param("agency", who.agencyName())
        .update();
    facts.put(caseId, about, answers, id);
    KeptAct act =
        new KeptAct(id, caseId, formId, answers, who.username(), who.name(), who.agencyName());
    listeners.stream().forEach(listener -> listener.kept(act));
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
   * A subject for a report that is a matter of its own. Locks the case, so that of two reports at
   * the same moment each gets another.
   *
   * @param caseId the case
   * @return {@code E-1}, {@code E-2} and so on
   */
  @Transactional(propagation = Propagation.MANDATORY)
  String newSubject(long caseId) {
    jdbc.sql("SELECT id FROM pathway_case WHERE id = :caseId FOR UPDATE")
        .param("caseId", caseId)
        .query(Long.class)
        .single();
    // A locking read, as above.
    int last =
        jdbc
            .sql(
                """
                SELECT subject FROM case_act
                WHERE case_id = :caseId AND kind = 'EVENT' AND subject LIKE 'E-%' FOR UPDATE
                """)
            .param("caseId", caseId)
            .query(String.class)
            .list()
            .stream()
            .mapToInt(subject -> Integer.parseInt(subject.substring(2)))
            .max()
            .orElse(0);
    return "E-" + (last + 1);
  }

  /**
   * What reports are about within their cases.
   *
   * @param actIds ids of acts
   * @return subjects by act; an act about the case itself has an empty one
   */
  @Transactional(readOnly = true)
  public Map<String, String> subjectsOf(Collection<String> actIds) {
    Map<String, String> subjects = new HashMap<>();
    if (!actIds.isEmpty()) {
      jdbc.sql("SELECT id, subject FROM case_act WHERE id IN (:acts)")
          .param("acts", actIds)
          .query(
              row -> {
                subjects.put(row.getString("id"), row.getString("subject"));
              });
    }
    return subjects;
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
   * Who gave an answer that stands now, and when.
   *
   * @param at when
   * @param username user name
   * @param name name in words
   * @param agencyName for whom they work, or null
   */
  public record Source(Instant at, String username, String name, String agencyName) {}

  /**
   * Where the latest answers to some questions of the case itself come from; one statement.
   *
   * @param caseId the case
   * @param keys keys of the questions
   * @return sources by key; without what nobody answered
   */
  @Transactional(readOnly = true)
  public Map<String, Source> sourcesOf(long caseId, Collection<String> keys) {
    Map<String, Source> sources = new HashMap<>();
    jdbc.sql(
            """
            SELECT f.name, a.at, a.username, a.display_name, a.agency_name
            FROM case_fact f JOIN case_act a ON a.id = f.act_id
            WHERE f.case_id = :caseId AND f.subject = '' AND f.name IN (:keys)
            """)
        .param("caseId", caseId)
        .param("keys", keys)
        .query(
            row -> {
              sources.put(
                  row.getString("name"),
                  new Source(
                      row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                      row.getString("username"),
                      row.getString("display_name"),
                      row.getString("agency_name")));
            });
    return sources;
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
