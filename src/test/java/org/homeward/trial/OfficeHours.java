package org.homeward.trial;

import static org.homeward.agency.WorkingCalendar.LONDON;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.homeward.agency.WorkingCalendar;

/**
 * When people of the past year work: from 9 to 17 in London, on the working days of their agency.
 */
final class OfficeHours {

  static final LocalTime OPEN = LocalTime.of(9, 0);
  static final LocalTime CLOSE = LocalTime.of(17, 0);

  private static final long MINUTES = ChronoUnit.MINUTES.between(OPEN, CLOSE);
  private static final long AT_LEAST = 20;

  private final WorkingCalendar calendar;

  OfficeHours(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * The moment at which so much work is done.
   *
   * @param from when it begins; outside office hours nothing is done
   * @param workingDays how many days of 8 hours it takes
   * @param agency whose working days count
   */
  Instant after(Instant from, double workingDays, String agency) {
    long left = Math.max(AT_LEAST, Math.round(workingDays * MINUTES));
    LocalDateTime now = LocalDateTime.ofInstant(from, LONDON);
    while (true) {
      LocalDate day = now.toLocalDate();
      if (calendar.isWorkingDay(day, agency) && now.toLocalTime().isBefore(CLOSE)) {
        LocalDateTime begin = now.toLocalTime().isBefore(OPEN) ? day.atTime(OPEN) : now;
        long today = ChronoUnit.MINUTES.between(begin, day.atTime(CLOSE));
        if (left < today) {
          return begin.plusMinutes(left).atZone(LONDON).toInstant();
        }
        left -= today;
      }
      now = day.plusDays(1).atStartOfDay();
    }
  }

  /** When offices open on the first working day after a day. */
  Instant morningAfter(LocalDate day, String agency) {
    return calendar.addWorkingDays(day, 1, agency).atTime(OPEN).atZone(LONDON).toInstant();
  }
}
