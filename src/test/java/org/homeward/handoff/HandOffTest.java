package org.homeward.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseSteps;
import org.homeward.report.FigureCounting;
import org.homeward.report.SumTable;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.StatementCount;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How long each agency had the cases: that it is fair, follows what happens, and can be read. */
@EnginelessTest
class HandOffTest {

  private static final String WESTMINSTER = "westminster-council";
  private static final String HOUNSLOW = "hounslow-council";
  private static final String TRUST = "cnwl";

  /** A Monday; no bank holiday is in the four weeks after it. */
  private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired FigureCounting counting;
  @Autowired AgencyDirectory agencies;
  @Autowired CaseSteps steps;
  @Autowired AdjustableClock clock;
  @Autowired StatementCount statements;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  /** Side by side once, pauses apart, what was sent back with who had to answer. */
  @Test
  void eachAgencyHasTheDaysOnWhichItCouldDoSomething() {
    CaseFile file = work.start(name());
    // Two weeks at the council, two tasks side by side; in the second one the clock of both stopped
    // for two days.
    long one = task(file, WESTMINSTER, MONDAY, MONDAY.plusDays(14));
    long other = task(file, WESTMINSTER, MONDAY.plusDays(2), MONDAY.plusDays(11));
    pause(one, MONDAY.plusDays(8), MONDAY.plusDays(10));
    pause(other, MONDAY.plusDays(8), MONDAY.plusDays(10));
    set(one, "claimed_at", MONDAY.plusDays(3));
    // Then a week at the trust, of which it was sent back to the council for two days.
    long third = task(file, TRUST, MONDAY.plusDays(14), MONDAY.plusDays(21));
    sendBack(third, TRUST, WESTMINSTER, MONDAY.plusDays(15), MONDAY.plusDays(17));
    close(file, MONDAY.plusDays(21));
    countAll();

    assertThat(counted(file))
        .containsExactlyInAnyOrder(
            WESTMINSTER + ": held 10, paused 2, tasks 3, back 1, received 1, answered 3",
            TRUST + ": held 3, paused 0, tasks 1, back 0, received 2, answered null");
  }

  /** What was given to another agency is not laid at its door for the days before. */
  @Test
  void theDaysBeforeATaskWasGivenAwayStayWithWhoHadIt() {
    CaseFile file = work.start(name());
    long task = work.housingTask(file);
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    set(task, "created_at", today.minusDays(28));
    transaction.executeWithoutResult(
        status -> steps.handOver(file.id(), step -> true, agencies.teamsOf(HOUNSLOW).getFirst()));

    Element main =
        product.logIn("manager").open("/cases/" + file.reference()).document().selectFirst("main");
    assertThat(main.text()).contains("Westminster");
    finish(task, today.plusDays(7));
    close(file, today.plusDays(7));
    countAll();

    Map<String, Integer> held =
        jdbc
            .sql("SELECT agency_code, held FROM figure_hand_off WHERE case_id = ?")
            .param(file.id())
            .query((row, n) -> Map.entry(row.getString(1), row.getInt(2)))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(held).containsOnlyKeys(WESTMINSTER, HOUNSLOW);
    assertThat(held.get(WESTMINSTER)).isBetween(17, 20);
    assertThat(held.get(HOUNSLOW)).isBetween(3, 5);
  }

  @Test
  void countedAsItHappensIsTheSameAsCountedAnew() {
    countAnew();
    Random random = new Random(20261128);
    List<CaseFile> files = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      files.add(work.start(name()));
    }
    for (int i = 0; i < 120; i++) {
      change(files.get(random.nextInt(files.size())), random);
      if (random.nextInt(4) == 0) {
        counting.countSome();
      }
    }
    countAll();
    Map<String, List<String>> asItHappened = everything();
    assertThat(asItHappened.get("figure_held")).hasSizeGreaterThan(20);

    countAnew();

