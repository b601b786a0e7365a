package org.homeward.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseFile;
import org.homeward.report.FigureCounting;
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

/** The report on placements: that it follows what happens, and what it makes of planted cases. */
@EnginelessTest
class PlacementReportTest {

  private static final String PAGE = "/reports/placement";
  private static final String WARD = "cnwl-sorrel-ward";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired FigureCounting counting;
  @Autowired AdjustableClock clock;
  @Autowired StatementCount statements;
  @Autowired JdbcClient jdbc;

  private final List<Long> cases = new ArrayList<>();
  private long step = -System.nanoTime();

  /** Other tests count homes and nominations. */
  @AfterEach
  void takeBack() {
    for (long id : cases) {
      for (String table :
          List.of("placement_stay", "nomination", "unmet_need", "placement_search")) {
        jdbc.sql("DELETE FROM " + table + " WHERE case_id = ?").param(id).update();
      }
      note(id);
    }
    countAll();
  }

  @Test
  void countedAsItHappensIsTheSameAsCountedAnew() {
    Random random = new Random(20261128);
    for (int i = 0; i < 8; i++) {
      search(today().minusDays(random.nextInt(200)));
    }
    for (int i = 0; i < 120; i++) {
      long id = cases.get(random.nextInt(cases.size()));
      LocalDate on = today().minusDays(random.nextInt(150));
      switch (random.nextInt(5)) {
        case 0 -> answered(id, on, random.nextBoolean() ? null : "risk");
        case 1 -> end(id, on, random.nextBoolean() ? "person-refused" : "offer-withdrawn");
        case 2 -> unmet(id, on);
        case 3 ->
            jdbc.sql("UPDATE pathway_case SET borough_code = ? WHERE id = ?")
                .params(random.nextBoolean() ? "brent" : "harrow", id)
                .update();
        default ->
            jdbc.sql("UPDATE placement_search SET opened_on = ? WHERE case_id = ?")
                .params(on, id)
                .update();
      }
      note(id);
      if (random.nextInt(6) == 0) {
        counting.countSome();
      }
    }
    countAll();
    List<Map<String, Object>> asItHappened = sums();
    assertThat(asItHappened).hasSizeGreaterThan(50);

    jdbc.sql("UPDATE figure_state SET rules = 0").update();
    countAll();

    assertThat(sums()).isEqualTo(asItHappened);
    assertThat(
            jdbc.sql(
                    "SELECT COUNT(*) FROM figure_placed WHERE " + CountingPlacements.SUMS.nothing())
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void aManagerReadsWhoSaidNoAndHowLongItTook() {
    long one = search(today().minusDays(40));
    answered(one, today().minusDays(30), "compatibility");
    answered(one, today().minusDays(20), "compatibility");
    answered(one, today().minusDays(10), null);
    end(one, today().minusDays(8), "person-refused");
    unmet(one, today().minusDays(5));
    countAll();

    Colleague manager = product.logIn("manager");
    Element main = main(manager, PAGE + "?of=ward:" + WARD);
    assertThat(main.text())
        .contains("Providers offered 1 home in 3 answers and declined in 67% of them")
        .contains("Nobody moved in")
        .contains("Most often: The provider declined: Would not go well");
    assertThat(row(main, "First offer").text()).contains("30 days");
    assertThat(row(main, "The provider declined").text()).endsWith("2");
    assertThat(row(main, "The person refused").text()).contains("Location").endsWith("1");
    assertThat(row(main, "High: staff are there").text())
        .contains("Nothing suitable was found")
        .endsWith("1");

    assertThat(main(product.logIn("manager2"), PAGE + "?of=ward:" + WARD).text())
        .contains("No provider answered a nomination in the period");
    assertThat(product.logIn("housing").open(PAGE).status()).isEqualTo(403);
    assertThat(manager.open(PAGE + "?of=team:x&days=y").status()).isEqualTo(200);
    assertThat(main(manager, "/reports").text()).contains("Placement How long people wait");
  }

  @Test
  void aPageCostsTheSameForOneCaseAndForThirty() {
    Colleague manager = product.logIn("manager");
    plant(1);
    List<String> few = cost(manager);
    plant(29);
    assertThat(cost(manager)).isEqualTo(few).hasSizeLessThanOrEqualTo(5);
  }

  private void plant(int number) {
    for (int i = 0; i < number; i++) {
      long id = search(today().minusDays(60));
      answered(id, today().minusDays(20 + i), i % 2 == 0 ? null : "risk");
    }
    countAll();
  }

  private List<String> cost(Colleague manager) {
    manager.open(PAGE);
    statements.reset();
    manager.open(PAGE);
    return statements.ofHomeward().stream()
        .filter(sql -> !sql.startsWith("SELECT version FROM directory_state"))
        .toList();
  }

  private long search(LocalDate opened) {
    CaseFile file = work.start(work.person(Product.someName()), "coordinator", WARD, "westminster");
    cases.add(file.id());
    jdbc.sql(
            "INSERT INTO placement_search (case_id, person_id, borough_code, opened_on, stage, needs,"
                + " opened_by_step) VALUES (?, ?, 'westminster', ?, 'SEARCHING', '{}', ?)")
        .params(file.id(), file.personId(), opened, --step)
        .update();
    note(file.id());
    return file.id();
  }

  private void answered(long id, LocalDate on, String declined) {
    jdbc.sql(
            "INSERT INTO nomination (case_id, home_id, agency_code, state, nominated_at, answered_at,"
                + " decline_reason, nominated_by_step)"
                + " SELECT ?, h.id, s.agency_code, ?, ?, ?, ?, ? FROM home h"
                + " JOIN home_scheme s ON s.id = h.scheme_id"
                + " WHERE s.code = 'saffron-court' AND h.name = 'Room 5'")
        .params(id, declined == null ? "OFFERED" : "DECLINED", noon(on), noon(on), declined, --step)
        .update();
    note(id);
  }

  /** The offer that was made last ends. */
  private void end(long id, LocalDate on, String outcome) {
    jdbc.sql("SELECT MAX(id) FROM nomination WHERE case_id = ? AND state = 'OFFERED'")
        .param(id)
        .query(Long.class)
        .optional()
        .ifPresent(
            last ->
                jdbc.sql(
                        "UPDATE nomination SET state = 'ENDED', outcome = ?, ended_at = ?,"
                            + " outcome_reason = 'location' WHERE id = ?")
                    .params(outcome, noon(on), last)
                    .update());
    note(id);
  }

  private void unmet(long id, LocalDate on) {
    jdbc.sql(
            "INSERT INTO unmet_need (case_id, recorded_on, support_level, why, homes_considered,"
                + " needs, recorded_by_step) VALUES (?, ?, 'high', 'no-home-found', 0, '{}', ?)")
        .params(id, on, --step)
        .update();
    note(id);
  }

  private List<Map<String, Object>> sums() {
    return jdbc.sql(
            "SELECT * FROM figure_placed ORDER BY trust_code, cut, code, on_day, what, reason, days")
        .query()
        .listOfRows();
  }

  private void note(long id) {
    jdbc.sql("INSERT INTO case_change (case_id) VALUES (?)").param(id).update();
  }

  private void countAll() {
    while (counting.countSome()) {
      // There is more.
    }
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

  private LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }

  private static LocalDateTime noon(LocalDate day) {
    return day.atTime(12, 0);
  }
}
