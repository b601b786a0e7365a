package org.homeward.flow;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says numbers, days and what stands out in words. */
@Component
class FlowWords {

  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

  private final Dates dates;
  private final MessageSource messages;

  FlowWords(Dates dates, MessageSource messages) {
    this.dates = dates;
    this.messages = messages;
  }

  String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }

  String day(LocalDate day) {
    return dates.day(day);
  }

  /** A day below a chart. */
  static String shortDay(LocalDate day) {
    return SHORT.format(day);
  }

  /** So many cases, or tasks. */
  String number(boolean cases, int number) {
    return say(cases ? "flow.cases" : "flow.tasks", number);
  }

  /** So many days, or working days. */
  String days(boolean cases, int days) {
    return say(cases ? "flow.days" : "flow.working-days", days);
  }

  /** With one decimal where there is one. */
  static String decimal(double number) {
    return String.format(Locale.UK, "%.1f", number).replaceFirst("\\.0$", "");
  }

  /** Why a week stands out; null if it does not. */
  String reason(Xmr chart, int point, Good good) {
    if (chart.rule(point) == null) {
      return null;
    }
    String side = chart.high(point) ? ".high" : ".low";
    return say(
        "flow.mark." + good.mark(chart.high(point)).code(),
        say("flow.rule." + chart.rule(point).name().toLowerCase(Locale.ROOT) + side));
  }
}
