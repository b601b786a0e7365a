package org.homeward.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the figures up to date: takes up the cases that have changed, and has every part of the
 * figures count them again. So the sums are at any time those that one would count from the cases
 * themselves, and can be counted anew from them.
 */
@Component
public class FigureCounting {

  /** Changes that are taken up together. */
  private static final int BATCH = 300;

  /** How old what pages say of the last counting may be. */
  private static final Duration SAID = Duration.ofMinutes(1);

  private record State(int rules, LocalDateTime countedAt) {}

  private record Change(long id, long caseId) {}

  /**
   * How far the figures are.
   *
   * @param countedAt when they were counted last, or null
   * @param behind whether cases are still to be counted
   */
  record Counted(Instant countedAt, boolean behind) {}

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final List<CaseFigures> parts;
  private final Clock clock;

  FigureCounting(JdbcClient jdbc, JdbcTemplate batches, List<CaseFigures> parts, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.parts = parts;
    this.clock = clock;
  }

  /**
   * Takes up some of the cases that have changed.
   *
   * @return whether there may be more
   */
  @Transactional
  public boolean countSome() {
    // Copies of Homeward count one after the other.
    State state =
        jdbc.sql("SELECT rules, counted_at FROM figure_state WHERE id = 1 FOR UPDATE")
            .query(
                (row, n) ->
                    new State(
                        row.getInt("rules"), row.getObject("counted_at", LocalDateTime.class)))
            .single();
    if (state.rules() != rules()) {
      beginAnew();
      return true;
    }
    List<Change> changes =
        jdbc.sql("SELECT id, case_id FROM case_change ORDER BY id LIMIT " + BATCH)
            .query((row, n) -> new Change(row.getLong("id"), row.getLong("case_id")))
            .list();
    if (!changes.isEmpty()) {
      Set<Long> cases = new LinkedHashSet<>();
      changes.forEach(change -> cases.add(change.caseId()));
      parts.forEach(part -> part.count(cases));
      batches.batchUpdate(
          "DELETE FROM case_change WHERE id = ?",
          changes.stream().map(change -> new Object[] {change.id()}).toList());
    }
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    // Pages say it to the minute: while nothing happens, nothing is written each time.
    if (!changes.isEmpty()
        || state.countedAt() == null
        || Duration.between(state.countedAt(), now).abs().compareTo(SAID) >= 0) {
      jdbc.sql("UPDATE figure_state SET counted_at = :now WHERE id = 1").param("now", now).update();
    }
    return changes.size() == BATCH;
  }

  /** How far the counting is; one statement. */
  @Transactional(readOnly = true)
  Counted counted() {
    return jdbc.sql(
            """
            SELECT counted_at, EXISTS (SELECT 1 FROM case_change) AS behind
            FROM figure_state WHERE id = 1
            """)
        .query(
            (row, number) -> {
              LocalDateTime at = row.getObject("counted_at", LocalDateTime.class);
              return new Counted(
                  at == null ? null : at.toInstant(ZoneOffset.UTC), row.getBoolean("behind"));
            })
        .single();
  }

  /** Forgets all figures and takes up every case; pages say that it is not done yet. */
  private void beginAnew() {
    parts.forEach(CaseFigures::forget);
    jdbc.sql("INSERT INTO case_change (case_id) SELECT id FROM pathway_case").update();
    jdbc.sql("UPDATE figure_state SET rules = :rules WHERE id = 1")
        .param("rules", rules())
        .update();
  }

  /** Changes with the rules of any part, and with what parts there are. */
  private int rules() {
    return parts.stream().mapToInt(CaseFigures::rules).sum();
  }
}
