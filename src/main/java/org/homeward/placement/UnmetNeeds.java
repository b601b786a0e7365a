package org.homeward.placement;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeward.casefile.CaseChanges;
import org.homeward.casefile.CaseFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was asked for and could not be had, with the needs that ruled homes out. */
@Component
class UnmetNeeds {

  private static final int LONGEST = 500;

  private final Homes homes;
  private final Matching matching;
  private final JdbcClient jdbc;
  private final CaseChanges changes;
  private final JsonMapper json;

  UnmetNeeds(
      Homes homes, Matching matching, JdbcClient jdbc, CaseChanges changes, JsonMapper json) {
    this.homes = homes;
    this.matching = matching;
    this.jdbc = jdbc;
    this.changes = changes;
    this.json = json;
  }

  /** Whether a step has kept its need already. */
  @Transactional(readOnly = true)
  public boolean keptBy(long step) {
    return jdbc.sql("SELECT COUNT(*) FROM unmet_need WHERE recorded_by_step = :step")
            .param("step", step)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Keeps a need that was not met, once for each step. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(
      CaseFile file, Map<String, Object> facts, String why, LocalDate today, long step) {
    if (keptBy(step)) {
      return;
    }
    Needs needs = Needs.of(facts);
    List<Match> matches = matching.of(needs, homes.free());
    String blocked =
        Matching.blocking(matches).entrySet().stream()
            .map(entry -> entry.getKey() + ":" + entry.getValue())
            .collect(Collectors.joining(","));
    Map<String, Object> asked = new LinkedHashMap<>(facts);
    asked.keySet().retainAll(Needs.FACTS);
    jdbc.sql(
            """
            INSERT INTO unmet_need (case_id, borough_code, recorded_on, support_level, why,
              blocked_by, homes_considered, needs, recorded_by_step)
            VALUES (:caseId, :borough, :today, :support, :why, :blocked, :considered, :needs, :step)
            """)
        .param("caseId", file.id())
        .param("borough", file.boroughCode())
        .param("today", today)
        .param("support", needs.support() == null ? null : needs.support().code())
        .param("why", why)
        .param("blocked", blocked.length() > LONGEST ? blocked.substring(0, LONGEST) : blocked)
        .param("considered", matches.size())
        .param("needs", json.writeValueAsString(asked))
        .param("step", step)
        .update();
    changes.changed(file.id());
  }
}
