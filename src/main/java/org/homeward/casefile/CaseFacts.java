package org.homeward.casefile;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The latest answer to each question of a case, by the key of the form field. What concerns one
 * thing within the case (one barrier, one nomination) is kept under that subject, so that the same
 * question can be asked of each.
 */
@Component
public class CaseFacts {

  /** Stands for the subject where it is the case itself. */
  public static final String OF_THE_CASE = "";

  private record Fact(String subject, String name, String fact) {}

  /** Stands for the act where there is none. */
  private static final String WORKED_OUT = "worked-out";

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final JsonMapper json;

  CaseFacts(JdbcClient jdbc, JdbcOperations batch, JsonMapper json) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.json = json;
  }

  /**
   * The case's own facts, without those of its subjects.
   *
   * @param caseId the case
   * @return plain JSON values (text, numbers, true or false, lists) by field key; dates as ISO text
   */
  @Transactional(readOnly = true)
  public Map<String, Object> of(long caseId) {
    return of(caseId, OF_THE_CASE);
  }

  /**
   * What a task about one subject looks at: the facts of the case, overlaid with the subject's.
   *
   * @param caseId the case
   * @param subject the subject; {@link #OF_THE_CASE} or null for the case itself
   * @return as {@link #of(long)}
   */
  @Transactional(readOnly = true)
  public Map<String, Object> of(long caseId, String subject) {
    Map<String, Object> facts = new LinkedHashMap<>();
    // The empty subject comes first in order, so that the subject's own facts win.
    jdbc.sql(
            """
            SELECT subject, name, fact FROM case_fact
            WHERE case_id = :caseId AND subject IN (:subjects) ORDER BY subject, name
            """)
        .param("caseId", caseId)
        .param("subjects", subjects(subject))
        .query(Fact.class)
        .list()
        .forEach(f -> facts.put(f.name(), json.readValue(f.fact(), Object.class)));
    return facts;
  }

  private static Set<String> subjects(String subject) {
    return subject == null ? Set.of(OF_THE_CASE) : new TreeSet<>(List.of(OF_THE_CASE, subject));
  }

  /**
   * The facts of each subject of a case, without the case's own. Whether somebody may see a subject
   * is for {@link CaseAudiences} to say.
   *
   * @param caseId the case
   * @return facts by field key, by subject, in the order of their names
   */
  @Transactional(readOnly = true)
  public Map<String, Map<String, Object>> bySubject(long caseId) {
    Map<String, Map<String, Object>> subjects = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT subject, name, fact FROM case_fact
            WHERE case_id = :caseId AND subject <> '' ORDER BY subject, name
            """)
        .param("caseId", caseId)
        .query(Fact.class)
        .list()
        .forEach(
            f ->
                subjects
                    .computeIfAbsent(f.subject(), s -> new LinkedHashMap<>())
                    .put(f.name(), json.readValue(f.fact(), Object.class)));
    return subjects;
  }

  /**
   * Some facts of several cases, without those of their subjects, in one statement.
   *
   * @param caseIds the cases
   * @param names keys of the facts
   * @return facts by field key, by case; cases without any are left out
   */
  @Transactional(readOnly = true)
  public Map<Long, Map<String, Object>> ofAll(Collection<Long> caseIds, Collection<String> names) {
    Map<Long, Map<String, Object>> cases = new LinkedHashMap<>();
    if (caseIds.isEmpty() || names.isEmpty()) {
      return cases;
    }
    jdbc.sql(
            """
            SELECT case_id, name, fact FROM case_fact
            WHERE case_id IN (:cases) AND name IN (:names) AND subject = ''
            """)
        .param("cases", caseIds)
        .param("names", names)
        .query(
            row -> {
              cases
                  .computeIfAbsent(row.getLong("case_id"), id -> new LinkedHashMap<>())
                  .put(row.getString("name"), json.readValue(row.getString("fact"), Object.class));
            });
    return cases;
  }

  /**
   * Keeps a fact that no form asked for but a feature worked out, for the rules of later forms.
   *
   * @param caseId the case
   * @param name key of the fact
   * @param value its value, or null to forget it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void workedOut(long caseId, String name, Object value) {
    workedOut(caseId, OF_THE_CASE, name, value);
  }

  /**
   * As {@link #workedOut(long, String, Object)}, for one subject of the case.
   *
   * @param caseId the case
   * @param subject the subject; {@link #OF_THE_CASE} or null for the case itself
   * @param name key of the fact
   * @param value its value, or null to forget it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void workedOut(long caseId, String subject, String name, Object value) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put(name, value);
    put(caseId, subject, fact, WORKED_OUT);
  }

  /**
   * Keeps answers as the latest facts of the case itself.
   *
   * @param caseId the case
   * @param answers by field key; a null value means the question was left open and forgets the fact
   * @param actId the act they come from
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(long caseId, Map<String, Object> answers, String actId) {
    put(caseId, OF_THE_CASE, answers, actId);
  }

  /**
   * Keeps answers as the latest facts of a case or of one of its subjects.
   *
   * @param caseId the case
   * @param subject the subject; {@link #OF_THE_CASE} or null for the case itself
   * @param answers by field key; a null value means the question was left open and forgets the fact
   * @param actId the act they come from
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(long caseId, String subject, Map<String, Object> answers, String actId) {
    if (answers.isEmpty()) {
      return;
    }
    String about = subject == null ? OF_THE_CASE : subject;
    jdbc.sql(
            """
            DELETE FROM case_fact
            WHERE case_id = :caseId AND subject = :subject AND name IN (:names)
            """)
        .param("caseId", caseId)
        .param("subject", about)
        .param("names", answers.keySet())
        .update();
    List<Object[]> rows =
        answers.entrySet().stream()
            .filter(answer -> answer.getValue() != null)
            .map(
                answer ->
                    new Object[] {
                      caseId,
                      about,
                      answer.getKey(),
                      json.writeValueAsString(answer.getValue()),
                      actId
                    })
            .toList();
    batch.batchUpdate(
        "INSERT INTO case_fact (case_id, subject, name, fact, act_id) VALUES (?, ?, ?, ?, ?)",
        rows);
  }
}
