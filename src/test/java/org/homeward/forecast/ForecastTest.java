package org.homeward.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.report.FigureCounting;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.StatementCount;
import org.homeward.web.Dates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a case could end: counted from closed cases, said on the page of an open one. */
@EnginelessTest
class ForecastTest {

  /** Longer than anything else in these tests waits: only what is planted here is like it. */
  private static final int LASTED = 700;

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired CaseFiles cases;
  @Autowired FigureCounting counting;
  @Autowired ForecastOnCasePage part;
  @Autowired AdjustableClock clock;
  @Autowired Dates dates;
  @Autowired StatementCount statements;
  @Autowired JdbcClient jdbc;

  @Test
  void aCaseIsComparedWithThoseThatWereAtItsStepForAsLong() {
    CaseFile open = work.start(name());
    came(work.housingTask(open), today().minusDays(LASTED));
    List<CaseFile> closed = new ArrayList<>();
    for (int i = 1; i <= 29; i++) {
      closed.add(closed(2 * i));
    }
    // Not like it: its step was over sooner, though the case went on.
    closed(LASTED - 1, LASTED + 100);
    countAll();

    assertThat(page("manager", open))
        .contains("When could this case end?", "Not enough closed cases yet to say: 29 of 30");

    for (int i = 30; i <= 40; i++) {
      closed.add(closed(2 * i));
    }
    countAll();
    ForecastOnCasePage.Said said = said(open, "manager");
    assertThat(said.cases()).isEqualTo(40);
    assertThat(said.borough()).isTrue();
    assertThat(said.half()).isIn(days(38, 42));
    assertThat(said.most()).isIn(days(66, 70));
    assertThat(page("manager", open))
        .contains("Half of like cases would end by " + said.half(), "85 in 100 by " + said.most())
        .contains("An estimate from 40 closed cases of the same pathway and borough")
        .doesNotContain("left out");
    assertThat(said(open, "manager")).as("asked again").isEqualTo(said);

    // Of another borough of the trust, there are none near: those of the whole trust.
    jdbc.sql("UPDATE pathway_case SET borough_code = 'brent' WHERE id = ?")
        .param(open.id())
        .update();
    assertThat(page("manager", open)).contains("closed cases of the same pathway in the whole");

    // A step that nobody was at before is left out, and the page says so.
    came(work.task(open, "arrange-care", "social-worker", Map.of()), today().minusDays(LASTED));
    assertThat(page("manager", open)).contains("1 open step is left out");

    assertThat(part.content(open, work.user("provider"))).as("a provider").isEmpty();
    Colleague manager = product.logIn("manager");
    manager.open("/cases/" + open.reference());
    statements.reset();
    manager.open("/cases/" + open.reference());
    assertThat(statements.ofHomeward().stream().filter(sql -> sql.contains("figure_remaining")))
        .hasSize(1);

    followsWhatChanges(closed);
    cases.close(open.reference(), "Over");
    assertThat(page("manager", open)).doesNotContain("When could this case end?");
  }

  @Test
  void aManagerReadsWhatMeetingATargetWouldHaveSaved() {
    // In a borough of their own: nothing else was late there.
    CaseFile inHospital =
        work.start(work.person(name()), "coordinator", "cnwl-juniper-ward", "harrow");
    CaseFile left = work.start(work.person(name()), "coordinator", "cnwl-juniper-ward", "harrow");
    late(inHospital, 30);
    late(left, 61);
    stay(inHospital, null);
    stay(left, today().minusDays(63));
    countAll();

    String page =
        product
            .logIn("manager")
            .open("/bottlenecks/delayed-discharge?of=borough:harrow&days=365")
            .document()
            .select("main")
            .text();

    // 91 late days in a year are 8 a month; the second left hospital 8 days after it was due.
    assertThat(sums("harrow")).isEqualTo("2 tasks, 91 days, 38 bed days");
    assertThat(page)
        .contains("What if steps had met their targets?")
        .contains("people would have waited up to 8 days less a month, 3 of them in a hospital");

    late(left, 10);
    stay(left, null);
    countAll();
    String followed = sums("harrow");
    jdbc.sql("UPDATE figure_state SET rules = 0").update();
    countAll();
    assertThat(sums("harrow")).isEqualTo(followed).isEqualTo("3 tasks, 101 days, 101 bed days");
  }

