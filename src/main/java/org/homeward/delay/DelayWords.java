package org.homeward.delay;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.homeward.discharge.Attribution;
import org.homeward.discharge.DelayReason;

/** What codes of delay and months are called. */
final class DelayWords {

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

  private DelayWords() {}

  static String group(String code) {
    return DelayReason.of(code).map(reason -> reason.group().words()).orElse(code);
  }

  static String reason(String code) {
    return DelayReason.of(code)
        .map(reason -> reason.code() + " " + reason.description())
        .orElse(code);
  }

  static String attribution(String code) {
    return Attribution.of(code).map(Attribution::words).orElse(code);
  }

  static String month(YearMonth month) {
    return MONTH.format(month);
  }
}
