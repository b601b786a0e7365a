package org.homeward.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Dates and times in the words people use, in Europe/London. */
@Component
public class Dates {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);

  private final Clock clock;

  Dates(Clock clock) {
    this.clock = clock;
  }

  /**
   * A day.
   *
   * @param day any day
   * @return for example "14 May 2026"
   */
  public String day(LocalDate day) {
    return DAY.format(day);
  }

  /**
   * The day of a moment.
   *
   * @param moment any moment
   * @return for example "14 May 2026"
   */
  public String day(Instant moment) {
    return DAY.format(moment.atZone(LONDON));
  }

  /**
   * A day people plan for.
   *
   * @param moment any moment
   * @return for example "Thursday 14 May 2026"
   */
  public String weekday(Instant moment) {
    return WEEKDAY.format(moment.atZone(LONDON));
  }

  /**
   * A moment people have an appointment at.
   *
   * @param moment any moment
   * @return for example "Thursday 14 May 2026 at 2:30pm"
   */
  public String appointment(Instant moment) {
    return weekday(moment) + " at " + time(moment.atZone(LONDON));
  }

  /**
   * A moment that has passed.
   *
   * @param moment any moment
   * @return for example "10:42am today", "5pm yesterday" or "midday on 14 May 2026"
   */
  public String momentInWords(Instant moment) {
    ZonedDateTime at = moment.atZone(LONDON);
    LocalDate today = today();
    if (at.toLocalDate().equals(today)) {
      return time(at) + " today";
    }
    if (at.toLocalDate().equals(today.minusDays(1))) {
      return time(at) + " yesterday";
    }
    return time(at) + " on " + DAY.format(at);
  }

  /**
   * The day of a moment that has passed.
   *
   * @param moment any moment
   * @return "today", "yesterday" or for example "14 May 2026"
   */
  public String dayInWords(Instant moment) {
    LocalDate day = LocalDate.ofInstant(moment, LONDON);
    LocalDate today = today();
    if (day.equals(today)) {
      return "today";
    }
    return day.equals(today.minusDays(1)) ? "yesterday" : DAY.format(day);
  }

  /**
   * Today in London.
   *
   * @return the date
   */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), LONDON);
  }

  private static String time(ZonedDateTime at) {
    if (at.getMinute() == 0 && at.getHour() == 12) {
      return "midday";
    }
    if (at.getMinute() == 0 && at.getHour() == 0) {
      return "midnight";
    }
    int hour = at.getHour() % 12 == 0 ? 12 : at.getHour() % 12;
    String minutes = at.getMinute() == 0 ? "" : String.format(Locale.UK, ":%02d", at.getMinute());
    return hour + minutes + (at.getHour() < 12 ? "am" : "pm");
  }
}
