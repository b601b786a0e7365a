package org.homeward.delay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseFile;
import org.homeward.report.Cut;
import org.homeward.report.FigureCounting;
import org.homeward.report.Scope;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.StatementCount;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures of delay: that they follow what happens, and what the page makes of planted stays. */
@EnginelessTest
class DelayFiguresTest {

  private static final String WARD = "cnwl-larch-ward";
  private static final LocalDate MAY = LocalDate.of(2025, 5, 1);

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired FigureCounting counting;
  @Autowired Delays delays;
  @Autowired AdjustableClock clock;
  @Autowired StatementCount statements;
  @Autowired JdbcClient jdbc;

  private final List<Long> spells = new ArrayList<>();
  private long steps = System.nanoTime();

  /** Other tests count what wards have. */
  @AfterEach
  void takeBack() {
    for (long spell : spells) {
      long file = caseOf(spell);
      jdbc.sql("DELETE FROM ready_period WHERE spell_id = ?").param(spell).update();
      jdbc.sql("DELETE FROM follow_up WHERE spell_id = ?").param(spell).update();
      jdbc.sql("DELETE FROM hospital_spell WHERE id = ?").param(spell).update();
      note(file);
    }
    countAll();
  }

  @Test
  void countedAsItHappensIsTheSameAsCountedAnew() {
    Random random = new Random(20261128);
    LocalDate today = today();
    LocalDate begin = today.minusDays(390);
    for (int i = 0; i < 20; i++) {
      // Some of them of one person, who comes back.
      spell(
          i % 5 == 4 ? person(spells.getLast()) : work.person(name()),
          begin.plusDays(random.nextInt(60)));
    }
    for (int i = 0; i < 250; i++) {
      change(spells.get(random.nextInt(spells.size())), random, begin);
      if (random.nextInt(5) == 0) {
        counting.countSome();
      }
    }
    countAll();
    List<Map<String, Object>> asItHappened = sums();
    assertThat(asItHappened).hasSizeGreaterThan(100);

    jdbc.sql("UPDATE figure_state SET rules = 0").update();
    countAll();

    assertThat(sums()).isEqualTo(asItHappened);
    assertThat(number("SELECT COUNT(*) FROM figure_delay WHERE number <= 0")).isZero();

    // Every month by the rule itself, day by day, against what the sums give.
    List<YearMonth> months =
        Stream.iterate(YearMonth.from(today), month -> month.minusMonths(1)).limit(13).toList();
    Delays.Picture picture = delays.picture(scope(WARD, today), months);
    for (YearMonth month : months) {
      assertThat(picture.months().get(month).days())
          .as("MHS26 days of %s", month)
          .isEqualTo(
              spells.stream().mapToInt(spell -> nationalDayByDay(spell, month, today)).sum());
    }
    assertThat(picture.months().values().stream().mapToInt(Delays.Month::days).sum())
        .isGreaterThan(200);
    assertThat(picture.waiting().values().stream().mapToInt(Waiting::people).sum())
        .isEqualTo(
            number(
                "SELECT COUNT(*) FROM ready_period r JOIN hospital_spell s ON s.id = r.spell_id"
                    + " WHERE r.ended_on IS NULL AND NOT s.voided AND s.ward_team_code = '"
                    + WARD
                    + "'"));
  }

  /** The examples of May 2025 through all of it: table, counting, sums. */
  @Test
  void theNationalExamplesGiveTheirDays() {
    Map<String, Integer> examples =
        Map.of(
            "05-01/05-10", 8,
            "04-20/", 31,
            "05-05/", 26,
            "05-05/05-20", 14,
            "05-05/05-12 05-12/05-20", 14,
            "05-05/05-12 05-13/05-20", 13,
            "05-05/05-12 05-16/05-20", 9,
            "05-07/05-07", 0);
    YearMonth may = YearMonth.from(MAY);
    examples.forEach(
        (periods, days) -> {
          long spell = spell(work.person(name()), MAY.minusDays(60));
          for (String period : periods.split(" ")) {
            String[] ends = period.split("/", -1);
            ready(spell, day(ends[0]), ends[1].isEmpty() ? null : day(ends[1]), "18", "05");
          }
          countAll();
          Delays.Month month = delays.picture(scope(WARD, today()), List.of(may)).months().get(may);
          assertThat(month.days()).as(periods).isEqualTo(days);
          jdbc.sql("UPDATE hospital_spell SET voided = TRUE WHERE id = ?").param(spell).update();
          note(caseOf(spell));
        });
    countAll();
    assertThat(delays.picture(scope(WARD, today()), List.of(may)).months().get(may).days())
        .as("opened in error: counts nowhere")
        .isZero();
  }

