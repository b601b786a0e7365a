package org.homeward.pathway.diagram;

import java.util.ArrayList;
import java.util.List;

/** Breaks words into lines, by the widths of Arial's letters, before any browser has seen them. */
final class Lettering {

  /** Size of letters, in units of the diagram. */
  static final double SIZE = 12;

  /** From one base line to the next. */
  static final double LINE = 14;

  private static final String ELLIPSIS = "…";

  /** Widths in thousandths of the letters' size, from the space to the tilde. */
  private static final int[] WIDTHS = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };

  private static final int ANY_OTHER = 700;

  private Lettering() {}

  /** How wide a text is. */
  static double width(String text) {
    return text.chars().mapToDouble(Lettering::width).sum();
  }

  private static double width(int letter) {
    int at = letter - ' ';
    return (at >= 0 && at < WIDTHS.length ? WIDTHS[at] : ANY_OTHER) * SIZE / 1000;
  }

  /**
   * Breaks a text into lines.
   *
   * @param text the text, or null
   * @param width the width of a line
   * @param most how many lines there may be; what does not fit becomes three dots
   */
  static List<String> lines(String text, double width, int most) {
    if (text == null || text.isBlank()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (width(longer) <= width) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = word;
      while (width(line) > width && line.length() > 1) {
        int fits = fitting(line, width);
        lines.add(line.substring(0, fits));
        line = line.substring(fits);
      }
    }
    lines.add(line);
    return lines.size() <= most ? lines : cut(lines, width, most);
  }

  private static List<String> cut(List<String> lines, double width, int most) {
    List<String> kept = new ArrayList<>(lines.subList(0, most));
    String last = kept.removeLast();
    while (!last.isEmpty() && width(last + ELLIPSIS) > width) {
      last = last.substring(0, last.length() - 1).stripTrailing();
    }
    kept.add(last + ELLIPSIS);
    return kept;
  }

  private static int fitting(String word, double width) {
    int fits = 1;
    while (fits < word.length() && width(word.substring(0, fits + 1)) <= width) {
      fits++;
    }
    return fits;
  }
}
