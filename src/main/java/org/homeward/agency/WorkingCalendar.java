package org.homeward.agency;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Working days in England: Monday to Friday without the bank holidays of England and without the
 * closing days of the agency concerned. Days are days in London, whatever the offset to UTC.
 *
 * <p>Wherever an agency code is asked for, null means "no agency in particular": bank holidays and
 * weekends only.
 */
@Component
public class WorkingCalendar {

  /** The time zone in which people read and write dates. */
  public static final ZoneId LONDON = ZoneId.of("Europe/London");

  /**
   * The last moment of a day: whole seconds, so that all formats can carry it, and still the same
   * day when shown.
   */
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  private final Function<String, Set<LocalDate>> closingDays;
  private final HolidayManager holidays =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
  private final Map<Integer, Set<LocalDate>> bankHolidays = new ConcurrentHashMap<>();

  @Autowired
  WorkingCalendar(AgencyDirectory directory) {
    this(directory::closingDays);
  }

  WorkingCalendar(Function<String, Set<LocalDate>> closingDays) {
    this.closingDays = closingDays;
  }

  /**
   * @param year a year from 1974
   * @return the bank holidays of England in that year
   */
  public Set<LocalDate> bankHolidays(int year) {
    return bankHolidays.computeIfAbsent(year, this::findBankHolidays);
  }

  private Set<LocalDate> findBankHolidays(int year) {
    return holidays.getHolidays(Year.of(year), "eng").stream()
        .map(Holiday::getDate)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @param day a day
   * @param agencyCode the agency whose closing days count, or null
   * @return whether the agency works on that day
   */
  public boolean isWorkingDay(LocalDate day, String agencyCode) {
    return isWorkingDay(day, closingDays.apply(agencyCode));
  }

  private boolean isWorkingDay(LocalDate day, Set<LocalDate> closed) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !bankHolidays(day.getYear()).contains(day)
        && !closed.contains(day);
  }

  /**
   * @param start the day from which to count; it is never counted itself, whether a working day or
   *     not
   * @param days how many working days, 1 or more
   * @param agencyCode the agency whose closing days count, or null
   * @return the last of these working days: 1 from a Friday or from a Saturday is Monday
   */
  public LocalDate addWorkingDays(LocalDate start, int days, String agencyCode) {
    if (days < 1) {
      throw new IllegalArgumentException("Working days to add must be 1 or more, not " + days);
    }
    Set<LocalDate> closed = closingDays.apply(agencyCode);
    LocalDate day = start;
    int left = days;
    while (left > 0) {
      day = day.plusDays(1);
      if (isWorkingDay(day, closed)) {
        left--;
      }
    }
    return day;
  }

  /**
   * Counts the working days after the first day up to and including the second, so that {@code
   * workingDaysBetween(day, addWorkingDays(day, n, agency), agency)} is n.
   *
   * @param from a day
   * @param to another day; if it is earlier, the result is zero or negative
   * @param agencyCode the agency whose closing days count, or null
   * @return the number of working days
   */
  public int workingDaysBetween(LocalDate from, LocalDate to, String agencyCode) {
    if (to.isBefore(from)) {
      return -workingDaysBetween(to, from, agencyCode);
    }
    Set<LocalDate> closed = closingDays.apply(agencyCode);
    return (int)
        from.plusDays(1)
            .datesUntil(to.plusDays(1))
            .filter(day -> isWorkingDay(day, closed))
            .count();
  }

  /**
   * As {@link #workingDaysBetween(LocalDate, LocalDate, String)}, with the London days of two
   * moments.
   *
   * @param from a moment
   * @param to another moment
   * @param agencyCode the agency whose closing days count, or null
   * @return the number of working days
   */
  public int workingDaysBetween(Instant from, Instant to, String agencyCode) {
    return workingDaysBetween(dayOf(from), dayOf(to), agencyCode);
  }

  /**
   * When something is due.
   *
   * <ul>
   *   <li>Working days: at the end of the last of them. The day on which the clock starts is not
   *       counted: 1 working day from any time on Monday is the end of Tuesday.
   *   <li>Days: at the end of that calendar day, counted in the same way.
   *   <li>Hours: to the second after so many hours, also over a change of the clocks.
   * </ul>
   *
   * The end of a day is 23:59:59 in London.
   *
   * @param from when the clock starts
   * @param target how long it may take
   * @param agencyCode the agency whose closing days count, or null
   * @return the last moment in time
   */
  public Instant due(Instant from, Target target, String agencyCode) {
    return switch (target.unit()) {
      case WORKING_DAYS -> endOfDay(addWorkingDays(dayOf(from), target.amount(), agencyCode));
      case DAYS -> endOfDay(dayOf(from).plusDays(target.amount()));
      case HOURS -> from.plus(Duration.ofHours(target.amount()));
    };
  }

  /**
   * @param day a day
   * @return its last moment that counts as in time: 23:59:59 in London
   */
  public static Instant endOfDay(LocalDate day) {
    return day.atTime(END_OF_DAY).atZone(LONDON).toInstant();
  }

  /**
   * @param moment a moment
   * @return the day it is in London then
   */
  public static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, LONDON);
  }
}