  @Test
  void thePageTellsTheThreeFiguresApartAndFindsWhatWasPlanted() {
    LocalDate today = today();
    // Waits for supported housing for 40 days, by way of a change of reason; and one in hospital.
    long waits = spell(work.person(name()), today.minusDays(100));
    ready(waits, today.minusDays(40), today.minusDays(10), "03", "05");
    ready(waits, today.minusDays(10), null, "18", "05");
    spell(work.person(name()), today.minusDays(100));
    // Left after 10 days of readiness, was followed up, and came back.
    long person = work.person(name());
    long left = spell(person, today.minusDays(60));
    ready(left, today.minusDays(49), today.minusDays(40), "14", "04");
    leave(left, today.minusDays(40));
    jdbc.sql(
            "INSERT INTO follow_up (spell_id, contact_on, mechanism, outcome, counts_nationally,"
                + " recorded_by_step) VALUES (?, ?, '01', 'seen', TRUE, ?)")
        .params(left, today.minusDays(38), ++steps)
        .update();
    note(caseOf(left));
    spell(person, today.minusDays(30));
    // Left 2 days ago: neither followed up nor back yet, and nobody can know.
    leave(spell(work.person(name()), today.minusDays(22)), today.minusDays(2));
    countAll();

    Colleague manager = product.logIn("manager");
    Element main = main(manager, "/reports/delay?of=ward:" + WARD);
    assertThat(main.text())
        .contains("1 person is clinically ready for discharge and still in hospital")
        .contains("waited 40 days up to now")
        .contains("3 beds are occupied")
        .contains("33% of them")
        .contains("Half within 10 days; 10 days on average")
        .contains("Homeward does not hold it")
        .contains("measure MHS26 (data set version 6)");
    assertThat(row(main, "Housing").text()).contains("40 days");
    assertThat(row(main, "18 Housing - Awaiting supported accommodation").text())
        .contains("40 days");
    assertThat(row(main, "Length of stay of people who were delayed").text())
        .contains("Half within 20 nights");
    assertThat(row(main, "Length of stay of people who were not delayed").text())
        .contains("Half within 20 nights");
    assertThat(row(main, "Followed up within 72 hours").text()).contains("100% (1)", "1 discharge");
    assertThat(row(main, "Back in hospital within 14 days").text()).contains("100% (1)");
    assertThat(main.select("svg [style], main [style]")).isEmpty();

    // The months of the one who waits: 39 days, as the first does not count and today does.
    int days =
        main.select("table:has(caption:containsOwn(occupied beds)) tbody tr").stream()
            .mapToInt(row -> Integer.parseInt(row.select("td").get(1).select("span").last().text()))
            .sum();
    assertThat(days).isEqualTo(40 + 8);
    String month = YearMonth.from(today).toString();
    assertThat(main(manager, "/reports/delay?month=" + month + "&of=ward:" + WARD).text())
        .contains("so far");

    // For the council that is named; and what is not held by council is said.
    assertThat(main(manager, "/reports/delay?by=agency&of=agency:ealing-council").text())
        .contains("named as the responsible council", "Stays are not counted by council");
    // Another trust sees nothing of it; nor does anybody who is no manager.
    assertThat(main(product.logIn("manager2"), "/reports/delay?of=ward:" + WARD).text())
        .contains("Nobody is clinically ready");
    assertThat(product.logIn("housing").open("/reports/delay").status()).isEqualTo(403);
    assertThat(manager.open("/reports/delay?of=x&days=y&month=z&by=q").status()).isEqualTo(200);
    assertThat(main(manager, "/reports").text()).contains("Delay Who is clinically ready");
  }

