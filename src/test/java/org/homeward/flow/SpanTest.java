package org.homeward.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpanTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

  @Test
  void weeksAreWholeAndFromMondayToSunday() {
    assertThat(new Span(MONDAY, MONDAY.plusDays(6)).weeks())
        .containsExactly(new Span(MONDAY, MONDAY.plusDays(6)));
    assertThat(new Span(MONDAY.plusDays(1), MONDAY.plusDays(12)).weeks()).isEmpty();
    for (int i = 0; i < 7; i++) {
      // Whatever day it is, a quarter without today has enough weeks for limits.
      Span quarter = new Span(MONDAY.plusDays(i - 90L), MONDAY.plusDays(i - 1L));
      assertThat(quarter.weeks())
          .hasSizeBetween(Xmr.ENOUGH, Xmr.ENOUGH + 1)
          .allSatisfy(
              week -> {
                assertThat(week.from().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
                assertThat(week.days()).isEqualTo(7);
                assertThat(quarter.has(week.from()) && quarter.has(week.to())).isTrue();
              });
    }
  }

  @Test
  void thePeriodBeforeIsAsLongAndEndsTheDayBefore() {
    Span period = new Span(MONDAY, MONDAY.plusDays(27));
    assertThat(period.before()).isEqualTo(new Span(MONDAY.minusDays(28), MONDAY.minusDays(1)));
    assertThat(period.before().days()).isEqualTo(28);
  }

  @Test
  void whatWasOpenIsCountedBackFromNow() {
    Flow flow =
        new Flow(
            new TreeMap<>(
                Map.of(
                    MONDAY,
                    new Flow.Day(5, 1),
                    MONDAY.plusDays(1),
                    new Flow.Day(0, 3),
                    MONDAY.plusDays(9),
                    new Flow.Day(2, 0))),
            List.of(new Flow.Took(MONDAY, 4, 1), new Flow.Took(MONDAY.plusDays(1), 10, 3)),
            new TreeMap<>(Map.of(MONDAY.minusDays(40), 4, MONDAY, 3, MONDAY.plusDays(9), 2)),
            new Flow.Late(8, 1),
            new Flow.Late(0, 0));
    assertThat(flow.openNow()).isEqualTo(9);
    assertThat(flow.openAt(MONDAY.plusDays(9))).isEqualTo(9);
    assertThat(flow.openAt(MONDAY.plusDays(8))).isEqualTo(7);
    assertThat(flow.openAt(MONDAY)).isEqualTo(10);
    assertThat(flow.openAt(MONDAY.minusDays(1))).isEqualTo(6);
    Span week = new Span(MONDAY, MONDAY.plusDays(6));
    assertThat(flow.came(week)).isEqualTo(5);
    assertThat(flow.left(week)).isEqualTo(4);
    assertThat(flow.took(week).within(50)).isEqualTo(10);
    assertThat(flow.openSince(week)).isEqualTo(3);
    assertThat(flow.late().share()).isEqualTo(13);
    // The week before anything was counted is not a week without anything.
    assertThat(flow.weeks(new Span(MONDAY.minusDays(21), MONDAY.plusDays(13))))
        .containsExactly(week, new Span(MONDAY.plusDays(7), MONDAY.plusDays(13)));
  }
}
