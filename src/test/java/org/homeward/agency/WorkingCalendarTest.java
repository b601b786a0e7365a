package org.homeward.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

  private static final Map<String, Set<LocalDate>> CLOSED =
      Map.of("brent-council", Set.of(LocalDate.of(2026, 12, 29), LocalDate.of(2026, 12, 30)));

  private final WorkingCalendar calendar =
      new WorkingCalendar(agency -> CLOSED.getOrDefault(String.valueOf(agency), Set.of()));

  /** As published on gov.uk for England and Wales. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2022 | 2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27",
        "2023 | 2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26",
        "2024 | 2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26",
        "2025 | 2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26",
        "2026 | 2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28",
        "2027 | 2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28",
        "2028 | 2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26",
      })
  void knowsTheBankHolidaysOfEngland(int year, String days) {
    assertThat(calendar.bankHolidays(year))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(days.split(" ")).map(LocalDate::parse).toList());
  }

  @ParameterizedTest
  @CsvSource({
    // start, working days, end
    "2026-11-16, 1, 2026-11-17", // Monday to Tuesday
    "2026-11-16, 5, 2026-11-23", // over a weekend
    "2026-11-20, 1, 2026-11-23", // from a Friday
    "2026-11-21, 1, 2026-11-23", // from a Saturday
    "2026-11-22, 1, 2026-11-23", // from a Sunday
    "2026-04-02, 1, 2026-04-07", // over Easter
    "2026-12-24, 1, 2026-12-29", // Boxing Day on a Saturday has a substitute
    "2027-12-24, 1, 2027-12-29", // both Christmas days have substitutes
    "2026-12-23, 5, 2027-01-04", // over the turn of the year
  })
  void addsWorkingDays(LocalDate start, int days, LocalDate end) {
    assertThat(calendar.addWorkingDays(start, days, null)).isEqualTo(end);
    assertThat(calendar.workingDaysBetween(start, end, null)).isEqualTo(days);
    assertThat(calendar.workingDaysBetween(end, start, null)).isEqualTo(-days);
  }

  @Test
  void leavesOutTheClosingDaysOfTheAgencyConcernedOnly() {
    LocalDate christmasEve = LocalDate.of(2026, 12, 24);

    assertThat(calendar.addWorkingDays(christmasEve, 1, "brent-council")).isEqualTo("2026-12-31");
    assertThat(calendar.addWorkingDays(christmasEve, 1, "harrow-council")).isEqualTo("2026-12-29");
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 12, 29), "brent-council")).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 12, 29), null)).isTrue();
  }

  @Test
  void countsNoWorkingDaysWithinADayOrAWeekend() {
    LocalDate friday = LocalDate.of(2026, 11, 20);

    assertThat(calendar.workingDaysBetween(friday, friday, null)).isZero();
    assertThat(calendar.workingDaysBetween(friday, friday.plusDays(2), null)).isZero();
    assertThat(calendar.workingDaysBetween(friday.plusDays(2), friday, null)).isZero();
  }

  @Test
  void refusesToAddNoDays() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calendar.addWorkingDays(LocalDate.of(2026, 11, 20), 0, null));
  }

  @Test
  void countsTheDaysOfLondonNotOfGreenwich() {
    // Half past midnight on Tuesday in London, still Monday in UTC.
    Instant from = Instant.parse("2026-06-15T23:30:00Z");

    assertThat(calendar.workingDaysBetween(from, Instant.parse("2026-06-17T12:00:00Z"), null))
        .isEqualTo(1);
    assertThat(WorkingCalendar.dayOf(from)).isEqualTo("2026-06-16");
  }

  @ParameterizedTest
  @CsvSource({
    // from, target, due
    "2026-11-16T09:00:00Z, 5 working days, 2026-11-23T23:59:59Z",
    "2026-06-15T09:00:00Z, 1 working day, 2026-06-16T22:59:59Z", // summer time
    "2026-06-15T23:30:00Z, 1 working day, 2026-06-17T22:59:59Z", // Tuesday already in London
    "2026-11-20T09:00:00Z, 3 days, 2026-11-23T23:59:59Z",
    "2026-11-20T09:00:00Z, 72 hours, 2026-11-23T09:00:00Z",
    // Clocks go forward on 29 March 2026 and back on 25 October 2026.
    "2026-03-27T12:00:00Z, 1 working day, 2026-03-30T22:59:59Z",
    "2026-03-28T12:00:00Z, 1 day, 2026-03-29T22:59:59Z",
    "2026-03-28T12:00:00Z, 24 hours, 2026-03-29T12:00:00Z",
    "2026-10-23T12:00:00Z, 1 working day, 2026-10-26T23:59:59Z",
    "2026-10-24T12:00:00Z, 1 day, 2026-10-25T23:59:59Z",
    "2026-10-24T12:00:00Z, 24 hours, 2026-10-25T12:00:00Z",
    "2026-12-24T17:30:00Z, 2 working days, 2026-12-30T23:59:59Z",
  })
  void saysWhenSomethingIsDue(Instant from, String target, Instant due) {
    assertThat(calendar.due(from, Target.parse(target), null)).isEqualTo(due);
  }

  @Test
  void dueDatesHeedTheAgencysClosingDays() {
    assertThat(
            calendar.due(
                Instant.parse("2026-12-24T09:00:00Z"),
                Target.parse("1 working day"),
                "brent-council"))
        .isEqualTo("2026-12-31T23:59:59Z");
  }
}
