package org.homeward.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.homeward.agency.AgencyDirectory;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseSteps;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A housing officer follows a case, and hears of what is overdue in it and who has it now. */
@EnginelessTest
class NoticesOfTasksTest {

  private static final String FORM = "form[data-hw-form]";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired OverdueTasks overdue;
  @Autowired CaseSteps steps;
  @Autowired AgencyDirectory agencies;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private CaseFile file;
  private long task;
  private Colleague housing;

  @BeforeEach
  void someoneFollowsACase() {
    file = work.start(Product.someName());
    task = work.housingTask(file);
    housing = product.logIn("housing");
    housing.send(housing.open("/cases/" + file.reference()), "form[action$=/follow]", Map.of());
  }

  @Test
  void aMissedTargetIsToldOnceByWhicheverCopyComesFirst() {
    follows("partner-one", "saffron-gate");
    follows("partner-two", "tallow-lane");
    jdbc.sql("UPDATE human_task SET audience_agency = 'saffron-gate' WHERE task_key = ?")
        .param(task)
        .update();
    dueInAMinute();
    overdue.look();
    assertThat(notices("housing")).as("it is not overdue yet").isEmpty();

    product.wait(Duration.ofMinutes(2));
    CompletableFuture.allOf(
            CompletableFuture.runAsync(overdue::look), CompletableFuture.runAsync(overdue::look))
        .join();
    assertThat(notices("housing"))
        .containsExactly(
            "In a case that you follow, a task of Westminster housing team is overdue");
    assertThat(housing.open("/notices").text()).contains("In a case that you follow, a task of");
    assertThat(notices("partner-two")).as("a partner that may not know of it").isEmpty();

    dueInAMinute();
    product.wait(Duration.ofMinutes(2));
    overdue.look();
    assertThat(notices("housing")).as("moved, and missed again").hasSize(1);

    long done = work.housingTask(file);
    jdbc.sql("UPDATE human_task SET state = 'COMPLETED', due_at = ? WHERE task_key = ?")
        .params(in(Duration.ofMinutes(1)), done)
        .update();
    product.wait(Duration.ofMinutes(2));
    overdue.look();
    assertThat(notices("housing")).as("what is done is not overdue").hasSize(1);
  }

  @Test
  void tasksThatChangeHandsAreToldToAllButWhoDidIt() {
    long earlier = work.task(file, "record-ready", "discharge-coordinator", Map.of());
    jdbc.sql(
            "UPDATE human_task SET state = 'COMPLETED', finished_by = 'coordinator',"
                + " finished_at = ? WHERE task_key = ?")
        .params(in(Duration.ofHours(-1)), earlier)
        .update();
    int before = notices("housing").size();
    Colleague coordinator = product.logIn("coordinator");
    coordinator.send(
        coordinator.open("/cases/" + file.reference()), "form[action$=/follow]", Map.of());

    housing.send(
        housing.open("/tasks/" + task + "/return"),
        FORM,
        Map.of(
            "returnTo",
            String.valueOf(earlier),
            "returnReason",
            "unclear",
            "returnNeeded",
            "Which ward was it?"));
    assertThat(notices("coordinator"))
        .containsExactly("A case that you follow is with CNWL discharge coordination team now");
    assertThat(notices("housing")).as("they did it themselves").hasSize(before);

    coordinator.send(
        coordinator.open("/tasks/" + task + "/answer"), FORM, Map.of("returnAnswer", "Juniper"));
    assertThat(notices("housing"))
        .hasSize(before + 1)
        .last()
        .isEqualTo("A case that you follow is with Westminster housing team now");

    work.housingTask(file);
    transaction.executeWithoutResult(
        status ->
            steps.handOver(file.id(), step -> true, agencies.team("cnwl-discharge").orElseThrow()));
    assertThat(notices("housing")).as("two tasks, one notice").hasSize(before + 2);
  }

  private void follows(String username, String agency) {
    jdbc.sql(
            "INSERT INTO case_follow (username, case_id, agency_code, followed_at) VALUES (?,?,?,?)")
        .params(username, file.id(), agency, in(Duration.ZERO))
        .update();
  }

  private void dueInAMinute() {
    jdbc.sql("UPDATE human_task SET due_at = ? WHERE task_key = ?")
        .params(in(Duration.ofMinutes(1)), task)
        .update();
  }

  private LocalDateTime in(Duration time) {
    return LocalDateTime.ofInstant(product.now().plus(time), ZoneOffset.UTC);
  }

  private List<String> notices(String username) {
    return jdbc.sql(
            "SELECT n.title FROM case_notice_person p JOIN case_notice n ON n.id = p.notice_id"
                + " WHERE n.case_id = ? AND p.username = ? ORDER BY n.id")
        .params(file.id(), username)
        .query(String.class)
        .list();
  }
}
