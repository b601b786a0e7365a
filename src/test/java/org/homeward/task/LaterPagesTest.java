package org.homeward.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody waits for a letter and does not want to see the task every day. */
@EnginelessTest
class LaterPagesTest {

  private static final String FORM = "form[action$=/later]";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;

  private String name;
  private long task;
  private Colleague officer;

  @BeforeEach
  void aTaskThatIsDueInTwentyDays() {
    name = Product.someName();
    task = work.housingTask(work.start(name));
    due(product.today().plusDays(20));
    // Their own list holds nothing of other tests.
    jdbc.sql("UPDATE human_task SET assignee = 'two-teams' WHERE task_key = ?")
        .param(task)
        .update();
    officer = product.logIn("two-teams");
  }

  private void due(LocalDate day) {
    jdbc.sql("UPDATE human_task SET due_at = ? WHERE task_key = ?")
        .param(day.atTime(17, 0))
        .param(task)
        .update();
  }

  @Test
  void itIsBackOnItsDay() {
    Page done = putOff(product.today().plusDays(7));
    assertThat(done.path()).isEqualTo("/tasks");
    assertThat(done.text()).contains("is back on");
    assertThat(officer.open("/tasks?view=mine").text()).doesNotContain(name);
    assertThat(officer.open("/tasks?view=later").text())
        .contains(name, "Later, on", "The landlord answers");
    assertThat(officer.open("/tasks/" + task).text()).contains("The landlord answers");

    product.wait(Duration.ofDays(7));
    officer = product.logIn("two-teams");
    assertThat(officer.open("/tasks?view=mine").text()).contains(name);
    assertThat(officer.open("/tasks?view=later").text()).doesNotContain(name);
    assertThat(officer.open("/tasks/" + task).text()).doesNotContain("The landlord answers");
  }

  @Test
  void itIsBackWhenItIsDueWhateverWasSaid() {
    due(product.today().plusDays(3));
    putOff(product.today().plusDays(30));
    assertThat(officer.open("/tasks?view=mine").text()).doesNotContain(name);
    product.wait(Duration.ofDays(4));
    officer = product.logIn("two-teams");
    assertThat(officer.open("/tasks?view=mine").text()).contains(name);
  }

  @Test
  void itStaysOutOfSightWhoeverHasItAndComesBackAtOnce() {
    putOff(product.today().plusDays(7));
    officer.send(
        officer.open("/tasks/assign?task=" + task),
        "form:has(input[name=to][type=radio])",
        Map.of("to", "housing"));
    Colleague housing = product.logIn("housing");
    assertThat(housing.open("/tasks?view=later").text()).contains(name, "The landlord answers");
    Page page = housing.open("/tasks/" + task);
    Page back = housing.send(page, "form[action$=/now]", Map.of());
    assertThat(back.text()).contains("The task is back in the list").doesNotContain("Later, on");
  }

  @Test
  void whatIsWrongIsSaidBesideIt() {
    Page page = officer.open("/tasks/" + task + "/later");
    Map<String, String> values = new HashMap<>(Product.date("laterOn", product.today()));
    Page wrong = officer.send(page, FORM, values);
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.document().select(".nhsuk-error-summary a").eachText())
        .containsExactly(
            "The day must be from tomorrow to 90 days from now", "Enter what you are waiting for");
    Colleague other = product.logIn("housing2");
    assertThat(other.open("/tasks/" + task + "/later").status()).isEqualTo(404);
  }

  private Page putOff(LocalDate day) {
    Map<String, String> values = new HashMap<>(Product.date("laterOn", day));
    values.put("laterWhy", "The landlord answers");
    return officer.send(officer.open("/tasks/" + task + "/later"), FORM, values);
  }
}
