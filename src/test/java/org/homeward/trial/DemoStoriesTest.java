package org.homeward.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeward.person.NhsNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoStoriesTest {

  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
  private static final Predicate<LocalDate> WEEKDAY =
      day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;

  private final List<Story> stories = DemoStories.all();

  private Schedule schedule(LocalDate today) {
    return Schedule.of(
        stories, Clock.fixed(today.atTime(8, 40).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
  }

  @Test
  void areAboutSomeDozensOfPeopleWithNamesOfTheirOwn() {
    assertThat(stories).hasSizeBetween(50, 70);
    assertThat(stories).extracting(story -> story.person().name()).doesNotHaveDuplicates();
    assertThat(stories).filteredOn(story -> !story.person().numbered()).hasSizeBetween(3, 8);
  }

  @Test
  void useNhsNumbersThatAreRightAndGivenToNobody() {
    Set<String> seen = new HashSet<>();
    for (int n = 1; n <= 100; n++) {
      String number = Referrals.nhsNumber(n);
      assertThat(NhsNumber.parse(number)).get().matches(NhsNumber::isTestRange);
      assertThat(seen.add(number)).as(number).isTrue();
    }
  }

  @Test
  void beginWithAReferralAndNeverGoBackInTime() {
    for (Story story : stories) {
      List<Integer> days = story.steps().stream().map(Step::daysAgo).toList();
      assertThat(story.steps().getFirst().deed()).isInstanceOf(Deed.Refer.class);
      assertThat(days).as(story.person().name()).isSortedAccordingTo((a, b) -> b - a);
      assertThat(days.getLast()).as(story.person().name()).isPositive();
      if (story.stay() != null) {
        assertThat(story.stay().daysAgo()).isGreaterThan(days.getFirst());
      }
    }
  }

  @Test
  void beginWithHomesAsTheyStandToday() {
    assertThat(TrialStock.dated("{empty: today-24, ready: today+5}, confirmed: today", SUNDAY))
        .isEqualTo(
            """
            {empty: "2026-10-29", ready: "2026-11-27"}, confirmed: "2026-11-22"\
            """);
  }

  @ParameterizedTest
  @MethodSource("sevenDays")
  void canAllHappenOnWhateverDayTheTrialIsStarted(LocalDate today) {
    Schedule schedule = schedule(today);
    for (Story story : stories) {
      LocalDate day = schedule.day(schedule.days());
      for (Step step : story.steps()) {
        LocalDate due = schedule.due(step, WEEKDAY);
        day = due.isAfter(day) ? due : day;
        while (!step.deed().onAnyDay() && !WEEKDAY.test(day)) {
          day = day.plusDays(1);
        }
        assertThat(day).as("%s, %s", story.person().name(), step).isBefore(today);
      }
    }
  }

  static Stream<LocalDate> sevenDays() {
    return IntStream.range(0, 7).mapToObj(SUNDAY::plusDays);
  }

  @Test
  void happenOnWorkingDaysExceptForWhatCannotWait() {
    Schedule schedule = schedule(SUNDAY);

    assertThat(schedule.due(new Step(1, Who.WARD, Deed.refers()), WEEKDAY))
        .isEqualTo(SUNDAY.minusDays(2));
    assertThat(schedule.due(new Step(1, Who.WARD, Deed.discharges("02")), WEEKDAY))
        .isEqualTo(SUNDAY.minusDays(1));
  }

  @Test
  void runThroughDaysInOrderFromTheBeginningToTheMorningOfToday() {
    List<Schedule.Stop> stops = schedule(SUNDAY).stops();

    assertThat(stops).extracting(Schedule.Stop::at).isSorted();
    assertThat(stops.getLast().working()).isFalse();
    assertThat(stops).filteredOn(Schedule.Stop::working).hasSizeGreaterThan(3 * 39);
    assertThat(schedule(SUNDAY).stops()).isEqualTo(stops);
  }
}
