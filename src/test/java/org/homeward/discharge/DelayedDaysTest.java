package org.homeward.discharge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.homeward.discharge.DelayedDays.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Three ways to count the same days. The national examples are those of measure MHS26. */
class DelayedDaysTest {

  private static final LocalDate FROM = LocalDate.of(2025, 5, 1);
  private static final LocalDate TO = LocalDate.of(2025, 5, 31);

  @ParameterizedTest(name = "{0}: {1} days")
  @CsvSource({
    "05-01/05-10, 8",
    "04-20/, 31",
    "05-05/, 26",
    "05-05/05-20, 14",
    "05-05/05-12 05-12/05-20, 14",
    "05-05/05-12 05-13/05-20, 13",
    "05-05/05-12 05-16/05-20, 9",
    "05-07/05-07, 0",
    // Worked by hand from the same rule.
    "04-20/05-01, 0",
    "04-20/05-10, 9",
    "04-01/04-30, 0",
    "06-02/, 0",
    "05-31/, 0",
    "05-05/05-12 05-12/05-12 05-12/05-20, 14",
    "04-10/04-20 05-05/05-20, 14",
    "05-25/06-10, 6"
  })
  void theNationalCountIsThatOfTheWorkedExamples(String periods, long days) {
    List<Period> all = Arrays.stream(periods.split(" ")).map(DelayedDaysTest::period).toList();
    assertThat(DelayedDays.national(all, FROM, TO)).isEqualTo(days);
    assertThat(DelayedDays.national(all.reversed(), FROM, TO)).as("in any order").isEqualTo(days);
  }

  @Test
  void theSamePeriodHasThreeLengths() {
    LocalDate start = LocalDate.of(2025, 5, 1);
    LocalDate end = LocalDate.of(2025, 5, 10);
    assertThat(DelayedDays.waiting(start, end)).isEqualTo(9);
    assertThat(DelayedDays.national(List.of(new Period(start, end)), FROM, TO)).isEqualTo(8);
    assertThat(DelayedDays.episode(start, end)).isEqualTo(10);
  }

  @ParameterizedTest(name = "{0} on {1}: {2}, episodes of {3} days")
  @CsvSource({
    "05-01/05-10, 2025-06-20, 2025-05=8, 10",
    "05-05/05-12 05-12/05-20, 2025-06-20, 2025-05=14, 16",
    "05-05/05-12 05-12/05-12 05-12/05-20, 2025-06-20, 2025-05=14, 16",
    "05-05/05-12 05-13/05-20, 2025-06-20, 2025-05=13, 16",
    "05-05/05-12 05-16/05-20, 2025-06-20, 2025-05=9, 13",
    "05-20/06-03, 2025-06-20, 2025-06=2 2025-05=11, 15",
    "04-20/06-03, 2025-06-20, 2025-06=2 2025-05=31 2025-04=10, 45",
    "05-20/, 2025-06-20, 2025-06=20 2025-05=11, 0",
    "05-07/05-07, 2025-06-20, 2025-05=0, 1"
  })
  void eachMonthIsReportedByItselfAndTheEpisodeHasItsLength(
      String periods, LocalDate today, String months, long episodes) {
    List<Period> all = Arrays.stream(periods.split(" ")).map(DelayedDaysTest::period).toList();
    assertThat(
            DelayedDays.byMonth(all, today).entrySet().stream()
                .map(month -> month.getKey() + "=" + month.getValue()))
        .containsExactly(months.split(" "));
    assertThat(DelayedDays.finishedEpisodes(all)).isEqualTo(episodes);
    assertThat(DelayedDays.finishedEpisodes(all.reversed())).isEqualTo(episodes);
  }

  @Test
  void whoWasNeverReadyHasNoMonths() {
    assertThat(DelayedDays.byMonth(List.of(), TO)).isEmpty();
    assertThat(DelayedDays.finishedEpisodes(List.of())).isZero();
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  /** A reason that changes loses no day, on whatever date and however often, also across DST. */
  @ParameterizedTest
  @MethodSource("seeds")
  void cuttingAPeriodOnOneDateChangesNothing(int seed) {
    Random random = new Random(seed);
    LocalDate start = LocalDate.of(2025, 2, 1).plusDays(random.nextInt(300));
    LocalDate end = start.plusDays(2 + random.nextInt(90));
    List<LocalDate> cuts = new ArrayList<>(List.of(start));
    IntStream.range(0, random.nextInt(4))
        .mapToObj(
            i -> start.plusDays(1 + random.nextInt((int) ChronoUnit.DAYS.between(start, end) - 1)))
        .sorted()
        .distinct()
        .forEach(cuts::add);
    cuts.add(end);
    List<Period> pieces =
        IntStream.range(1, cuts.size())
            .mapToObj(i -> new Period(cuts.get(i - 1), cuts.get(i)))
            .toList();
    YearMonth month = YearMonth.from(start.plusDays(random.nextInt(60)));

    assertThat(DelayedDays.national(pieces, month.atDay(1), month.atEndOfMonth()))
        .isEqualTo(
            DelayedDays.national(
                List.of(new Period(start, end)), month.atDay(1), month.atEndOfMonth()));
  }

  /** The months of a stay add up: neither the first nor the last day counts in any of them. */
  @ParameterizedTest
  @MethodSource("seeds")
  void theMonthsOfOnePeriodAddUp(int seed) {
    Random random = new Random(seed);
    LocalDate start = LocalDate.of(2024, 12, 1).plusDays(random.nextInt(400));
    LocalDate end = start.plusDays(1 + random.nextInt(120));
    List<Period> one = List.of(new Period(start, end));
    long sum = 0;
    for (YearMonth month = YearMonth.from(start);
        !month.isAfter(YearMonth.from(end));
        month = month.plusMonths(1)) {
      sum += DelayedDays.national(one, month.atDay(1), month.atEndOfMonth());
    }
    assertThat(sum).isEqualTo(ChronoUnit.DAYS.between(start, end) - 1);
  }

  @Test
  void theRunningMonthCountsUpToToday() {
    List<Period> open = List.of(new Period(LocalDate.of(2026, 10, 20), null));
    LocalDate today = LocalDate.of(2026, 10, 26);
    assertThat(DelayedDays.national(open, today.withDayOfMonth(1), today)).isEqualTo(6);
    assertThat(DelayedDays.waiting(LocalDate.of(2026, 10, 20), today))
        .as("the day the clocks go back is one day")
        .isEqualTo(6);
  }

  private static Period period(String text) {
    String[] days = text.split("/", -1);
    return new Period(day(days[0]), days[1].isEmpty() ? null : day(days[1]));
  }

  private static LocalDate day(String monthAndDay) {
    return LocalDate.parse("2025-" + monthAndDay);
  }
}
