package org.homeward.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The report on flow: that its figures follow what happens, and that it shows what was planted. */
@EnginelessTest
class FlowTest {

  private static final String PAGE = "/reports/flow?pathway=delayed-discharge&of=borough:BOROUGH";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired FigureCounting counting;
  @Autowired AdjustableClock clock;
  @Autowired StatementCount statements;
  @Autowired JdbcClient jdbc;

  @Test
  void countedAsItHappensIsTheSameAsCountedAnew() {
    countAnew();
    Random random = new Random(20261128);
    List<Long> cases = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      cases.add(work.start(name()).id());
    }
    for (int i = 0; i < 300; i++) {
      change(cases.get(random.nextInt(cases.size())), random);
      if (random.nextInt(5) == 0) {
        counting.countSome();
      }
    }
    countAll();
    Map<String, List<Map<String, Object>>> asItHappened = everything();
    assertThat(asItHappened.get("figure_case_length")).hasSizeGreaterThan(30);

    countAnew();

    assertThat(everything()).isEqualTo(asItHappened);
    assertThat(sum("figure_case_day", "opened"))
        .isEqualTo(number("SELECT COUNT(*) FROM pathway_case"));
    assertThat(sum("figure_case_day", "closed"))
        .isEqualTo(sum("figure_case_length", "cases"))
        .isEqualTo(number("SELECT COUNT(*) FROM pathway_case WHERE status = 'CLOSED'"));
    assertThat(sum("figure_case_open", "cases"))
        .isEqualTo(number("SELECT COUNT(*) FROM pathway_case WHERE status = 'OPEN'"));
    for (CaseSums table : CaseSums.values()) {
      assertThat(
              number(
                  "SELECT COUNT(*) FROM %s WHERE %s"
                      .formatted(table.table().name(), table.table().nothing())))
          .as("rows that say nothing in %s", table)
          .isZero();
    }
  }

  /** Two and four came in turns and left after ten days; in one week 18 came, of whom 14 stay. */
  @Test
  void aManagerSeesTheWeekThatStandsOutAndWhatIsOpenSince() {
    LocalDate monday = today().with(TemporalAdjusters.previous(DayOfWeek.MONDAY)).minusWeeks(2);
    LocalDate planted = monday.minusWeeks(4);
    for (int week = 0; week < 30; week++) {
      LocalDate from = monday.minusWeeks(week);
      int came = from.equals(planted) ? 18 : week % 2 == 0 ? 4 : 2;
      for (int i = 0; i < came; i++) {
        CaseFile file = work.start(name());
        LocalDate opened = from.plusDays(i % 5);
        happened(file.id(), opened, i > 3 ? null : opened.plusDays(10));
        place(file.id(), "harrow");
      }
    }
    countAll();
    Colleague manager = product.logIn("manager");

    Page year = manager.open(address("harrow") + "&days=365");
    assertThat(year.status()).isEqualTo(200);
    assertThat(year.document().select("#chart-came").text())
        .contains(
            "1 week stands out, the last is the week from " + day(planted),
            "above the upper limit");
    assertThat(year.document().select("#chart-left").text())
        .contains("No week stands out. From 0 to ");
    assertThat(year.document().select("#chart-took").text()).contains("From 10 to 10 is usual");
    assertThat(year.document().select("svg .hw-plot__mark--unusual")).hasSize(1);
    assertThat(year.document().select("svg .hw-plot__mark--concern")).isEmpty();
    assertThat(year.document().select("svg [style]")).isEmpty();
    // Nothing is said of the weeks before anything was counted.
    Elements weeks = year.document().select("details table tbody tr");
    assertThat(weeks).hasSizeBetween(31, 32);
    assertThat(weeks.first().text()).contains(day(monday.minusWeeks(29)));
    assertThat(weeks.eachText().stream().filter(week -> week.contains("Came: above")))
        .singleElement()
        .asString()
        .contains(day(planted), "18");
    assertThat(year.document().select("main").text())
        .contains("14 fewer than came. Open now: 14 cases.")
        .contains("Nothing was counted in the 365 days before.");

    Page quarter = manager.open(address("harrow") + "&days=91");
    assertThat(quarter.document().select("#chart-scatter").text())
        .contains("Half were over within 10 days, 85 in 100 within 10 days");
    assertThat(quarter.document().select("#chart-ages").text())
        .contains("Of 14 cases, 0 have been open for more than 91 days");
    Map<String, String> rows = rows(quarter);
    assertThat(rows.get("Open")).startsWith("14 ").endsWith(" more");
    assertThat(rows.get("Came")).endsWith(" more");
    assertThat(rows.get("Half left within")).isEqualTo("10 days 10 days the same");
    assertThat(rows.get("Longest")).isEqualTo("10 days 10 days the same");
    assertThat(quarter.document().select("details table tbody tr"))
        .hasSizeBetween(Xmr.ENOUGH, Xmr.ENOUGH + 1);

    // Too few weeks are not judged.
    assertThat(manager.open(address("harrow") + "&days=28").document().select("#chart-came").text())
        .contains("too few to say what is usual");
    assertThat(manager.open("/reports").document().select("a[href=/reports/flow]").text())
        .isEqualTo("Flow over time");
    // Nothing of another trust.
    assertThat(product.logIn("manager2").open(address("harrow")).document().select("main").text())
        .contains("Nothing came and nothing left", "Open now: no cases", "Nothing is open");
  }

  @Test
  void tasksOfAStepAreThereToo() {
    CaseFile file = work.start(name());
    place(file.id(), "hillingdon");
    long done = work.housingTask(file);
    work.housingTask(file);
    LocalDate on = today().minusDays(20);
    set("human_task", "task_key", done, "created_at", on.minusDays(14));
    set("human_task", "task_key", done, "finished_at", on);
    set("human_task", "task_key", done, "due_at", on.minusDays(3));
    jdbc.sql("UPDATE human_task SET state = 'COMPLETED' WHERE task_key = ?").param(done).update();
    note(file.id());
    countAll();

    Colleague manager = product.logIn("manager");
    Page page = manager.open(address("hillingdon") + "&step=find-home");
    assertThat(page.document().select("main").text())
        .contains("2 tasks came and 1 left, 1 fewer than came. Open now: 1 task.");
    assertThat(rows(page).get("Tasks finished late")).startsWith("100% none");
    assertThat(page.document().select("#chart-scatter").text()).contains("working days");
    // The same task is in the figures of the pathway.
    assertThat(rows(manager.open(address("hillingdon"))).get("Tasks finished late"))
        .startsWith("100% none");
    assertThat(page.document().select("option[selected]").eachText())
        .contains(page.document().select("option[value=find-home]").text());
    assertThat(
            manager
                .open(page.linkWith("See who waits at this step"))
                .document()
                .select("main")
                .text())
        .contains(file.reference());

    // Cases are of no agency: said, and shown for the trust.
    assertThat(
            manager
                .open("/reports/flow?of=agency:westminster-council")
                .document()
                .select("main")
                .text())
        .contains("Cases belong to no agency and no team");
    // What is typed into the address and means nothing.
    assertThat(
            manager.open("/reports/flow?pathway=nonsense&step=nonsense&of=ward:x&days=y").status())
        .isEqualTo(200);
    assertThat(product.logIn("housing").open("/reports/flow").status()).isEqualTo(403);
  }

  /** However many came, and however many were ever closed. */
  @Test
  void thePageCostsTheSameForFewCasesAndForMany() {
    Colleague manager = product.logIn("manager");
    close(3);
    List<List<String>> few = costs(manager);
    close(60);
    assertThat(costs(manager)).isEqualTo(few);
    assertThat(few.get(0)).hasSize(5);
    assertThat(few.get(1)).hasSize(4);
    assertThat(few.get(2)).hasSize(5);
  }

  private void close(int cases) {
    for (int i = 0; i < cases; i++) {
      CaseFile file = work.start(name());
      work.housingTask(file);
      happened(file.id(), today().minusDays(30 + i), today().minusDays(1 + i % 20));
      place(file.id(), "ealing");
    }
    countAll();
  }

  private List<List<String>> costs(Colleague manager) {
    List<List<String>> costs = new ArrayList<>();
    for (String path :
        List.of("/reports/flow", "/reports/flow?step=find-home", address("ealing") + "&days=365")) {
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

  private static String address(String borough) {
    return PAGE.replace("BOROUGH", borough);
  }

  /** The table of both periods, by figure. */
  private static Map<String, String> rows(Page page) {
    Map<String, String> rows = new LinkedHashMap<>();
    page.document()
        .select("table")
        .first()
        .select("tbody tr")
        .forEach(
            row -> {
              List<String> cells = row.select("td > span:not([aria-hidden])").eachText();
              rows.put(cells.getFirst(), String.join(" ", cells.subList(1, cells.size())));
            });
    return rows;
  }

  /** One thing that may happen to a case; dates are within a year. */
  private void change(long file, Random random) {
    LocalDate from = LocalDate.of(2025, 1, 6).plusDays(random.nextInt(200));
    switch (random.nextInt(4)) {
      case 0 -> happened(file, from, null);
      case 1 -> happened(file, from, from.plusDays(random.nextInt(60)));
      case 2 -> place(file, random.nextBoolean() ? "westminster" : "brent");
      default -> {
        jdbc.sql("UPDATE pathway_case SET ward_team_code = ? WHERE id = ?")
            .params(random.nextBoolean() ? "cnwl-juniper-ward" : "cnwl-larch-ward", file)
            .update();
        note(file);
      }
    }
  }

  private void happened(long file, LocalDate opened, LocalDate closed) {
    set("pathway_case", "id", file, "started_at", opened);
    if (closed == null) {
      jdbc.sql("UPDATE pathway_case SET status = 'OPEN', closed_at = NULL WHERE id = ?")
          .param(file)
          .update();
    } else {
      set("pathway_case", "id", file, "closed_at", closed);
      jdbc.sql("UPDATE pathway_case SET status = 'CLOSED' WHERE id = ?").param(file).update();
    }
    note(file);
  }

  private void place(long file, String borough) {
    jdbc.sql("UPDATE pathway_case SET borough_code = ? WHERE id = ?")
        .params(borough, file)
        .update();
    note(file);
  }

  private void set(String table, String key, long id, String column, LocalDate day) {
    jdbc.sql("UPDATE %s SET %s = ? WHERE %s = ?".formatted(table, column, key))
        .params(
            LocalDateTime.ofInstant(
                day.atTime(12, 0).atZone(WorkingCalendar.LONDON).toInstant(), ZoneOffset.UTC),
            id)
        .update();
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
    String whose = " ORDER BY trust_code, cut, code, pathway_id, ";
    return Map.of(
        "figure_case", all("figure_case ORDER BY case_id"),
        "figure_case_day", all("figure_case_day" + whose + "on_day"),
        "figure_case_open", all("figure_case_open" + whose + "opened_on"),
        "figure_case_length", all("figure_case_length" + whose + "closed_on, days"));
  }

  private List<Map<String, Object>> all(String table) {
    return jdbc.sql("SELECT * FROM " + table).query().listOfRows();
  }

  private int sum(String table, String column) {
    return number("SELECT COALESCE(SUM(" + column + "), 0) FROM " + table + " WHERE cut = 'ALL'");
  }

  private int number(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private static String day(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).format(day);
  }

  private LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }

  private static String name() {
    return "Flow" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
  }
}
