package org.homeward.report;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long something took (tasks, cases), as counts by whole days.
 *
 * <p>Percentiles are by nearest rank: the smallest number of days within which at least so many in
 * a hundred were done.
 */
public final class Percentiles {

  private final SortedMap<Integer, Integer> numberByDays = new TreeMap<>();
  private int number;

  /**
   * Some took so many days.
   *
   * @param days whole days
   * @param number how many
   */
  public void add(int days, int number) {
    numberByDays.merge(days, number, Integer::sum);
    this.number += number;
  }

  /** How many were added. */
  public int number() {
    return number;
  }

  /**
   * @param percent 1 to 100
   * @return days within which so many in a hundred were done
   * @throws IllegalStateException if there are none
   */
  public int within(int percent) {
    // As whole numbers: 85 in 100 of 20 tasks are 17, whatever a double makes of it.
    int rank = (int) Math.max(1, ((long) number * percent + 99) / 100);
    int so = 0;
    for (Map.Entry<Integer, Integer> days : numberByDays.entrySet()) {
      so += days.getValue();
      if (so >= rank) {
        return days.getKey();
      }
    }
    throw new IllegalStateException("Nothing was counted");
  }
}