  /** Two people are hidden, and with them the next smallest: else they could be worked out. */
  @Test
  void theFileForOthersHidesSmallNumbers() {
    List.of("05 04 11", "18 05 7", "07 06 2")
        .forEach(
            planted -> {
              String[] of = planted.split(" ");
              for (int i = 0; i < Integer.parseInt(of[2]); i++) {
                ready(
                    spell(work.person(name()), today().minusDays(50)),
                    today().minusDays(3),
                    null,
                    of[0],
                    of[1]);
              }
            });
    countAll();

    String file = product.logIn("manager").open("/reports/delay.csv?of=ward:" + WARD).text();
    assertThat(file)
        .contains("Larch Ward", "numbers under 5 are shown as *")
        .containsPattern("\"Clinically ready now\",\"Reason\",\"05 Awaiting[^\"]*\",\"10\"")
        .containsPattern("\"Clinically ready now\",\"Reason\",\"18 Housing[^\"]*\",\"\\*\"")
        .containsPattern("\"Clinically ready now\",\"Reason\",\"07 Awaiting[^\"]*\",\"\\*\"")
        .contains("\"Clinically ready now\",\"Reason\",\"All\",\"20\"")
        .contains("\"How these figures are counted\"", "measure MHS26 (data set version 6)")
        .doesNotContain("\"2\"", "\"7\"", "\"11\"");

    assertThat(product.logIn("manager2").open("/reports/delay.csv?of=ward:" + WARD).text())
        .contains("\"Clinically ready now\",\"Reason\",\"All\",\"*\"")
        .doesNotContain("18 Housing");
    assertThat(product.logIn("housing").open("/reports/delay.csv").status()).isEqualTo(403);
    assertThat(
            jdbc.sql(
                    "SELECT COUNT(*) FROM audit_entry WHERE action = 'read.report.download'"
                        + " AND username = 'manager' AND detail = 'delay of Larch Ward'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void thePageCostsTheSameForOneStayAndForForty() {
    Colleague manager = product.logIn("manager");
    plant(1);
    List<String> few = cost(manager);
    plant(39);
    assertThat(cost(manager)).isEqualTo(few).hasSizeLessThanOrEqualTo(6);
  }

  private void plant(int number) {
    for (int i = 0; i < number; i++) {
      long spell = spell(work.person(name()), today().minusDays(90));
      ready(spell, today().minusDays(50), today().minusDays(20 + i % 20), "18", "05");
      ready(spell, today().minusDays(15), null, "07", "06");
    }
    countAll();
  }

  private List<String> cost(Colleague manager) {
    manager.open("/reports/delay");
    statements.reset();
    manager.open("/reports/delay");
    return statements.ofHomeward().stream()
        .filter(sql -> !sql.startsWith("SELECT version FROM directory_state"))
        .toList();
  }

  private static Element main(Colleague who, String path) {
    return who.open(path).document().select("main").first();
  }

  private static Element row(Element main, String first) {
    return main.select("tbody tr").stream()
        .filter(row -> row.select("td").first().select("span").last().text().startsWith(first))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No row " + first + " in " + main.text()));
  }

  /** One thing that may happen to a stay. */
  private void change(long spell, Random random, LocalDate begin) {
    switch (random.nextInt(5)) {
      case 0 -> {
        jdbc.sql("UPDATE hospital_spell SET discharged_on = NULL WHERE id = ?")
            .param(spell)
            .update();
        jdbc.sql("DELETE FROM ready_period WHERE spell_id = ?").param(spell).update();
        LocalDate start = begin.plusDays(60 + random.nextInt(60));
        for (int i = random.nextInt(4); i >= 0; i--) {
          LocalDate end = start.plusDays(random.nextInt(50));
          ready(
              spell,
              start,
              i == 0 && random.nextBoolean() ? null : end,
              random.nextBoolean() ? "18" : "03",
              random.nextBoolean() ? "05" : "06");
          start = end.plusDays(random.nextInt(3));
        }
      }
      case 1 -> leaveWhenReadinessIsOver(spell, random);
      case 2 ->
          jdbc.sql("UPDATE hospital_spell SET discharged_on = NULL WHERE id = ?")
              .param(spell)
              .update();
      case 3 ->
          jdbc.sql("UPDATE hospital_spell SET ward_team_code = ? WHERE id = ?")
              .params(random.nextInt(4) == 0 ? "cnwl-juniper-ward" : WARD, spell)
              .update();
      default ->
          jdbc.sql("UPDATE hospital_spell SET voided = ? WHERE id = ?")
              .params(random.nextInt(4) == 0, spell)
              .update();
    }
    note(caseOf(spell));
  }

  private void leaveWhenReadinessIsOver(long spell, Random random) {
    jdbc.sql("DELETE FROM ready_period WHERE spell_id = ? AND ended_on IS NULL")
        .param(spell)
        .update();
    LocalDate last =
        jdbc.sql(
                "SELECT COALESCE(MAX(r.ended_on), s.admitted_on) FROM hospital_spell s"
                    + " LEFT JOIN ready_period r ON r.spell_id = s.id WHERE s.id = ?"
                    + " GROUP BY s.admitted_on")
            .param(spell)
            .query(LocalDate.class)
            .single();
    leave(spell, last.plusDays(random.nextInt(3)));
  }

  /** The rule in other words: which days of the month count, asked day by day. */
  private int nationalDayByDay(long spell, YearMonth month, LocalDate today) {
    List<LocalDate[]> periods =
        jdbc.sql(
                "SELECT r.started_on, r.ended_on FROM ready_period r JOIN hospital_spell s"
                    + " ON s.id = r.spell_id WHERE s.id = ? AND NOT s.voided"
                    + " AND s.ward_team_code = ? AND (r.ended_on IS NULL"
                    + " OR r.ended_on <> r.started_on) ORDER BY r.started_on, r.id")
            .params(spell, WARD)
            .query(
                (row, n) ->
                    new LocalDate[] {
                      row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)
                    })
            .list();
    int days = 0;
    for (LocalDate day = month.atDay(1);
        !day.isAfter(month.atEndOfMonth()) && !day.isAfter(today);
        day = day.plusDays(1)) {
      for (int i = 0; i < periods.size(); i++) {
        LocalDate start = periods.get(i)[0];
        LocalDate end = periods.get(i)[1];
        boolean goesOn = i > 0 && !start.isAfter(periods.get(i - 1)[1].plusDays(1));
        boolean began = day.isAfter(start) || goesOn && day.equals(start);
        if (began && (end == null || day.isBefore(end))) {
          days++;
        }
      }
    }
    return days;
  }

  private long spell(long person, LocalDate admitted) {
    // Somebody who comes back has one case after the other; here they are open together.
    CaseFile file = work.start(work.person(name()), "coordinator", WARD, "westminster");
    jdbc.sql(
            "INSERT INTO hospital_spell (case_id, person_id, ward_team_code, bed_type, admitted_on,"
                + " version) VALUES (?, ?, ?, '200', ?, 0)")
        .params(file.id(), person, WARD, admitted)
        .update();
    long spell =
        jdbc.sql("SELECT id FROM hospital_spell WHERE case_id = ?")
            .param(file.id())
            .query(Long.class)
            .single();
    spells.add(spell);
    note(file.id());
    return spell;
  }

  private void ready(
      long spell, LocalDate from, LocalDate until, String reason, String attribution) {
    jdbc.sql(
            "INSERT INTO ready_period (spell_id, started_on, ended_on, delay_reason, attribution,"
                + " responsible_council, opened_by_step, version)"
                + " VALUES (:spell, :start, :end, :reason, :attribution, :council, :step, 0)")
        .param("spell", spell)
        .param("start", from)
        .param("end", until)
        .param("reason", reason)
        .param("attribution", attribution)
        .param("council", attribution.equals("04") ? null : "westminster-council")
        .param("step", ++steps)
        .update();
    note(caseOf(spell));
  }

  private void leave(long spell, LocalDate on) {
    jdbc.sql(
            "UPDATE hospital_spell SET discharged_on = ?, discharge_method = '1',"
                + " discharge_destination = '19' WHERE id = ?")
        .params(on, spell)
        .update();
    note(caseOf(spell));
  }

  private long caseOf(long spell) {
    return jdbc.sql("SELECT case_id FROM hospital_spell WHERE id = ?")
        .param(spell)
        .query(Long.class)
        .single();
  }

  private long person(long spell) {
    return jdbc.sql("SELECT person_id FROM hospital_spell WHERE id = ?")
        .param(spell)
        .query(Long.class)
        .single();
  }

  /** As Homeward does itself when it changes them. */
  private void note(long file) {
    jdbc.sql("INSERT INTO case_change (case_id) VALUES (?)").param(file).update();
  }

  private void countAll() {
    while (counting.countSome()) {
      // There is more.
    }
  }

  private List<Map<String, Object>> sums() {
    return jdbc.sql(
            "SELECT * FROM figure_delay ORDER BY trust_code, cut, code, kind, on_day, days, reason,"
                + " attribution")
        .query()
        .listOfRows();
  }

  private static Scope scope(String ward, LocalDate today) {
    return new Scope("cnwl", Cut.WARD, ward, today.minusDays(90), today);
  }

  private LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }

  private static LocalDate day(String monthAndDay) {
    return LocalDate.parse("2025-" + monthAndDay);
  }

  private int number(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private static String name() {
    return "Delay" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
  }
}
