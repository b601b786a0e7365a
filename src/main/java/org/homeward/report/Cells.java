package org.homeward.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * A row of a table of figures, in words.
 *
 * @param cells its cells, the first says what it is of
 */
public record Cells(List<Cell> cells) {

  /**
   * A cell.
   *
   * @param text what stands in it
   * @param more what stands below it, smaller; or null
   */
  public record Cell(String text, String more) {}

  /** A row of plain cells. */
  public static Cells of(String... texts) {
    return new Cells(Stream.of(texts).map(text -> new Cell(text, null)).toList());
  }
}
