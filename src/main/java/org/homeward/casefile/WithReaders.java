package org.homeward.casefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;

/**
 * Puts things that are for some agencies together with the agencies they are for, from one
 * statement that gives each thing once for each of them: its number as {@code id}, the agency as
 * {@code reader}. They keep the order of the statement.
 */
public final class WithReaders {

  private WithReaders() {}

  /**
   * @param <T> what they are
   * @param row reads one, without its readers
   * @param readBy gives the same one with its readers, by code
   */
  public static <T> ResultSetExtractor<List<T>> of(
      RowMapper<T> row, BiFunction<T, Set<String>, T> readBy) {
    return rows -> {
      Map<Long, T> things = new LinkedHashMap<>();
      Map<Long, Set<String>> readers = new LinkedHashMap<>();
      while (rows.next()) {
        long id = rows.getLong("id");
        if (!things.containsKey(id)) {
          things.put(id, row.mapRow(rows, things.size()));
        }
        readers.computeIfAbsent(id, any -> new TreeSet<>()).add(rows.getString("reader"));
      }
      List<T> all = new ArrayList<>();
      things.forEach((id, thing) -> all.add(readBy.apply(thing, readers.get(id))));
      return all;
    };
  }
}