  /** A task that was finished ten days ago, so many days after it was due. */
  private void late(CaseFile file, int days) {
    LocalDate over = today().minusDays(10);
    long task = work.housingTask(file);
    came(task, over.minusDays(days + 5L));
    jdbc.sql(
            "UPDATE human_task SET state = 'COMPLETED', due_at = ?, finished_at = ?"
                + " WHERE task_key = ?")
        .params(noon(over.minusDays(days)), noon(over), task)
        .update();
    note(file.id());
  }

  private void stay(CaseFile file, LocalDate discharged) {
    jdbc.sql("DELETE FROM hospital_spell WHERE case_id = ?").param(file.id()).update();
    jdbc.sql(
            "INSERT INTO hospital_spell (case_id, person_id, admitted_on, discharged_on, version)"
                + " VALUES (?, ?, ?, ?, 0)")
        .params(file.id(), file.personId(), today().minusDays(200), discharged)
        .update();
    note(file.id());
  }

  private String sums(String borough) {
    return jdbc.sql(
            """
            SELECT SUM(tasks), SUM(late_days), SUM(bed_days) FROM figure_late_days
            WHERE cut = 'BOROUGH' AND code = ?
            """)
        .param(borough)
        .query(
            (row, n) ->
                "%d tasks, %d days, %d bed days"
                    .formatted(row.getInt(1), row.getInt(2), row.getInt(3)))
        .single();
  }

  private void followsWhatChanges(List<CaseFile> closed) {
    for (int i = 0; i < closed.size(); i += 2) {
      String change =
          switch (i % 3) {
            case 0 -> "borough_code = 'brent'";
            case 1 -> "borough_code = NULL";
            default -> "closed_at = NULL, status = 'OPEN'";
          };
      long id = closed.get(i).id();
      jdbc.sql("UPDATE pathway_case SET " + change + " WHERE id = ?").param(id).update();
      note(id);
    }
    countAll();
    List<Map<String, Object>> asItHappened = everything();
    assertThat(asItHappened).hasSizeGreaterThan(30);
    jdbc.sql("UPDATE figure_state SET rules = 0").update();
    countAll();
    assertThat(everything()).isEqualTo(asItHappened);
    assertThat(asItHappened)
        .allSatisfy(row -> assertThat(((Number) row.get("cases")).intValue()).isPositive());
  }

  private CaseFile closed(int remaining) {
    return closed(LASTED + remaining / 4, LASTED + remaining);
  }

  private CaseFile closed(int stepDays, int days) {
    LocalDate from = today().minusDays(950);
    CaseFile file = work.start(name());
    long task = work.housingTask(file);
    cases.close(file.reference(), "Over");
    came(task, from);
    jdbc.sql("UPDATE human_task SET state = 'COMPLETED', finished_at = ? WHERE task_key = ?")
        .params(noon(from.plusDays(stepDays)), task)
        .update();
    jdbc.sql("UPDATE pathway_case SET closed_at = ? WHERE id = ?")
        .params(noon(from.plusDays(days)), file.id())
        .update();
    note(file.id());
    return file;
  }

  private void came(long task, LocalDate day) {
    jdbc.sql("UPDATE human_task SET created_at = ? WHERE task_key = ?")
        .params(noon(day), task)
        .update();
  }

  private ForecastOnCasePage.Said said(CaseFile file, String username) {
    return (ForecastOnCasePage.Said) part.content(file, work.user(username)).orElseThrow();
  }

  private String page(String username, CaseFile file) {
    return product
        .logIn(username)
        .open("/cases/" + file.reference())
        .document()
        .select("main")
        .text();
  }

  private List<String> days(int from, int to) {
    return today()
        .plusDays(from)
        .datesUntil(today().plusDays(to + 1L))
        .map(day -> dates.day(day))
        .toList();
  }

  private List<Map<String, Object>> everything() {
    return jdbc.sql(
            "SELECT * FROM figure_remaining ORDER BY trust_code, cut, code, pathway_id, element_id,"
                + " step_days, days")
        .query()
        .listOfRows();
  }

  private void note(long file) {
    jdbc.sql("INSERT INTO case_change (case_id) VALUES (?)").param(file).update();
  }

  private void countAll() {
    while (counting.countSome()) {
      // There is more.
    }
  }

  private LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }

  private static LocalDateTime noon(LocalDate day) {
    return LocalDateTime.ofInstant(
        day.atTime(12, 0).atZone(WorkingCalendar.LONDON).toInstant(), ZoneOffset.UTC);
  }

  private static String name() {
    return "Forecast" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
  }
}
