package org.homeward.casefile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The latest answer to each question of a case, by the key of the form field. */
@Component
public class CaseFacts {

  private record Fact(String name, String fact) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;

  CaseFacts(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
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
   * Keeps answers as the latest facts.
   *
   * @param caseId the case
   * @param answers by field key; a null value means the question was left open and forgets the fact
   * @param actId the act they come from
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(long caseId, Map<String, Object> answers, String actId) {
    answers.forEach(
        (name, value) -> {
          jdbc.sql("DELETE FROM case_fact WHERE case_id = :caseId AND name = :name")
              .param("caseId", caseId)
              .param("name", name)
              .update();
          if (value != null) {
            jdbc.sql(
                    """
                    INSERT INTO case_fact (case_id, name, fact, act_id)
                    VALUES (:caseId, :name, :fact, :act)
                    """)
                .param("caseId", caseId)
                .param("name", name)
                .param("fact", json.writeValueAsString(value))
                .param("act", actId)
                .update();
          }
        });
  }
}
