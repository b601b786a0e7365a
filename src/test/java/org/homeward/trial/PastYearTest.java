package org.homeward.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.agency.WorkingCalendar.LONDON;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.agency.Target;
import org.homeward.agency.WorkingCalendar;
import org.homeward.person.NhsNumber;
import org.homeward.testsupport.EnginelessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The past year is the same each time, keeps the rules that work follows, and shows what was
 * planted.
 */
@EnginelessTest
@Transactional
class PastYearTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final long LAST_KEY = 2 * PastYear.FIRST_KEY;

  /** Columns that follow one another, in whatever table. */
  private static final Map<String, String> BEGINS_AND_ENDS =
      Map.of(
          "started_at", "closed_at",
          "created_at", "finished_at",
          "started_on", "ended_on",
          "admitted_on", "discharged_on",
          "opened_on", "closed_on",
          "nominated_at", "ended_at",
          "signed_on", "ended_on",
          "referred_on", "ended_on",
          "stopped_at", "stopped_at",
          "sent_at", "over_at");

  private static final Set<String> ALWAYS_OVER =
      Set.of("hospital_spell", "ward_stay", "ready_period", "barrier", "placement_stay");

  @Autowired private ApplicationContext application;
  @Autowired private WorkingCalendar calendar;
  @Autowired private JdbcClient jdbc;

  private List<Done> tasks;

  /** A task as the tables have it, with its case. */
  private record Done(
      long key,
      String pathway,
      String borough,
      String step,
      String subject,
      String team,
      String agency,
      String state,
      String target,
      Instant created,
      Instant held,
      Instant due,
      Instant claimed,
      Instant finished,
      int paused,
      Instant started,
      Instant closed) {

    boolean isDone() {
      return state.equals("COMPLETED");
    }
  }

  /** Put in anew for each test, and taken back after it: other tests share the database. */
  private void putIn() {
    PastYear.put(application, TODAY);
    tasks =
        jdbc.sql(
                """
                SELECT t.*, c.pathway_id, c.borough_code, c.started_at, c.closed_at
                FROM human_task t JOIN pathway_case c ON c.id = t.case_id
                WHERE t.task_key BETWEEN :first AND :last ORDER BY t.task_key
                """)
            .param("first", PastYear.FIRST_KEY)
            .param("last", LAST_KEY)
            .query(PastYearTest::task)
            .list();
  }

  private static Done task(ResultSet row, int number) throws SQLException {
    return new Done(
        row.getLong("task_key"),
        row.getString("pathway_id"),
        row.getString("borough_code"),
        row.getString("element_id"),
        row.getString("subject"),
        row.getString("team_code"),
        row.getString("agency_code"),
        row.getString("state"),
        row.getString("target"),
        utc(row, "created_at"),
        utc(row, "held_since"),
        utc(row, "due_at"),
        utc(row, "claimed_at"),
        utc(row, "finished_at"),
        row.getInt("paused_days"),
        utc(row, "started_at"),
        utc(row, "closed_at"));
  }

  private static Instant utc(ResultSet row, String column) throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }

  @Test
  void isTheSameForTheSameDay() {
    assertThat(cases(TODAY)).isEqualTo(cases(TODAY));
    assertThat(cases(TODAY)).isNotEqualTo(cases(TODAY.minusDays(1)));
  }

  private List<List<PastRow>> cases(LocalDate today) {
    return PastYear.cases(PastWorld.of(application, today));
  }

  @Test
  void isWrittenAsClosedCasesThatKeptTheRulesOfWork() {
    Map<String, Long> rows =
        cases(TODAY).stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(PastRow::table, Collectors.counting()));
    Map<String, Long> before = counted(rows.keySet());

    putIn();

    assertThat(counted(rows.keySet()))
        .allSatisfy(
            (table, count) -> assertThat(count - before.get(table)).isEqualTo(rows.get(table)));
    assertThat(rows.keySet()).hasSize(20).contains("task_pause", "employment_job_check");
    assertThat(rows).allSatisfy((table, count) -> assertThat(count).isGreaterThan(15));
    assertThat(count("SELECT COUNT(*) FROM pathway_case WHERE reference LIKE 'PAST-%'")).isZero();
    assertThat(tasks).hasSizeBetween(3500, 6000).hasSize(rows.get("human_task").intValue());
    assertThat(tasks).extracting(Done::state).containsOnly("COMPLETED", "CANCELED");
    assertThat(tasks.stream().filter(Done::isDone).count()).isGreaterThan(tasks.size() * 9L / 10);

    Instant end = TODAY.atStartOfDay(LONDON).toInstant();
    DelayPlan plan = DelayPlan.read();
    PastWorld world = PastWorld.of(application, TODAY);
    assertThat(tasks)
        .allSatisfy(
            task -> {
              assertThat(task.created).isBetween(task.started, task.closed);
              assertThat(task.finished).isBetween(task.created, task.closed).isBefore(end);
              assertThat(task.held).isBetween(task.created, task.finished);
              if (task.claimed != null) {
                assertThat(task.claimed).isBetween(task.held, task.finished);
              }
              if (task.isDone()) {
                LocalDateTime at = LocalDateTime.ofInstant(task.finished, LONDON);
                assertThat(calendar.isWorkingDay(at.toLocalDate(), task.agency)).isTrue();
                assertThat(at.toLocalTime()).isBetween(OfficeHours.OPEN, OfficeHours.CLOSE);
              }
              assertThat(task.due).isEqualTo(due(task, plan, world));
            });
    assertThat(tasks.stream().filter(Done::isDone).filter(this::late).count())
        .as("late")
        .isBetween(tasks.size() / 10L, tasks.size() / 3L);
  }

  private Map<String, Long> counted(Set<String> tables) {
    return tables.stream()
        .collect(
            Collectors.toMap(
                table -> table, table -> (long) count("SELECT COUNT(*) FROM " + table)));
  }

  private boolean late(Done task) {
    return task.finished.isAfter(task.due);
  }

  /** By the target of the step, or the day that the case says; later by what its clock stood. */
  private Instant due(Done task, DelayPlan plan, PastWorld world) {
    if (task.step.equals(PastYear.PANEL_STEP)) {
      LocalDate earliest = calendar.addWorkingDays(day(task.created), 1, null);
      return WorkingCalendar.endOfDay(PastYear.panelOn(earliest, world));
    }
    Target target =
        task.target != null
            ? Target.parse(task.target)
            : plan.items().stream()
                .filter(item -> item.key().equals(task.subject))
                .findFirst()
                .orElseThrow()
                .target();
    Instant due = calendar.due(task.created, target, task.agency);
    return task.paused == 0
        ? due
        : WorkingCalendar.endOfDay(calendar.addWorkingDays(day(due), task.paused, task.agency));
  }

  @Test
  void showsWhatWasPlanted() {
    putIn();
    Map<Month, Long> arrivals =
        tasks.stream()
            .map(Done::started)
            .distinct()
            .map(at -> day(at).getMonth())
            .collect(Collectors.groupingBy(month -> month, Collectors.counting()));
    assertThat(arrivals.get(Month.JANUARY)).isGreaterThan(2 * arrivals.get(Month.AUGUST));
    assertThat(arrivals.get(Month.FEBRUARY)).isGreaterThan(3 * arrivals.get(Month.AUGUST) / 2);

    assertThat(median(task -> task.borough.equals(PastYear.SLOW_BOROUGH)))
        .as("slow borough")
        .isGreaterThanOrEqualTo(2 * median(task -> !task.borough.equals(PastYear.SLOW_BOROUGH)));

    Set<LocalDate> panels =
        tasks.stream()
            .filter(task -> task.step.equals(PastYear.PANEL_STEP) && task.isDone())
            .map(task -> day(task.finished))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(panels)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            day -> {
              assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.WEDNESDAY);
              assertThat(ChronoUnit.DAYS.between(PastYear.A_PANEL, day) % PastYear.PANEL_EVERY)
                  .isZero();
            });

    String of = "SELECT 100 * SUM(CASE WHEN %s THEN 1 ELSE 0 END) / COUNT(*) FROM %s";
    String declined =
        of.formatted(
            "outcome = 'provider-declined'",
            "nomination WHERE answered_at IS NOT NULL" + ofThePast("case_id"));
    String provider = " AND agency_code %s '" + PastYear.DECLINING_PROVIDER + "'";
    assertThat(count(declined + provider.formatted("="))).isBetween(45, 75);
    assertThat(count(declined + provider.formatted("<>"))).isBetween(5, 25);

    String cameBack =
        of.formatted(
            "EXISTS (SELECT 1 FROM task_return r WHERE r.earlier_task = t.task_key)",
            "human_task t WHERE t.element_id = 'describe-needs' AND t.role = 'ward-staff'"
                + ofThePast("t.case_id"));
    String ward = " AND t.team_code %s '" + PastYear.REWORK_WARD + "'";
    assertThat(count(cameBack + ward.formatted("="))).isBetween(40, 80);
    assertThat(count(cameBack + ward.formatted("<>"))).isBetween(1, 20);

    YearMonth sick = PastYear.sickMonth(TODAY);
    Predicate<Done> then = task -> YearMonth.from(day(task.created)).equals(sick);
    assertThat(shareOfTarget(then))
        .as("short of staff")
        .isGreaterThan(1.8 * shareOfTarget(then.negate()));
  }

  private static String ofThePast(String column) {
    return " AND %s IN (SELECT p.case_id FROM human_task p WHERE p.task_key BETWEEN %d AND %d)"
        .formatted(column, PastYear.FIRST_KEY, LAST_KEY);
  }

  /** Working days from the beginning of the step to its end, in the middle. */
  private double median(Predicate<Done> which) {
    int[] waits =
        tasks.stream()
            .filter(task -> task.step.equals(PastYear.SLOW_STEP) && task.isDone())
            .filter(which)
            .mapToInt(
                task ->
                    calendar.workingDaysBetween(task.created, task.finished, task.agency)
                        - task.paused)
            .sorted()
            .toArray();
    assertThat(waits).hasSizeGreaterThan(8);
    return waits[waits.length / 2];
  }

  /** How much of its target a task of the team took that was short of staff, in the middle. */
  private double shareOfTarget(Predicate<Done> which) {
    double[] shares =
        tasks.stream()
            .filter(task -> task.team.equals(PastYear.SICK_TEAM) && task.isDone())
            .filter(which)
            .mapToDouble(
                task ->
                    ChronoUnit.HOURS.between(task.created, task.finished)
                        / (double) ChronoUnit.HOURS.between(task.created, task.due))
            .sorted()
            .toArray();
    assertThat(shares).hasSizeGreaterThan(30);
    return shares[shares.length / 2];
  }

  @Test
  void endsInTheWordsOfThePathways() throws IOException {
    StringBuilder words = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("processes"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        words.append(Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    assertThat(words.toString())
        .contains(
            PastDischarge.SEEN,
            PastDischarge.NOT_SEEN,
            PastPlacement.NOT_TAKEN,
            PastPlacement.NOT_APPROVED,
            PastPlacement.NOBODY_PAYS,
            PastPlacement.NO_HOME,
            PastPlacement.NOT_WANTED,
            PastPlacement.LEFT_AGAIN)
        .contains(PastDischarge.ANOTHER_HOSPITAL.split("apply: "));
  }

  /** Whatever the day, nothing lies after it, and the rows of a case are whole. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-12-26",
        "2026-01-04",
        "2026-03-30",
        "2026-08-31",
        "2027-02-01",
        "2028-02-29"
      })
  void canBeMadeUpOnAnyDay(LocalDate today) {
    List<List<PastRow>> cases = cases(today);

    assertThat(cases)
        .hasSize(PastYear.CASES.values().stream().mapToInt(count -> count).sum())
        .allSatisfy(rows -> assertThat(rows).allSatisfy(row -> endsAfterItBegan(row, today)));
    assertThat(
            cases.stream()
                .flatMap(List::stream)
                .map(row -> row.values().get("nhs_number"))
                .filter(Objects::nonNull)
                .map(number -> NhsNumber.parse((String) number).orElseThrow()))
        .hasSize(cases.size())
        .doesNotHaveDuplicates()
        .allMatch(NhsNumber::isTestRange);
  }

  private static void endsAfterItBegan(PastRow row, LocalDate today) {
    BEGINS_AND_ENDS.forEach(
        (begin, end) -> {
          if (row.values().containsKey(begin) && row.values().get(end) != null) {
            LocalDate from = dayOf(row.values().get(begin));
            LocalDate to = dayOf(row.values().get(end));
            assertThat(to).as("%s", row).isBetween(from, today.minusDays(1));
          }
        });
    if (ALWAYS_OVER.contains(row.table())) {
      assertThat(row.values().values().stream().filter(LocalDate.class::isInstance))
          .as("%s", row)
          .hasSizeGreaterThanOrEqualTo(2);
    }
  }

  private static LocalDate dayOf(Object value) {
    return value instanceof Instant at ? day(at) : (LocalDate) value;
  }

  private static LocalDate day(Instant at) {
    return WorkingCalendar.dayOf(at);
  }

  private int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }
}
