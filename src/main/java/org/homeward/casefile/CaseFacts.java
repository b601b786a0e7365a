package org.homeward.casefile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The latest answer to each question of a case, by the key of the form field. */
@Component
public class CaseFacts {

  private record Fact(String name, String fact) {}

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
   * All facts of a case.
   *
   * @param caseId the case
   * @return plain JSON values (text, numbers, true or false, lists) by field key; dates as ISO text
   */
  @Transactional(readOnly = true)
  public Map<String, Object> of(long caseId) {
    Map<String, Object> facts = new LinkedHashMap<>();
    jdbc.sql("SELECT name, fact FROM case_fact WHERE case_id = :caseId ORDER BY name")
        .param("caseId", caseId)
        .query(Fact.class)
        .list()
        .forEach(f -> facts.put(f.name(), json.readValue(f.fact(), Object.class)));
    return facts;
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
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put(name, value);
    put(caseId, fact, WORKED_OUT);
  }

  /**
   * Keeps answers as the latest facts.
   *
   * @param caseId the case
   * @param answers by field key; a null value means the question was left open and forgets the fact
   * @param actId the act they come from
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(long caseId, Map<String, Object> answers, String actId) {
    if (answers.isEmpty()) {
      return;
    }
    jdbc.sql("DELETE FROM case_fact WHERE case_id = :caseId AND name IN (:names)")
        .param("caseId", caseId)
        .param("names", answers.keySet())
        .update();
    List<Object[]> rows =
        answers.entrySet().stream()
            .filter(answer -> answer.getValue() != null)
            .map(
                answer ->
                    new Object[] {
                      caseId, answer.getKey(), json.writeValueAsString(answer.getValue()), actId
                    })
            .toList();
    batch.batchUpdate(
        "INSERT INTO case_fact (case_id, name, fact, act_id) VALUES (?, ?, ?, ?)", rows);
  }
}
