package org.homeward.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is to be added to sums, and taken from them, for some cases together. */
public final class Sums {

  private final Map<SumTable, Map<List<Object>, int[]>> changes = new LinkedHashMap<>();

  /**
   * Adds to a row.
   *
   * @param table its table
   * @param key its key, in the order of {@link SumTable#keys()}; nothing of it is null
   * @param by what to add to each of {@link SumTable#sums()}; negative to take away
   * @throws IllegalArgumentException if the numbers are not those of the table
   */
  public void add(SumTable table, List<?> key, int... by) {
    if (by.length != table.sums().size() || key.size() != table.keys().size()) {
      throw new IllegalArgumentException("Not a row of " + table.name() + ": " + key);
    }
    int[] sums =
        changes
            .computeIfAbsent(table, any -> new LinkedHashMap<>())
            .computeIfAbsent(List.copyOf(key), any -> new int[by.length]);
    for (int i = 0; i < by.length; i++) {
      sums[i] += by[i];
    }
  }

  /** Writes it down; by one who counts alone. */
  public void write(JdbcTemplate jdbc) {
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
      JdbcTemplate jdbc, SumTable table, List<Map.Entry<List<Object>, int[]>> rows) {
    int[] met = jdbc.batchUpdate(table.add(), rows.stream().map(Sums::sumsAndKey).toList());
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
