package org.homeward.bottleneck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is to be added to the sums, and taken from them, for some tasks together. */
final class Tally {

  private final Map<RollUp, Map<List<Object>, int[]>> changes = new EnumMap<>(RollUp.class);

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
            (cut, code) -> {
              boolean done = task.state() == TaskFigure.State.DONE;
              boolean cutShort = task.state() == TaskFigure.State.CUT;
              List<Object> whose =
                  List.of(task.trust(), cut.name(), code, task.pathway(), task.step());
              change(RollUp.DAY, whose, List.of(task.createdOn()), sign, 0, 0);
              if (task.state() == TaskFigure.State.OPEN) {
                change(
                    RollUp.OPEN,
                    whose,
                    List.of(task.createdOn(), task.dueOn()),
                    sign,
                    task.taken() ? sign : 0);
              } else {
                change(
                    RollUp.DAY,
                    whose,
                    List.of(task.overOn()),
                    0,
                    done ? sign : 0,
                    cutShort ? sign : 0);
              }
              if (done) {
                change(
                    RollUp.WAIT,
                    whose,
                    List.of(task.overOn(), task.waited()),
                    sign,
                    task.late() ? sign : 0,
                    sign * task.sentBack());
              }
            });
  }

  private void change(RollUp table, List<Object> whose, List<?> days, int... by) {
    List<Object> key = new ArrayList<>(whose);
    key.addAll(days);
    int[] sums =
        changes
            .computeIfAbsent(table, any -> new LinkedHashMap<>())
            .computeIfAbsent(key, any -> new int[table.width()]);
    for (int i = 0; i < by.length; i++) {
      sums[i] += by[i];
    }
  }

  /** Writes it down; by one who counts alone. */
  void write(JdbcTemplate jdbc) {
    changes.forEach(
        (table, byKey) -> {
          byKey.values().removeIf(sums -> Arrays.stream(sums).allMatch(sum -> sum == 0));
          List<Map.Entry<List<Object>, int[]>> rows = List.copyOf(byKey.entrySet());
          if (!rows.isEmpty()) {
            write(jdbc, table, rows);
          }
        });
  }

  private static void write(
      JdbcTemplate jdbc, RollUp table, List<Map.Entry<List<Object>, int[]>> rows) {
    int[] met = jdbc.batchUpdate(table.add(), rows.stream().map(Tally::sumsAndKey).toList());
    List<Object[]> missing = new ArrayList<>();
    for (int i = 0; i < met.length; i++) {
      if (met[i] == 0) {
        missing.add(sumsAndKey(rows.get(i)));
      }
    }
    if (!missing.isEmpty()) {
      jdbc.batchUpdate(table.insert(), missing);
    }
    List<Object[]> less =
        rows.stream()
            .filter(row -> Arrays.stream(row.getValue()).anyMatch(sum -> sum < 0))
            .map(row -> row.getKey().toArray())
            .toList();
    if (!less.isEmpty()) {
      jdbc.batchUpdate(table.tidy(), less);
    }
  }

  private static Object[] sumsAndKey(Map.Entry<List<Object>, int[]> row) {
    List<Object> all = new ArrayList<>();
    for (int sum : row.getValue()) {
      all.add(sum);
    }
    all.addAll(row.getKey());
    return all.toArray();
  }
}
