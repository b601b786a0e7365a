package org.homeward.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseFile;
import org.homeward.report.FigureCounting;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.StatementCount;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The managers' figures: that they follow what happens, and what their pages show. */
@EnginelessTest
class FiguresTest {

  private static final String TRUST = "cnwl";
  private static final String STEP = "find-home";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired FigureCounting counting;
  @Autowired Figures figures;
  @Autowired AdjustableClock clock;
  @Autowired StatementCount statements;
  @Autowired JdbcClient jdbc;

  @Test
  void countedAsItHappensIsTheSameAsCountedAnew() {
    countAnew();
    Random random = new Random(20261128);
    List<Long> tasks = new ArrayList<>();
    List<Long> cases = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      CaseFile file = work.start(name());
      cases.add(file.id());
      for (int j = 0; j < 3; j++) {
        tasks.add(work.housingTask(file));
      }
    }
    for (int i = 0; i < 400; i++) {
      change(tasks.get(random.nextInt(tasks.size())), random);
      if (random.nextInt(40) == 0) {
        move(cases.get(random.nextInt(cases.size())), random);
      }
      if (random.nextInt(5) == 0) {
        counting.countSome();
      }
    }
    countAll();
    Map<String, List<Map<String, Object>>> asItHappened = everything();
    assertThat(asItHappened.get("figure_wait")).hasSizeGreaterThan(50);

    countAnew();

