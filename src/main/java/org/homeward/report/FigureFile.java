package org.homeward.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.homeward.web.CsvRow;
import org.springframework.context.MessageSource;

/**
 * Figures as a file for spreadsheets that may leave the organisation: nobody is named, small
 * numbers are hidden ({@link SmallNumbers}), and how each figure is counted stands in it. Written
 * while it is made.
 */
public final class FigureFile {

  /**
   * A part of a total.
   *
   * @param name what it is of
   * @param number how many
   */
  public record Part(String name, int number) {}

  private final PrintWriter out;
  private final MessageSource messages;

  private FigureFile(PrintWriter out, MessageSource messages) {
    this.out = out;
    this.messages = messages;
  }

  /**
   * Begins a file.
   *
   * @param response where it goes
   * @param name name of the file, without its ending
   * @param about what stands at its top: whose figures, of which period, as at when
   * @throws IOException if nobody reads it any more
   */
  public static FigureFile begin(
      HttpServletResponse response, String name, List<String> about, MessageSource messages)
      throws IOException {
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    response.setHeader("Cache-Control", "no-store");
    FigureFile file = new FigureFile(response.getWriter(), messages);
    about.forEach(line -> file.row(line));
    file.row(file.say("report.file.rule"));
    file.row(
        file.say("report.file.figure"),
        file.say("report.file.by"),
        file.say("report.file.part"),
        file.say("report.file.number"));
    return file;
  }

  /**
   * A figure by something, with its total.
   *
   * @param measure what is counted
   * @param by by what, in words
   * @param parts the parts; all of the total
   */
  public void breakdown(Measured measure, String by, List<Part> parts) {
    List<String> shown = SmallNumbers.parts(parts.stream().map(Part::number).toList());
    IntStream.range(0, parts.size())
        .forEach(i -> row(say(measure.key()), by, parts.get(i).name(), shown.get(i)));
    row(
        say(measure.key()),
        by,
        say("report.file.total"),
        SmallNumbers.shown(parts.stream().mapToInt(Part::number).sum()));
  }

  /**
   * A figure for each of several things that are not parts of one total, such as months.
   *
   * @param measure what is counted
   * @param by by what, in words
   * @param each the numbers
   */
  public void series(Measured measure, String by, List<Part> each) {
    each.forEach(one -> row(say(measure.key()), by, one.name(), SmallNumbers.shown(one.number())));
  }

  /** Ends the file: says how each figure is counted. */
  public void end(Measured... measures) {
    row(say("report.measures"));
    for (Measured measure : measures) {
      row(say(measure.key()), say(measure.key() + ".how"));
    }
    out.flush();
  }

  private void row(String... cells) {
    out.print(CsvRow.of(cells));
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.UK);
  }
}
