package org.homeward.bottleneck;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.homeward.report.CaseFigures;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Counts the tasks of cases, by step. */
@Component
class CountingTasks implements CaseFigures {

  private final JdbcTemplate jdbc;
  private final TaskFigures tasks;

  CountingTasks(JdbcTemplate jdbc, TaskFigures tasks) {
    this.jdbc = jdbc;
    this.tasks = tasks;
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public void forget() {
    for (RollUp table : RollUp.values()) {
      jdbc.update("DELETE FROM " + table.table().name());
    }
    jdbc.update("DELETE FROM figure_task");
  }

  @Override
  public void count(Collection<Long> cases) {
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
    tally.write(jdbc);
    tasks.add(added);
    tasks.change(changed);
  }
}
