package org.homeward.bottleneck;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the figures up to date: takes up the cases that have changed, and puts in the sums what
 * their tasks add now instead of what they added before. So the sums are at any time those that one
 * would count from the tasks themselves, and can be counted anew from them.
 */
@Component
class FigureCounting {

  /** Changes that are taken up together. */
  private static final int BATCH = 300;

  /** To be raised when what is counted changes: all is counted anew then. */
  private static final int RULES = 1;

  /** How old what pages say of the last counting may be. */
  private static final Duration SAID = Duration.ofMinutes(1);

  private record State(int rules, LocalDateTime countedAt) {}

  private record Change(long id, long caseId) {}

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final TaskFigures tasks;
  private final Clock clock;

  FigureCounting(JdbcClient jdbc, JdbcTemplate batches, TaskFigures tasks, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.tasks = tasks;
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
    if (state.rules() != RULES) {
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
      count(cases);
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

  private void count(Set<Long> cases) {
    Map<Long, TaskFigure> before = tasks.counted(cases);
    Tally tally = new Tally();
    List<TaskFigure> added = new ArrayList<>();
    List<TaskFigure> changed = new ArrayList<>();
    tasks
        .now(cases)
        .forEach(
            (key, now) -> {
              TaskFigure was = before.get(key);
              if (was == null) {
                added.add(now);
              } else if (!was.equals(now)) {
                tally.take(was);
                changed.add(now);
              }
              if (!now.equals(was)) {
                tally.add(now);
              }
            });
    tally.write(batches);
    tasks.add(added);
    tasks.change(changed);
  }

  /** Forgets all figures and takes up every case; pages say that it is not done yet. */
  private void beginAnew() {
    for (RollUp table : RollUp.values()) {
      jdbc.sql("DELETE FROM " + table.table()).update();
    }
    jdbc.sql("DELETE FROM figure_task").update();
    jdbc.sql("INSERT INTO case_change (case_id) SELECT id FROM pathway_case").update();
    jdbc.sql("UPDATE figure_state SET rules = :rules WHERE id = 1").param("rules", RULES).update();
  }
}
