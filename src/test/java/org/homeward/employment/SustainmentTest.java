package org.homeward.employment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.homeward.employment.Sustainment.Stretch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The marks of a held job, the outcome DWP counts, and the fidelity score of a caseload. */
class SustainmentTest {

  private static final LocalDate START = LocalDate.of(2026, 3, 2);

  @ParameterizedTest
  @CsvSource({"0, 0", "27, 0", "28, 4", "90, 4", "91, 13", "181, 13", "182, 26", "400, 26"})
  void aMarkIsReachedOnItsDay(int days, int mark) {
    assertThat(Sustainment.mark(job(0, days, 16, false))).isEqualTo(mark);
  }

  @Test
  void thirteenWeeksInOneJobAtSevenHoursAreTheDwpOutcome() {
    assertThat(Sustainment.dwpOutcome(List.of(job(0, 91, 7, false)))).isTrue();
    assertThat(Sustainment.dwpOutcome(List.of(job(0, 90, 7, false)))).isFalse();
    assertThat(Sustainment.dwpOutcome(List.of(job(0, 91, 6, false)))).isFalse();
    assertThat(Sustainment.dwpOutcome(List.of(job(0, 91, null, false)))).isFalse();
    assertThat(Sustainment.dwpOutcome(List.of(job(0, 91, 7, true)))).as("underpaid").isFalse();
  }

  @Test
  void theyMayLieInTwoJobsWithinSixteenWeeks() {
    assertThat(Sustainment.dwpOutcome(List.of(job(0, 49, 10, false), job(70, 112, 10, false))))
        .as("7 and 6 weeks with 3 between")
        .isTrue();
    assertThat(Sustainment.dwpOutcome(List.of(job(0, 49, 10, false), job(71, 113, 10, false))))
        .as("one day too long")
        .isFalse();
    assertThat(Sustainment.dwpOutcome(List.of(job(0, 20, 10, false), job(200, 291, 10, false))))
        .as("the window need not begin with the first job")
        .isTrue();
  }

  @Test
  void daysInTwoJobsAtOnceCountOnce() {
    assertThat(Sustainment.dwpOutcome(List.of(job(0, 60, 10, false), job(10, 60, 10, false))))
        .isFalse();
    assertThat(Sustainment.dwpOutcome(List.of(job(0, 60, 10, false), job(40, 91, 10, false))))
        .isTrue();
    assertThat(Sustainment.dwpOutcome(List.of())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "20, 5", "21, 4", "25, 4", "26, 3", "30, 3", "31, 2", "40, 2", "41, 1"})
  void theFidelityScaleJudgesTheCaseload(int people, int score) {
    assertThat(Fidelity.of(people).score()).isEqualTo(score);
  }

  private static Stretch job(int from, int to, Integer hours, boolean underpaid) {
    return new Stretch(START.plusDays(from), START.plusDays(to), hours, underpaid);
  }
}