    assertThat(everything()).isEqualTo(asItHappened);
    assertThat(number("SELECT SUM(cases) FROM figure_handed WHERE cut = 'ALL'"))
        .isEqualTo(number("SELECT COUNT(DISTINCT case_id) FROM figure_hand_off"));
    assertThat(number("SELECT SUM(held * cases) FROM figure_held WHERE cut = 'ALL'"))
        .isEqualTo(number("SELECT SUM(held) FROM figure_hand_off"));
    for (SumTable table : HandOffTables.ALL) {
      assertThat(number("SELECT COUNT(*) FROM " + table.name() + " WHERE " + table.nothing()))
          .as("rows that say nothing in %s", table.name())
          .isZero();
    }
  }

  @Test
  void aManagerSeesWhoHadTheCases() {
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    // Cases of a ward of their own: nothing else was closed there.
    for (int i = 0; i < 3; i++) {
      CaseFile file =
          work.start(work.person(name()), "coordinator", "cnwl-larch-ward", "westminster");
      task(file, TRUST, today.minusDays(35), today.minusDays(28));
      task(file, HOUNSLOW, today.minusDays(28), today.minusDays(7));
      close(file, today.minusDays(7));
    }
    work.housingTask(work.start(name()));
    countAll();

    Colleague manager = product.logIn("manager");
    Document page = manager.open("/reports/hand-offs?of=agency:hounslow-council").document();
    String main = page.select("main").text();
    assertThat(main)
        .contains("working days that a case takes on average lie with councils")
        .contains("own working days count");
    assertThat(page.select("svg .hw-chart__share--council")).isNotEmpty();
    String hounslow =
        page.select("tbody tr").stream()
            .map(Element::text)
            .filter(text -> text.contains("Hounslow") && text.contains("Half within"))
            .findFirst()
            .orElseThrow();
    assertThat(hounslow).contains("0 in 100 tasks");
    assertThat(page.select("#now ~ table tbody tr").text()).contains("Westminster");
    // What is typed and means nothing is all; a team's cases are not counted apart.
    for (String query : List.of("?pathway=nonsense&of=x&days=y", "?of=team:hounslow-care")) {
      assertThat(manager.open("/reports/hand-offs" + query).status()).isEqualTo(200);
    }
    assertThat(
            manager
                .open(
                    "/reports/hand-offs?pathway=employment-advisor-referral&of=ward:cnwl-larch-ward")
                .document()
                .select("main")
                .text())
        .contains("No case with tasks was closed in the period");
    assertThat(manager.open("/reports").linkWith("Who had the cases, and for how long"))
        .isEqualTo("/reports/hand-offs");
    assertThat(product.logIn("housing").open("/reports/hand-offs").status()).isEqualTo(403);
    // Nothing of other trusts' cases.
    assertThat(
            product
                .logIn("manager2")
                .open("/reports/hand-offs?of=ward:cnwl-larch-ward")
                .document()
                .select("main")
                .text())
        .contains("No case with tasks was closed in the period");
  }

  /** However many cases there were. */
  @Test
  void aPageCostsTheSameForThreeCasesAndForForty() {
    Colleague manager = product.logIn("manager");
    close(3);
    List<String> few = costs(manager);
    close(37);
    assertThat(costs(manager)).isEqualTo(few).hasSize(6);
  }

  private void close(int cases) {
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    for (int i = 0; i < cases; i++) {
      CaseFile file = work.start(name());
      task(file, WESTMINSTER, today.minusDays(20 + i), today.minusDays(10));
      close(file, today.minusDays(i % 9));
    }
    work.housingTask(work.start(name()));
    countAll();
  }

  private List<String> costs(Colleague manager) {
    manager.open("/reports/hand-offs");
    statements.reset();
    manager.open("/reports/hand-offs");
    return statements.ofHomeward().stream()
        .filter(sql -> !sql.startsWith("SELECT version FROM directory_state"))
        .map(sql -> sql.replaceAll("\\(\\?(, ?\\?)*\\)", "(?)"))
        .toList();
  }

  /** One thing that may happen to a case; days are within a year. */
  private void change(CaseFile file, Random random) {
    LocalDate from = LocalDate.of(2026, 1, 5).plusDays(random.nextInt(200));
    String agency = random.nextBoolean() ? WESTMINSTER : random.nextBoolean() ? HOUNSLOW : TRUST;
    switch (random.nextInt(4)) {
      case 0 -> close(file, from.plusDays(60));
      case 1 -> {
        jdbc.sql("UPDATE pathway_case SET ward_team_code = ?, closed_at = NULL WHERE id = ?")
            .params(random.nextBoolean() ? "cnwl-juniper-ward" : "cnwl-larch-ward", file.id())
            .update();
        note(file);
      }
      default -> {
        long task = task(file, agency, from, from.plusDays(random.nextInt(40)));
        if (random.nextBoolean()) {
          pause(task, from.plusDays(1), from.plusDays(3));
        }
        if (random.nextBoolean()) {
          sendBack(task, agency, TRUST, from.plusDays(4), from.plusDays(6));
        }
        note(file);
      }
    }
  }

  private long task(CaseFile file, String agency, LocalDate from, LocalDate to) {
    long task = work.housingTask(file);
    jdbc.sql("UPDATE human_task SET agency_code = ?, team_code = ? WHERE task_key = ?")
        .params(agency, agencies.teamsOf(agency).getFirst().code(), task)
        .update();
    set(task, "created_at", from);
    finish(task, to);
    return task;
  }

  private void finish(long task, LocalDate day) {
    jdbc.sql("UPDATE human_task SET state = 'COMPLETED' WHERE task_key = ?").param(task).update();
    set(task, "finished_at", day);
  }

  private void set(long task, String column, LocalDate day) {
    jdbc.sql("UPDATE human_task SET " + column + " = ? WHERE task_key = ?")
        .params(noon(day), task)
        .update();
  }

  private void pause(long task, LocalDate from, LocalDate until) {
    jdbc.sql(
            """
            INSERT INTO task_pause (task_key, agency_code, reason, stopped_at, stopped_by,
              stopped_by_name, until_day, due_before, days_before, started_at)
            VALUES (?, 'westminster-council', 'OTHER', ?, 'housing', 'Housing', ?, ?, 0, ?)
            """)
        .params(task, noon(from), until, noon(until), noon(until))
        .update();
  }

  private void sendBack(long task, String from, String to, LocalDate sent, LocalDate over) {
    jdbc.sql(
            """
            INSERT INTO task_return (task_key, earlier_task, from_team, from_agency, to_team,
              to_agency, reason, needed, sent_at, sent_by, sent_by_name, over_at)
            VALUES (?, ?, 'any', ?, 'any', ?, 'missing', 'More', ?, 'housing', 'Housing', ?)
            """)
        .params(task, task, from, to, noon(sent), noon(over))
        .update();
  }

  private void close(CaseFile file, LocalDate day) {
    jdbc.sql("UPDATE pathway_case SET status = 'CLOSED', closed_at = ? WHERE id = ?")
        .params(noon(day), file.id())
        .update();
    note(file);
  }

  /** As Homeward does itself when it changes them. */
  private void note(CaseFile file) {
    jdbc.sql("INSERT INTO case_change (case_id) VALUES (?)").param(file.id()).update();
  }

  private static LocalDateTime noon(LocalDate day) {
    return LocalDateTime.ofInstant(
        day.atTime(12, 0).atZone(WorkingCalendar.LONDON).toInstant(), ZoneOffset.UTC);
  }

  private void countAll() {
    while (counting.countSome()) {
      // There is more.
    }
  }

  /** As after a change of the rules. */
  private void countAnew() {
    jdbc.sql("UPDATE figure_state SET rules = 0").update();
    countAll();
  }

  private List<String> counted(CaseFile file) {
    return jdbc.sql("SELECT * FROM figure_hand_off WHERE case_id = ?")
        .param(file.id())
        .query(
            (row, n) ->
                "%s: held %d, paused %d, tasks %d, back %d, received %d, answered %s"
                    .formatted(
                        row.getString("agency_code"),
                        row.getInt("held"),
                        row.getInt("paused"),
                        row.getInt("tasks"),
                        row.getInt("sent_back"),
                        row.getInt("received"),
                        row.getObject("answered")))
        .list();
  }

  private Map<String, List<String>> everything() {
    return List.of("figure_hand_off", "figure_held", "figure_answered", "figure_handed").stream()
        .collect(
            Collectors.toMap(
                table -> table,
                table ->
                    jdbc.sql("SELECT * FROM " + table).query().listOfRows().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList()));
  }

  private int number(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private static String name() {
    return "Handed" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
  }
}
