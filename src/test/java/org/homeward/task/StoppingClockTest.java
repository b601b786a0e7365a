package org.homeward.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseFile;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A housing officer stops the clock of a task while the person makes up their mind. */
@EnginelessTest
class StoppingClockTest {

  private static final String FORM = "form:has(input[name=clockReason])";
  private static final String START = "form[action$=/clock/start]";
  private static final String COUNCIL = "hounslow-council";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;
  @Autowired WorkingCalendar calendar;

  private CaseFile file;
  private long task;
  private Colleague housing;

  @BeforeEach
  void aTaskOfTheTeam() {
    file = work.start(Product.someName());
    task = work.housingTask(file);
    housing = product.logIn("housing");
  }

  @Test
  void theTargetMovesWhileItIsStoppedAndBackWhenItRunsAgain() {
    LocalDate due = dueDay();
    LocalDate until = product.today().plusDays(14);
    int days = calendar.workingDaysBetween(product.today(), until, COUNCIL);
    assertThat(days).as("also over Christmas").isPositive();

    Page page = housing.open(housing.open("/tasks/" + task).linkWith("Stop its clock"));
    Page wrong = housing.send(page, FORM, Map.of("clockReason", "other"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text())
        .contains("Enter what you are waiting for", "Enter when the clock runs again");
    Page done = housing.send(page, FORM, stopped("decision", until));
    assertThat(done.text()).contains("The clock of this task is stopped until");

    assertThat(dueDay()).isEqualTo(calendar.addWorkingDays(due, days, COUNCIL));
    assertThat(done.text())
        .contains("Clock stopped until", "waiting for a decision of the person")
        .contains("Its clock was stopped for " + days + " working day")
        .doesNotContain("Stop its clock");
    first(task);
    assertThat(housing.open("/tasks?view=unassigned").text()).contains("Clock stopped until");
    assertThat(housing.open("/cases/" + file.reference()).text()).contains("Clock stopped: ");
    assertThat(housing.send(page, FORM, stopped("court", until)).status())
        .as("stopped by somebody else meanwhile")
        .isEqualTo(409);

    // Three working days of the fourteen have gone by.
    LocalDate began = product.today().minusDays(7);
    jdbc.sql("UPDATE task_pause SET stopped_at = ? WHERE task_key = ?")
        .params(began.atTime(12, 0), task)
        .update();
    jdbc.sql("UPDATE human_task SET created_at = ?, held_since = ? WHERE task_key = ?")
        .params(began.minusDays(7).atTime(12, 0), began.minusDays(7).atTime(12, 0), task)
        .update();
    int gone = calendar.workingDaysBetween(began, product.today(), COUNCIL);
    assertThat(housing.open("/cases/" + file.reference()).text())
        .contains(gone == 0 ? "" : "clock stopped for " + gone + " more working day")
        .contains(
            "Waiting for the person: "
                + (gone == 0
                    ? "less than 1 working day"
                    : gone + " working day" + (gone == 1 ? "" : "s"))
                + ", also now");
    Page runs = housing.send(housing.open("/tasks/" + task), START, Map.of());
    assertThat(runs.text()).contains("The clock of this task runs again", "Stop its clock");
    assertThat(dueDay()).isEqualTo(calendar.addWorkingDays(due, gone, COUNCIL));
    assertThat(
            jdbc.sql(
                    "SELECT payload FROM engine_outbox WHERE task_key = ?"
                        + " AND kind = 'MoveDueDate' ORDER BY id")
                .param(task)
                .query(String.class)
                .list())
        .hasSize(2)
        .last()
        .asString()
        .contains(dueAt().toString());
    assertThat(
            jdbc.sql(
                    "SELECT action FROM audit_entry WHERE task_key = ?"
                        + " AND action LIKE '%pause' ORDER BY id")
                .param(task)
                .query(String.class)
                .list())
        .isEqualTo(List.of("task.pause", "task.unpause"));
  }

  @Test
  void whatTheLawSetsAndWhatIsLateRunsOn() {
    LocalDate until = product.today().plusDays(3);
    Page page = housing.open("/tasks/" + task + "/clock");
    assertThat(housing.send(page, FORM, stopped("court", product.today().plusDays(40))).text())
        .contains("from tomorrow to 28 days from now");
    jdbc.sql("UPDATE human_task SET target = '56 days' WHERE task_key = ?").param(task).update();
    assertThat(housing.open("/tasks/" + task).text()).doesNotContain("Stop its clock");
    Page refused = housing.send(page, FORM, stopped("court", until));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("set by law, by national guidance");

    jdbc.sql(
            "UPDATE human_task SET target = '5 working days', due_at = '2026-01-05 10:00:00'"
                + " WHERE task_key = ?")
        .param(task)
        .update();
    assertThat(housing.open("/tasks/" + task).text()).doesNotContain("Stop its clock");
    assertThat(housing.send(page, FORM, stopped("court", until)).text())
        .contains("It is overdue already");
    assertThat(product.logIn("socialwork").open("/tasks/" + task + "/clock").status())
        .isEqualTo(404);
  }

  private static Map<String, String> stopped(String reason, LocalDate until) {
    Map<String, String> values = new HashMap<>(Product.date("clockUntil", until));
    values.put("clockReason", reason);
    return values;
  }

  private void first(long key) {
    jdbc.sql("UPDATE human_task SET priority = 1 WHERE task_key = ?").param(key).update();
  }

  private Instant dueAt() {
    return jdbc.sql("SELECT due_at FROM human_task WHERE task_key = ?")
        .param(task)
        .query(LocalDateTime.class)
        .single()
        .toInstant(ZoneOffset.UTC);
  }

  private LocalDate dueDay() {
    return WorkingCalendar.dayOf(dueAt());
  }
}
