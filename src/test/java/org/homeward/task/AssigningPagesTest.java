package org.homeward.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** A housing officer gives tasks of the team to a colleague. */
@EnginelessTest
class AssigningPagesTest {

  private static final String FORM = "form:has(input[name=to][type=radio])";
  private static final String UNDO = "form[action$=/undo]";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;

  private String name;
  private CaseFile file;
  private long task;
  private Colleague housing;

  @BeforeEach
  void aTaskOfTheTeam() {
    name = Product.someName();
    file = work.start(name);
    task = work.housingTask(file);
    housing = product.logIn("housing");
  }

  @Test
  void aColleagueGetsItAndTheEngineHears() {
    Page page = housing.open(housing.open("/tasks/" + task).linkWith("Give it to a colleague"));
    assertThat(page.text()).contains("Find a home", name, "nobody has taken it", "Suggested:");
    Page done = housing.send(page, FORM, Map.of("to", "housing-colleague"));
    assertThat(done.path()).isEqualTo("/tasks");
    assertThat(done.text()).contains("Given to", "1 task", "take it back for a minute");
    assertThat(assignee(task)).isEqualTo("housing-colleague");
    assertThat(product.logIn("housing-colleague").open("/tasks?view=mine").text()).contains(name);
    assertThat(housing.open("/cases/" + file.reference()).text()).contains("Given to");
    assertThat(commands(task)).isEqualTo(1);
    assertThat(
            jdbc.sql("SELECT detail FROM audit_entry WHERE action = 'task.assign' AND task_key = ?")
                .param(task)
                .query(String.class)
                .single())
        .isEqualTo("housing-colleague");

    Page undone = housing.send(done, UNDO, Map.of());
    assertThat(undone.text()).contains("Taken back: 1 task").doesNotContain("for a minute");
    assertThat(assignee(task)).isNull();
  }

  @Test
  void manyAreGivenBackToTheTeamAtOnceAndTakenBackWhileNobodyHasThem() {
    long other = work.housingTask(work.start(Product.someName()));
    for (long each : List.of(task, other)) {
      housing.send(housing.open("/tasks/" + each), "form[action$=/claim]", Map.of());
    }
    Page page = housing.open("/tasks/assign?task=" + task + "&task=" + other);
    Page done = housing.send(page, FORM, Map.of("to", "(team)"));
    assertThat(done.text()).contains("Given back to the team: 2 tasks", "until somebody else");
    assertThat(assignee(task)).isNull();
    assertThat(assignee(other)).isNull();
    Colleague colleague = product.logIn("housing-colleague");
    colleague.send(colleague.open("/tasks/" + other), "form[action$=/claim]", Map.of());

    Page undone = housing.send(done, UNDO, Map.of());
    assertThat(undone.text()).contains("Taken back: 1 task", "stays as it is");
    assertThat(assignee(task)).isEqualTo("housing");
    assertThat(assignee(other)).isEqualTo("housing-colleague");
    assertThat(housing.open("/tasks/assign?task=" + work.housingTask(file)).text())
        .as("nobody has it")
        .doesNotContain("back to the team");
  }

  @Test
  void afterAMinuteItStays() {
    Page done =
        housing.send(
            housing.open("/tasks/assign?task=" + task), FORM, Map.of("to", "housing-colleague"));
    product.wait(Duration.ofSeconds(61));
    Page late = housing.send(done, UNDO, Map.of());
    assertThat(late.text()).contains("the minute to take it back is over");
    assertThat(assignee(task)).isEqualTo("housing-colleague");
  }

  @Test
  void whatSomebodyTookMeanwhileStaysTheirs() {
    long other = work.housingTask(work.start(Product.someName()));
    Page page = housing.open("/tasks/assign?task=" + task + "&task=" + other);
    assertThat(page.document().select("h1").text()).contains("Give 2 tasks to a colleague");
    Colleague twoTeams = product.logIn("housing-colleague");
    twoTeams.send(twoTeams.open("/tasks/" + other), "form[action$=/claim]", Map.of());

    Page done = housing.send(page, FORM, Map.of("to", "housing"));
    assertThat(done.text()).contains("1 task", "stays as it is", "took this task at");
    assertThat(assignee(task)).isEqualTo("housing");
    assertThat(assignee(other)).isEqualTo("housing-colleague");
  }

  @Test
  void onlyMembersOfTheTeamGiveAndGetIt() {
    assertThat(product.logIn("housing2").open("/tasks/assign?task=" + task).status())
        .isEqualTo(404);
    assertThat(product.logIn("coordinator").open("/tasks/assign?task=" + task).status())
        .as("who only looks after the case")
        .isEqualTo(404);
    for (Map<String, String> to :
        List.of(Map.<String, String>of(), Map.of("to", "housing2"), Map.of("to", "nobody"))) {
      Page wrong =
          housing.send(housing.open("/tasks/assign?task=" + task), FORM, new HashMap<>(to));
      assertThat(wrong.status()).isEqualTo(400);
      assertThat(wrong.document().select(".nhsuk-error-summary a").text())
          .isEqualTo("Select who gets it");
    }
    assertThat(assignee(task)).isNull();
  }

  @Test
  void nothingSelectedIsSaid() {
    Page page = housing.open("/tasks/assign");
    assertThat(page.path()).isEqualTo("/tasks");
    assertThat(page.text()).contains("Select the tasks first");
    assertThat(page.document().select("input[type=checkbox][name=task]")).isNotEmpty();
  }

  @Test
  void whoKnowsTheCaseIsSuggested() {
    long before = work.housingTask(file);
    Colleague colleague = product.logIn("housing-colleague");
    colleague.send(colleague.open("/tasks/" + before), "form[action$=/claim]", Map.of());
    Page page = housing.open("/tasks/assign?task=" + task);
    assertThat(page.document().select(".nhsuk-radios__item:has(strong)").text())
        .contains("has worked in this case before");
    assertThat(page.document().select(".nhsuk-radios__item:has(strong) input").val())
        .isEqualTo("housing-colleague");
  }

  private String assignee(long key) {
    return jdbc.sql("SELECT assignee FROM human_task WHERE task_key = ?")
        .param(key)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private int commands(long key) {
    return jdbc.sql("SELECT COUNT(*) FROM engine_outbox WHERE task_key = ?")
        .param(key)
        .query(Integer.class)
        .single();
  }
}
