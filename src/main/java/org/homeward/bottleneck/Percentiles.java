package org.homeward.bottleneck;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long tasks took, as counts by whole working days.
 *
 * <p>Percentiles are by nearest rank: the smallest number of days within which at least so many in
 * a hundred were done.
 */
final class Percentiles {

  private final SortedMap<Integer, Integer> tasksByDays = new TreeMap<>();
  private int tasks;

  void add(int days, int number) {
    tasksByDays.merge(days, number, Integer::sum);
    tasks += number;
  }

  /** How many tasks there are. */
  int tasks() {
    return tasks;
  }

  /**
   * @param percent 1 to 100
   * @return days within which so many in a hundred were done
   * @throws IllegalStateException if there are no tasks
   */
  int within(int percent) {
    // As whole numbers: 85 in 100 of 20 tasks are 17, whatever a double makes of it.
    int rank = (int) Math.max(1, ((long) tasks * percent + 99) / 100);
    int so = 0;
    for (Map.Entry<Integer, Integer> days : tasksByDays.entrySet()) {
      so += days.getValue();
      if (so >= rank) {
        return days.getKey();
      }
    }
    throw new IllegalStateException("No tasks");
  }
}