    assertThat(everything()).isEqualTo(asItHappened);
    assertThat(sum("figure_open", "tasks"))
        .isEqualTo(number("SELECT COUNT(*) FROM figure_task WHERE state = 'OPEN'"))
        .isEqualTo(number("SELECT COUNT(*) FROM human_task WHERE state IN ('OPEN', 'COMPLETING')"));
    assertThat(sum("figure_wait", "tasks"))
        .isEqualTo(sum("figure_day", "finished"))
        .isEqualTo(number("SELECT COUNT(*) FROM human_task WHERE state = 'COMPLETED'"));
    assertThat(sum("figure_day", "arrived")).isEqualTo(number("SELECT COUNT(*) FROM human_task"));
    assertThat(sum("figure_day", "cut_short"))
        .isEqualTo(number("SELECT COUNT(*) FROM human_task WHERE state = 'CANCELED'"));
    for (RollUp table : RollUp.values()) {
      assertThat(
              number(
                  "SELECT COUNT(*) FROM "
                      + table.table().name()
                      + " WHERE "
                      + table.table().nothing()))
          .as("rows that say nothing in %s", table)
          .isZero();
    }
  }

  /** What people do reaches the figures without anybody asking for it. */
  @Test
  void whatPeopleDoIsCounted() {
    CaseFile file = work.start(name());
    long task = work.housingTask(file);
    countAll();
    assertThat(counted(task)).isEqualTo("OPEN, taken FALSE");

    Colleague housing = product.logIn("housing");
    housing.send(housing.open("/tasks/" + task), "form[action$=claim]", Map.of());
    countAll();
    assertThat(counted(task)).isEqualTo("OPEN, taken TRUE");

    assertThat(number("SELECT COUNT(*) FROM case_change")).isZero();
  }

  @Test
  void aManagerSeesWhereItIsStuckAndWhoWaits() {
    CaseFile late = work.start(name());
    CaseFile elsewhere =
        work.start(work.person(name()), "coordinator2", "west-london-hazel-ward", "ealing");
    long first = work.housingTask(late);
    work.housingTask(work.start(name()));
    long other = work.housingTask(elsewhere);
    // Longer ago than anything else in these tests.
    set(first, "created_at", WorkingCalendar.dayOf(clock.instant()).minusDays(900));
    set(first, "due_at", WorkingCalendar.dayOf(clock.instant()).minusDays(890));
    countAll();

    Colleague manager = product.logIn("manager");
    Page now = manager.open("/bottlenecks?of=borough:westminster");
    assertThat(now.status()).isEqualTo(200);
    assertThat(now.document().select("h1").text()).contains("Westminster");
    assertThat(now.document().select("main").text())
        .contains("open tasks are overdue", "Stuck", "Delayed discharge");

    String day =
        java.time.format.DateTimeFormatter.ofPattern("d MMMM yyyy", java.util.Locale.UK)
            .format(WorkingCalendar.dayOf(clock.instant()).minusDays(900));
    Page steps = manager.open("/bottlenecks/delayed-discharge?of=borough:westminster");
    assertThat(steps.document().select("main").text()).contains("Oldest since " + day);
    String behind =
        steps.document().select("a[href*=/bottlenecks/delayed-discharge/find-home]").attr("href");
    Page people = manager.open(behind);
    assertThat(people.document().select("tbody tr").first().text())
        .contains(day, "nobody has it", "Overdue");
    assertThat(people.linkWith(late.reference())).isEqualTo("/cases/" + late.reference());
    assertThat(everyPage(manager, behind)).doesNotContain(elsewhere.reference());
    assertThat(
            number(
                "SELECT COUNT(*) FROM audit_entry WHERE action = 'read.bottleneck.people'"
                    + " AND username = 'manager'"))
        .isPositive();

    // What is typed into the address and means nothing is the whole trust; other trusts' is not.
    assertThat(manager.open("/bottlenecks?of=ward:nonsense&days=x&by=y").status()).isEqualTo(200);
    assertThat(manager.open("/bottlenecks/nonsense").status()).isEqualTo(404);
    assertThat(manager.open("/bottlenecks/delayed-discharge/nonsense").status()).isEqualTo(404);
    assertThat(
            product
                .logIn("manager2")
                .open("/bottlenecks/delayed-discharge/find-home?of=borough:westminster")
                .document()
                .select("main")
                .text())
        .doesNotContain(late.reference());
    assertThat(product.logIn("housing").open("/bottlenecks").status()).isEqualTo(403);
    // Another test counts what this team has.
    put(other, "state = 'CANCELED', finished_at = created_at");
  }

  /** However much waits, and however much was ever finished. */
  @Test
  void aPageCostsTheSameForThreeTasksAndForSixty() {
    Colleague manager = product.logIn("manager");
    waitFor(3);
    List<List<String>> few = costs(manager);
    waitFor(57);
    assertThat(costs(manager)).isEqualTo(few);
    assertThat(few.get(0)).hasSize(6);
    assertThat(few.get(1)).hasSize(5);
    assertThat(few.get(2).stream().filter(sql -> !sql.startsWith("INSERT INTO audit_entry")))
        .hasSizeLessThanOrEqualTo(6);
  }

  private void waitFor(int tasks) {
    for (int i = 0; i < tasks; i++) {
      work.housingTask(work.start(name()));
    }
    countAll();
  }

  private List<List<String>> costs(Colleague manager) {
    List<List<String>> costs = new ArrayList<>();
    for (String path :
        List.of(
            "/bottlenecks",
            "/bottlenecks/delayed-discharge",
            "/bottlenecks/delayed-discharge/" + STEP)) {
      manager.open(path);
      statements.reset();
      manager.open(path);
      costs.add(
          statements.ofHomeward().stream()
              .filter(sql -> !sql.startsWith("SELECT version FROM directory_state"))
              .toList());
    }
    return costs;
  }

  private static String everyPage(Colleague who, String first) {
    StringBuilder all = new StringBuilder();
    for (String next = first; !next.isEmpty(); ) {
      Page page = who.open(next);
      all.append(page.document().select("main").text());
      next = page.document().select("main a[rel=next]").attr("href");
    }
    return all.toString();
  }

  /** One thing that may happen to a task; dates are within a year. */
  private void change(long task, Random random) {
    LocalDate from = LocalDate.of(2026, 1, 5).plusDays(random.nextInt(200));
    switch (random.nextInt(6)) {
      case 0 -> {
        set(task, "created_at", from);
        set(task, "due_at", from.plusDays(random.nextInt(20)));
      }
      case 1 -> put(task, "assignee = " + (random.nextBoolean() ? "'housing'" : "NULL"));
      case 2 -> put(task, "state = 'COMPLETING', finished_at = created_at");
      case 3 -> put(task, "state = 'OPEN', finished_at = NULL");
      case 4 -> {
        put(task, "state = '" + (random.nextInt(4) == 0 ? "CANCELED" : "COMPLETED") + "'");
        set(task, "finished_at", from.plusDays(random.nextInt(60)));
        put(task, "paused_days = " + random.nextInt(3));
      }
      default ->
          put(
              task,
              random.nextBoolean()
                  ? "team_code = 'hounslow-care', agency_code = 'hounslow-council'"
                  : "team_code = 'westminster-housing', agency_code = 'westminster-council'");
    }
  }

  private void move(long file, Random random) {
    jdbc.sql("UPDATE pathway_case SET ward_team_code = ? WHERE id = ?")
        .params(random.nextBoolean() ? "cnwl-juniper-ward" : "cnwl-larch-ward", file)
        .update();
    note(file);
  }

  private void set(long task, String column, LocalDate day) {
    jdbc.sql("UPDATE human_task SET " + column + " = ? WHERE task_key = ?")
        .params(
            LocalDateTime.ofInstant(
                day.atTime(12, 0).atZone(WorkingCalendar.LONDON).toInstant(), ZoneOffset.UTC),
            task)
        .update();
    noteCaseOf(task);
  }

  private void put(long task, String change) {
    jdbc.sql("UPDATE human_task SET " + change + " WHERE task_key = ?").param(task).update();
    noteCaseOf(task);
  }

  private void noteCaseOf(long task) {
    note(
        jdbc.sql("SELECT case_id FROM human_task WHERE task_key = ?")
            .param(task)
            .query(Long.class)
            .single());
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

  /** As after a change of the rules. */
  private void countAnew() {
    jdbc.sql("UPDATE figure_state SET rules = 0").update();
    countAll();
  }

  private Map<String, List<Map<String, Object>>> everything() {
    return Map.of(
        "figure_task", rows("figure_task ORDER BY task_key"),
        "figure_open",
            rows(
                "figure_open ORDER BY trust_code, cut, code, pathway_id, element_id, created_on,"
                    + " due_on"),
        "figure_day",
            rows("figure_day ORDER BY trust_code, cut, code, on_day, pathway_id, element_id"),
        "figure_wait",
            rows(
                "figure_wait ORDER BY trust_code, cut, code, over_on, pathway_id, element_id,"
                    + " waited"));
  }

  private List<Map<String, Object>> rows(String table) {
    return jdbc.sql("SELECT * FROM " + table).query().listOfRows();
  }

  private String counted(long task) {
    return jdbc.sql("SELECT state, taken FROM figure_task WHERE task_key = ?")
        .param(task)
        .query(
            (row, n) ->
                row.getString("state")
                    + ", taken "
                    + String.valueOf(row.getBoolean("taken")).toUpperCase(java.util.Locale.ROOT))
        .single();
  }

  /** Over the whole of each trust. */
  private int sum(String table, String column) {
    return number("SELECT COALESCE(SUM(" + column + "), 0) FROM " + table + " WHERE cut = 'ALL'");
  }

  private int number(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private static String name() {
    return "Stuck" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
  }
}
