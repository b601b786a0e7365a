package org.homeward.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.homeward.person.NhsNumber;
import org.junit.jupiter.api.Test;

class DemoStoriesTest {

  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
  private static final Predicate<LocalDate> WEEKDAY =
      day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;

  private final List<Story> stories = DemoStories.all();

  @Test
  void areAboutSomeDozensOfPeopleWithNamesOfTheirOwn() {
    assertThat(stories).hasSizeBetween(40, 60);
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
      assertThat(story.stay().daysAgo()).isGreaterThan(days.getFirst());
    }
  }

  @Test
  void fitIntoTheScheduleOnWhateverDayTheTrialIsStarted() {
    IntStream.range(0, 7)
        .mapToObj(SUNDAY::plusDays)
        .map(Schedule::new)
        .forEach(
            schedule -> {
              LocalDate first = schedule.day(Schedule.DAYS - 1);
              for (Story story : stories) {
                for (Step step : story.steps()) {
                  assertThat(schedule.due(step, WEEKDAY))
                      .isAfterOrEqualTo(first)
                      .isBefore(schedule.today());
                }
              }
            });
  }

  @Test
  void happenWhileOfficesAreOpenExceptOnWards() {
    Schedule schedule = new Schedule(SUNDAY);

    assertThat(schedule.due(new Step(1, Who.HOUSING, Deed.refers()), WEEKDAY))
        .isEqualTo(SUNDAY.minusDays(2));
    assertThat(schedule.due(new Step(1, Who.WARD, Deed.refers()), WEEKDAY))
        .isEqualTo(SUNDAY.minusDays(1));
  }

  @Test
  void runThroughDaysInOrderFromTheBeginningToTheMorningOfToday() {
    List<Schedule.Stop> stops = new Schedule(SUNDAY).stops();

    assertThat(stops).extracting(Schedule.Stop::at).isSorted();
    assertThat(stops.getLast().working()).isFalse();
    assertThat(stops).filteredOn(Schedule.Stop::working).hasSize(3 * (Schedule.DAYS - 1));
    assertThat(new Schedule(SUNDAY).stops()).isEqualTo(stops);
  }
}
