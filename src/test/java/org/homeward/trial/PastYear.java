package org.homeward.trial;

import static org.homeward.agency.WorkingCalendar.LONDON;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeward.agency.Borough;
import org.homeward.agency.Team;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Twelve months of closed cases, so that pages over many cases show something worth finding. A
 * simulator makes them up, the same for the same day, and writes them into the tables; nobody did
 * anything of it on a page. They end with yesterday at the latest, and those who come in the last
 * month are left to the stories, which are about cases that are still open.
 *
 * <p>Planted, for managers to find:
 *
 * <ul>
 *   <li>more people come in winter, few in August ({@link #ARRIVALS});
 *   <li>in Brent a housing assessment or decision takes three times as long as elsewhere ({@link
 *       #SLOW_BOROUGH});
 *   <li>the panel for supported living meets every second Wednesday ({@link #panelOn});
 *   <li>one provider declines most people ({@link #DECLINING_PROVIDER});
 *   <li>referrals of one ward are incomplete and come back to it ({@link #REWORK_WARD});
 *   <li>for a month one team was short of staff ({@link #SICK_TEAM}).
 * </ul>
 *
 * <p>Everything else takes about a usual share of its target, with chance and each team's own pace.
 * All people are invented: their names are put together from those of the stories.
 */
final class PastYear {

  static final long SEED = 20_261_128;

  /** Cases of each pathway. */
  static final Map<String, Integer> CASES =
      new TreeMap<>(
          Map.of(
              "delayed-discharge", 240,
              "supported-living-placement", 150,
              "employment-advisor-referral", 130));

  /** The last case comes so many days before today, the first twelve months before that. */
  static final int LAST_ARRIVAL = 31;

  /** How many people come in a month, against the others. */
  static final Map<Month, Double> ARRIVALS =
      Map.ofEntries(
          Map.entry(Month.JANUARY, 1.5),
          Map.entry(Month.FEBRUARY, 1.35),
          Map.entry(Month.MARCH, 1.05),
          Map.entry(Month.APRIL, 0.95),
          Map.entry(Month.MAY, 0.95),
          Map.entry(Month.JUNE, 0.9),
          Map.entry(Month.JULY, 0.8),
          Map.entry(Month.AUGUST, 0.5),
          Map.entry(Month.SEPTEMBER, 0.9),
          Map.entry(Month.OCTOBER, 1.0),
          Map.entry(Month.NOVEMBER, 1.15),
          Map.entry(Month.DECEMBER, 1.35));

  /** Where the council's housing team is slow, in which step, and how slow. */
  static final String SLOW_BOROUGH = "brent";

  static final String SLOW_STEP = "find-home";
  static final double SLOW_FACTOR = 3;

  /** The step that waits for the panel, and a Wednesday on which it meets. */
  static final String PANEL_STEP = "record-panel-decision";

  static final LocalDate A_PANEL = LocalDate.of(2025, 1, 8);
  static final int PANEL_EVERY = 14;

  /** The provider that declines often, how often, and how often others do. */
  static final String DECLINING_PROVIDER = "tallow-lane";

  static final double DECLINES = 0.6;
  static final double OTHERS_DECLINE = 0.15;

  /** The ward whose referrals come back, how often, and how often those of others do. */
  static final String REWORK_WARD = "cnwl-larch-ward";

  static final double REWORK = 0.6;
  static final double OTHERS_REWORK = 0.08;

  /** The team that was short of staff, how much longer everything took there, and when. */
  static final String SICK_TEAM = "footbridge-team";

  static final double SICK_FACTOR = 3;
  static final int SICK_MONTHS_AGO = 5;

  /** Tasks take this share of their target as a rule, and how far chance spreads that. */
  static final double USUAL_SHARE_OF_TARGET = 0.6;

  static final double SPREAD = 0.5;

  /** How often the clock of a task is stopped, where it is at all. */
  static final double PAUSES = 0.08;

  static final Set<String> PAUSED_STEPS = Set.of("find-home", "arrange-care", "agree-funding");

  /** Usual working days until somebody answers what was sent back to them. */
  static final double ANSWERED_AFTER = 2;

  /** Keys of tasks and steps; those of the engine are larger than 2 to the power of 51. */
  static final long FIRST_KEY = 1_000_000_000;

  /** What cases are called until they have their number. */
  static final String PLACEHOLDER = "PAST-";

  /** Who did something in a team in which nobody has an account. */
  static final String SOMEBODY = "somebody";

  private static final int FIRST_OF_NUMBERS = 500_000;
  private static final LocalDate OLDEST = LocalDate.of(1947, 1, 1);
  private static final LocalDate YOUNGEST = LocalDate.of(2006, 1, 1);

  private PastYear() {}

  /** When the team was short of staff. */
  static YearMonth sickMonth(LocalDate today) {
    return YearMonth.from(today).minusMonths(SICK_MONTHS_AGO);
  }

  /** The first meeting of the panel on a day or after it; none on a bank holiday. */
  static LocalDate panelOn(LocalDate day, PastWorld world) {
    long after = Math.floorMod(ChronoUnit.DAYS.between(A_PANEL, day), PANEL_EVERY);
    LocalDate meeting = after == 0 ? day : day.plusDays(PANEL_EVERY - after);
    while (!world.calendar().isWorkingDay(meeting, null)) {
      meeting = meeting.plusDays(PANEL_EVERY);
    }
    return meeting;
  }

  /** The n-th number of the past year in the range that is given to nobody. */
  static String nhsNumber(int n) {
    // One in eleven has no check digit of one figure; then its neighbour is taken.
    return IntStream.iterate(FIRST_OF_NUMBERS + n * 20, middle -> middle + 1)
        .mapToObj(Referrals::withCheckDigit)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  /** Title of a task as people see it. */
  static String title(PastTask task) {
    return task.subjectTitle == null
        ? task.step.title()
        : task.step.title() + ": " + task.subjectTitle;
  }

  /**
   * Makes the past year up and writes it; to be done once in a database.
   *
   * @param application a running Homeward with its directory
   * @param today the day after the last on which something happened
   * @return how many cases there are
   */
  static int put(ApplicationContext application, LocalDate today) {
    List<List<PastRow>> cases = cases(PastWorld.of(application, today));
    new PastTables(
            application.getBean(JdbcTemplate.class),
            new TransactionTemplate(application.getBean(PlatformTransactionManager.class)))
        .write(
            cases.stream().flatMap(List::stream).toList(),
            application.getEnvironment().getProperty("homeward.case.reference-prefix", "NW"));
    return cases.size();
  }

  /**
   * All cases, in the order in which they began.
   *
   * @param world where it happened
   * @return the rows of each case
   */
  static List<List<PastRow>> cases(PastWorld world) {
    SplittableRandom random = new SplittableRandom(SEED);
    record Coming(String pathway, Instant at) {}
    List<Coming> coming = new ArrayList<>();
    List<LocalDate> days = arrivalDays(world);
    CASES.forEach(
        (pathway, count) -> {
          for (int i = 0; i < count; i++) {
            coming.add(new Coming(pathway, arrival(days, random)));
          }
        });
    coming.sort(Comparator.comparing(Coming::at));
    List<Person> people = people(coming.size(), random);
    List<List<PastRow>> cases = new ArrayList<>();
    for (int i = 0; i < coming.size(); i++) {
      Coming next = coming.get(i);
      SplittableRandom own = random.split();
      List<Borough> boroughs = world.directory().boroughs();
      Borough borough = boroughs.get(own.nextInt(boroughs.size()));
      PastCase.Begin begin =
          new PastCase.Begin(world, i + 1, own, people.get(i), borough, next.at());
      cases.add(told(next.pathway(), begin).rows());
    }
    return cases;
  }

  private static PastCase told(String pathway, PastCase.Begin begin) {
    List<Team> wards = begin.world().directory().wardsOf(begin.borough().trustCode());
    Team ward = wards.get(begin.random().nextInt(wards.size()));
    return switch (pathway) {
      case "delayed-discharge" -> new PastDischarge(begin, ward);
      case "supported-living-placement" ->
          new PastPlacement(begin, begin.random().nextDouble() < PastPlacement.WARDS ? ward : null);
      case "employment-advisor-referral" -> new PastEmployment(begin);
      default -> throw new IllegalArgumentException(pathway);
    };
  }

  /** Working days of the twelve months, those of busy months several times. */
  private static List<LocalDate> arrivalDays(PastWorld world) {
    LocalDate last = world.today().minusDays(LAST_ARRIVAL);
    return last.minusMonths(12)
        .plusDays(1)
        .datesUntil(last.plusDays(1))
        .filter(day -> world.calendar().isWorkingDay(day, null))
        .flatMap(
            day -> Stream.generate(() -> day).limit(Math.round(20 * ARRIVALS.get(day.getMonth()))))
        .toList();
  }

  private static Instant arrival(List<LocalDate> days, SplittableRandom random) {
    return days.get(random.nextInt(days.size()))
        .atTime(OfficeHours.OPEN)
        .plusSeconds(random.nextInt(20 * 60, 7 * 60 * 60))
        .atZone(LONDON)
        .toInstant();
  }

  /** People with names of the stories, put together in another way. */
  private static List<Person> people(int count, SplittableRandom random) {
    List<Person> told = DemoStories.all().stream().map(Story::person).toList();
    Set<String> names = new HashSet<>();
    told.forEach(person -> names.add(person.name()));
    List<Person> people = new ArrayList<>();
    while (people.size() < count) {
      Person person =
          new Person(
              told.get(random.nextInt(told.size())).givenName(),
              told.get(random.nextInt(told.size())).familyName(),
              OLDEST.plusDays(random.nextLong(ChronoUnit.DAYS.between(OLDEST, YOUNGEST))),
              true);
      if (names.add(person.name())) {
        people.add(person);
      }
    }
    return people;
  }
}
