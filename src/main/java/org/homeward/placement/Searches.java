package org.homeward.placement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeward.casefile.CaseFile;
import org.homeward.web.DayCursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Searches for a home, one for each case that looks for one, and what the panel said. */
@Component
class Searches {

  /** How many searches that wait for a panel stand on a page. */
  static final int PAGE = 50;

  /** Where a search stands, apart from its nominations. */
  enum Stage implements Coded {
    PANEL("panel", "Waiting for the panel"),
    DEFERRED("deferred", "Put off by the panel, which has questions"),
    DECLINED("declined", "Declined by the panel"),
    PAUSED("paused", "Paused, the person is asked about sharing"),
    SEARCHING("searching", "Looking for a home"),
    SECURED("secured", "Home found, to be signed for"),
    SIGNED("signed", "Signed, waiting to move in"),
    LIVING("living", "Moved in"),
    ENDED("ended", "Moved on"),
    CLOSED("closed", "Search ended");

    private final String code;
    private final String words;

    Stage(String code, String words) {
      this.code = code;
      this.words = words;
    }

    @Override
    public String code() {
      return code;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /**
   * A search.
   *
   * @param caseId the case
   * @param personId the person
   * @param boroughCode the borough whose panel decides, or null
   * @param openedOn since when
   * @param stage where it stands
   * @param asked the answers about what is needed, when it was opened
   */
  record Search(
      long caseId,
      long personId,
      String boroughCode,
      LocalDate openedOn,
      Stage stage,
      Map<String, Object> asked) {}

  /** One decision of the panel. */
  record PanelDecision(String decision, String reason, String note, LocalDate on) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Searches(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Transactional(readOnly = true)
  public Optional<Search> find(long caseId) {
    return select("WHERE case_id = :caseId", Map.of("caseId", caseId)).stream().findFirst();
  }

  /** Opens the search of a case, or asks the panel anew with what is needed now. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void open(CaseFile file, Map<String, Object> facts, LocalDate today, long step) {
    Map<String, Object> asked = new LinkedHashMap<>();
    Needs.FACTS.stream()
        .filter(key -> facts.get(key) != null)
        .forEach(key -> asked.put(key, facts.get(key)));
    String kept = json.writeValueAsString(asked);
    // The case is locked, so nobody can open it between the two statements.
    int changed =
        jdbc.sql(
                """
                UPDATE placement_search
                SET needs = CASE WHEN opened_by_step = :step THEN needs ELSE :needs END,
                  stage = CASE WHEN opened_by_step = :step THEN stage ELSE 'PANEL' END,
                  opened_by_step = :step
                WHERE case_id = :caseId
                """)
            .param("needs", kept)
            .param("step", step)
            .param("caseId", file.id())
            .update();
    if (changed == 0) {
      jdbc.sql(
              """
              INSERT INTO placement_search
                (case_id, person_id, borough_code, opened_on, stage, needs, opened_by_step)
              VALUES (:caseId, :person, :borough, :today, 'PANEL', :needs, :step)
              """)
          .param("caseId", file.id())
          .param("person", file.personId())
          .param("borough", file.boroughCode())
          .param("today", today)
          .param("needs", kept)
          .param("step", step)
          .update();
    }
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void stage(long caseId, Stage stage) {
    jdbc.sql("UPDATE placement_search SET stage = :stage WHERE case_id = :caseId")
        .param("stage", stage.name())
        .param("caseId", caseId)
        .update();
  }

  /**
   * Keeps what the panel decided.
   *
   * @return whether it is new, and not the same job once more
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean decided(long caseId, PanelDecision decision, long step) {
    boolean known =
        jdbc.sql("SELECT COUNT(*) FROM placement_panel WHERE recorded_by_step = :step")
                .param("step", step)
                .query(Integer.class)
                .single()
            > 0;
    if (!known) {
      jdbc.sql(
              """
              INSERT INTO placement_panel
                (case_id, decision, reason, note, decided_on, recorded_by_step)
              VALUES (:caseId, :decision, :reason, :note, :on, :step)
              """)
          .param("caseId", caseId)
          .param("decision", decision.decision())
          .param("reason", decision.reason())
          .param("note", decision.note())
          .param("on", decision.on())
          .param("step", step)
          .update();
    }
    return !known;
  }

  /** What the panel decided last. */
  @Transactional(readOnly = true)
  public Optional<PanelDecision> lastDecision(long caseId) {
    return jdbc.sql(
            """
            SELECT decision, reason, note, decided_on FROM placement_panel
            WHERE case_id = :caseId ORDER BY id DESC LIMIT 1
            """)
        .param("caseId", caseId)
        .query(
            (row, n) ->
                new PanelDecision(
                    row.getString("decision"),
                    row.getString("reason"),
                    row.getString("note"),
                    Moments.day(row, "decided_on")))
        .optional();
  }

  /** A page of searches, and where the next begins; null if there is none. */
  record Page(List<Search> searches, String next) {}

  /**
   * A page of the searches of some boroughs that wait for the panel, longest waiting first; one
   * statement.
   *
   * @param after where the page before ended, or null; what is no cursor counts as null
   */
  @Transactional(readOnly = true)
  public Page waiting(Collection<String> boroughs, String after) {
    if (boroughs.isEmpty()) {
      return new Page(List.of(), null);
    }
    Optional<DayCursor> cursor = DayCursor.of(after);
    Map<String, Object> values = new HashMap<>();
    values.put("boroughs", boroughs);
    cursor.ifPresent(
        ended -> {
          values.put("day", ended.day());
          values.put("id", ended.id());
        });
    List<Search> found =
        select(
            """
            WHERE borough_code IN (:boroughs) AND stage IN ('PANEL', 'DEFERRED')
              AND EXISTS (
                SELECT 1 FROM pathway_case c
                WHERE c.id = placement_search.case_id AND c.status = 'OPEN')
            """
                + (cursor.isEmpty()
                    ? ""
                    : " AND (opened_on > :day OR opened_on = :day AND case_id > :id)")
                + " ORDER BY opened_on, case_id LIMIT "
                + (PAGE + 1),
            values);
    if (found.size() <= PAGE) {
      return new Page(found, null);
    }
    Search last = found.get(PAGE - 1);
    return new Page(
        found.subList(0, PAGE), new DayCursor(last.openedOn(), last.caseId()).toString());
  }

  private List<Search> select(String where, Map<String, ?> values) {
    return jdbc.sql(
            "SELECT case_id, person_id, borough_code, opened_on, stage, needs FROM placement_search "
                + where)
        .params(values)
        .query(
            (row, n) ->
                new Search(
                    row.getLong("case_id"),
                    row.getLong("person_id"),
                    row.getString("borough_code"),
                    Moments.day(row, "opened_on"),
                    Stage.valueOf(row.getString("stage")),
                    json.readValue(
                        row.getString("needs"), new TypeReference<Map<String, Object>>() {})))
        .list();
  }
}
