package org.homeward.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * The homes of a trial. The stock is read when the stories begin, some weeks ago; its days count
 * from the day before the trial is started, so that the vacancy board is up to date then.
 */
final class TrialStock {

  private static final String STOCK = "/homes/demo.yml";
  private static final Pattern DAY = Pattern.compile("(?<=: )today(?:([+-]\\d+))?\\b");

  private TrialStock() {}

  /**
   * Writes the stock with dates.
   *
   * @param file where to
   * @param today the day from which "today" counts
   */
  static void write(Path file, LocalDate today) {
    try (InputStream in = TrialStock.class.getResourceAsStream(STOCK)) {
      String stock = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(file, dated(stock, today));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String dated(String stock, LocalDate today) {
    return DAY.matcher(stock)
        .replaceAll(
            day -> {
              String days = day.group(1);
              return "\"" + today.plusDays(days == null ? 0 : Integer.parseInt(days)) + "\"";
            });
  }
}
