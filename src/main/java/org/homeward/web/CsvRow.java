package org.homeward.web;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A row of a file for spreadsheets. */
public final class CsvRow {

  private CsvRow() {}

  /**
   * Every cell in quotation marks; null as an empty one. What a spreadsheet would take for a
   * formula gets an apostrophe before it, so that a name cannot run one.
   *
   * @param cells the values
   * @return the row with the line end of RFC 4180
   */
  public static String of(String... cells) {
    return Arrays.stream(cells).map(CsvRow::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String cell(String value) {
    String text = value == null ? "" : value;
    String start = text.stripLeading();
    boolean formula =
        (!start.isEmpty() && "=+-@|".indexOf(start.charAt(0)) >= 0)
            || text.startsWith("\t")
            || text.startsWith("\r")
            || text.startsWith("\n");
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
