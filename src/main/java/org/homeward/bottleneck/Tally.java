package org.homeward.bottleneck;

import java.util.List;
import java.util.stream.Stream;
import org.homeward.report.Sums;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is to be added to the sums, and taken from them, for some tasks together. */
final class Tally {

  private final Sums sums = new Sums();

  /** A task counts as it is now. */
  void add(TaskFigure task) {
    count(task, 1);
  }

  /** A task does not count any more as it was. */
  void take(TaskFigure task) {
    count(task, -1);
  }

  private void count(TaskFigure task, int sign) {
    task.cuts()
        .forEach(
            (cut, code) ->
                count(
                    task,
                    List.of(task.trust(), cut.name(), code, task.pathway(), task.step()),
                    sign));
  }

  private void count(TaskFigure task, List<Object> whose, int sign) {
    boolean done = task.state() == TaskFigure.State.DONE;
    boolean cutShort = task.state() == TaskFigure.State.CUT;
    add(RollUp.DAY, whose, List.of(task.createdOn()), sign, 0, 0);
    if (task.state() == TaskFigure.State.OPEN) {
      List<?> days = List.of(task.createdOn(), task.dueOn());
      add(RollUp.OPEN, whose, days, sign, task.taken() ? sign : 0);
    } else {
      List<?> day = List.of(task.overOn());
      add(RollUp.DAY, whose, day, 0, done ? sign : 0, cutShort ? sign : 0);
    }
    if (done) {
      List<?> days = List.of(task.overOn(), task.waited());
      add(RollUp.WAIT, whose, days, sign, task.late() ? sign : 0, sign * task.sentBack());
    }
  }

  private void add(RollUp table, List<Object> whose, List<?> days, int... by) {
    sums.add(table.table(), Stream.concat(whose.stream(), days.stream()).toList(), by);
  }

  /** Writes it down; by one who counts alone. */
  void write(JdbcTemplate jdbc) {
    sums.write(jdbc);
  }
}
