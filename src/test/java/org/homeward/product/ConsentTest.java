package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.casefile.CaseActs;
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
import org.springframework.transaction.support.TransactionTemplate;

/** What a person agrees to is recorded by itself, and holds from the moment it is. */
@EnginelessTest
class ConsentTest {

  private static final String FORM = "form[data-hw-form]";
  private static final String WESTMINSTER = "westminster-council";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;
  @Autowired CaseActs acts;
  @Autowired TransactionTemplate transaction;

  private String name;
  private CaseFile file;
  private long task;
  private Colleague coordinator;
  private Colleague housing;

  @BeforeEach
  void aCaseWithATaskOfTheCouncil() {
    name = Product.someName();
    file = work.start(name);
    task = work.housingTask(file);
    coordinator = product.logIn("coordinator");
    housing = product.logIn("housing");
  }

  @Test
  void whoIsNotAgreedToLosesTheCaseAtOnceAndGetsItBack() {
    Page mine = housing.open("/tasks/" + task);
    assertThat(mine.status()).isEqualTo(200);
    housing.send(mine, "form[action$=/claim]", Map.of());
    assertThat(assignee()).isEqualTo("housing");

    Page said = record(council("withdrawn"));
    assertThat(said.path()).isEqualTo("/cases/" + file.reference() + "/consent");
    assertThat(said.text()).contains("Withdrawn", "Tasks your trust has in their place");

    assertThat(housing.open("/cases/" + file.reference()).status()).isEqualTo(404);
    assertThat(housing.open("/tasks/" + task).status()).isEqualTo(404);
    assertThat(housing.open("/tasks").text()).contains("does not agree to share with you any more");
    assertThat(assignee()).as("free for the coordinators").isNull();
    assertThat(coordinator.open("/tasks/" + task).status()).isEqualTo(200);
    assertThat(coordinator.open("/cases/" + file.reference()).text())
        .contains("does not share with", "1 open task went to");

    long next = work.housingTask(file);
    assertThat(housing.open("/tasks/" + next).status())
        .as("what the pathway asks of the council next")
        .isEqualTo(404);
    assertThat(coordinator.open("/tasks/" + next).status()).isEqualTo(200);

    record(council("agreed"));
    assertThat(housing.open("/cases/" + file.reference()).status()).isEqualTo(200);
    for (long each : List.of(task, next)) {
      assertThat(housing.open("/tasks/" + each).status()).isEqualTo(200);
    }
    assertThat(coordinator.open("/cases/" + file.reference() + "/consent").text())
        .doesNotContain("Tasks your trust has in their place")
        .contains("All that was said", "Withdrawn", "Agreed");
  }

  @Test
  void whatWasOnlySentBackToAnAgencyIsNotGivenToItWhenThePersonAgreesAgain() {
    jdbc.sql(
            "UPDATE human_task SET state = 'COMPLETED', finished_by = 'housing',"
                + " finished_at = created_at WHERE task_key = ?")
        .param(task)
        .update();
    long ours = work.task(file, "record-ready", "discharge-coordinator", Map.of());
    Page form = coordinator.open("/tasks/" + ours + "/return");
    coordinator.send(
        form,
        FORM,
        Map.of(
            "returnTo", String.valueOf(task),
            "returnReason", "missing",
            "returnNeeded", "Which flat?"));
    assertThat(team(ours)).isEqualTo("westminster-housing");

    record(council("withdrawn"));
    assertThat(team(ours)).as("the trust answers in their place").isEqualTo("cnwl-discharge");
    Page answer = coordinator.open("/tasks/" + ours + "/answer");
    assertThat(answer.text()).contains("Which flat?");
    coordinator.send(answer, FORM, Map.of("returnAnswer", "Nobody knows"));
    record(council("agreed"));
    assertThat(team(ours)).as("theirs is the answer, not the task").isEqualTo("cnwl-discharge");
    assertThat(coordinator.open("/tasks/" + ours).document().select("button[value=finish]"))
        .hasSize(1);
  }

  private String team(long key) {
    return jdbc.sql("SELECT team_code FROM human_task WHERE task_key = ?")
        .param(key)
        .query(String.class)
        .single();
  }

  @Test
  void anotherCouncilIsNotConcerned() {
    Map<String, String> values = council("withdrawn");
    values.put("consentCouncil", "ealing-council");
    record(values);
    assertThat(housing.open("/tasks/" + task).status()).isEqualTo(200);
    assertThat(housing.open("/cases/" + file.reference()).status()).isEqualTo(200);
  }

  @Test
  void sentTwiceIsOneEntryAndANewerOneEndsIt() {
    Page form = coordinator.open("/cases/" + file.reference() + "/consent/new");
    for (int i = 0; i < 2; i++) {
      assertThat(coordinator.send(form, FORM, council("agreed")).path())
          .isEqualTo("/cases/" + file.reference() + "/consent");
    }
    assertThat(records()).isEqualTo(1);
    record(council("refused"));
    assertThat(
            jdbc.sql(
                    """
                    SELECT decision FROM consent_record WHERE person_id = ? AND ended_at IS NULL
                    """)
                .param(file.personId())
                .query(String.class)
                .list())
        .containsExactly("REFUSED");
  }

  @Test
  void itEndsOnItsLastDay() {
    Map<String, String> values = council("agreed");
    values.putAll(Product.date("consentUntil", product.today().plusDays(10)));
    record(values);
    await(
        "the team is told",
        () -> assertThat(coordinator.open("/tasks").text()).contains("Consent ends soon"));
    product.wait(Duration.ofDays(10));
    housing = product.logIn("housing");
    assertThat(housing.open("/cases/" + file.reference()).status())
        .as("the last day")
        .isEqualTo(200);

    product.wait(Duration.ofDays(1));
    housing = product.logIn("housing");
    coordinator = product.logIn("coordinator");
    await(
        "the consent has ended",
        () -> assertThat(housing.open("/cases/" + file.reference()).status()).isEqualTo(404));
    assertThat(housing.open("/tasks/" + task).status()).isEqualTo(404);
    assertThat(coordinator.open("/cases/" + file.reference() + "/consent").text())
        .contains("Expired", "Tasks your trust has in their place");
  }

  @Test
  void whatAPathwayAsksIsRecorded() {
    answer(Map.of("consentToRefer", "yes", "consentToReferBy", "Asked on the ward round"));
    Page page = coordinator.open("/cases/" + file.reference() + "/consent");
    assertThat(page.text())
        .contains(
            "Referral to an employment adviser",
            "Asked on the ward round",
            "Answered in a form of the case",
            "Agreed");
    answer(Map.of("consentToRefer", "yes", "consentToReferBy", "Asked on the ward round"));
    assertThat(records()).as("the same said again").isEqualTo(1);
    answer(Map.of("consentToRefer", "no"));
    assertThat(coordinator.open("/cases/" + file.reference() + "/consent").text())
        .contains("Not agreed");
    assertThat(housing.open("/cases/" + file.reference() + "/consent").text())
        .as("the council does not read about work")
        .doesNotContain("employment adviser");
  }

  @Test
  void whatIsMissingIsSaid() {
    Page form = coordinator.open("/cases/" + file.reference() + "/consent/new");
    Map<String, String> nothing = new HashMap<>();
    for (String part : List.of("-day", "-month", "-year")) {
      nothing.put("consentSaidOn" + part, "");
    }
    Page empty = coordinator.send(form, FORM, nothing);
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.document().select(".nhsuk-error-summary a").eachText())
        .containsExactly(
            "Select what it is about",
            "Select what was said",
            "Select who decided",
            "Select how it was said",
            "Enter when it was said");
    Map<String, String> values = council("agreed");
    values.put("consentBasis", "best-interests");
    values.putAll(Product.date("consentUntil", LocalDate.of(2020, 1, 1)));
    Page wrong = coordinator.send(form, FORM, values);
    assertThat(wrong.document().select(".nhsuk-error-summary a").eachText())
        .containsExactly(
            "The last day must be from today to 5 years from now",
            "Enter who was asked and why it is in the person's best interests");
    assertThat(records()).isZero();
  }

  @Test
  void onlyTheTrustRecords() {
    assertThat(housing.open("/cases/" + file.reference() + "/consent").status()).isEqualTo(200);
    assertThat(
            housing.open("/cases/" + file.reference() + "/consent").document().select("main form"))
        .isEmpty();
    assertThat(housing.open("/cases/" + file.reference() + "/consent/new").status()).isEqualTo(403);
    assertThat(
            product.logIn("coordinator2").open("/cases/" + file.reference() + "/consent").status())
        .isEqualTo(404);
  }

  private void answer(Map<String, Object> answers) {
    transaction.executeWithoutResult(
        status ->
            acts.keep(
                file.id(),
                null,
                CaseActs.Kind.TASK,
                "screen",
                null,
                "delayed-discharge-screen",
                answers,
                work.user("ward")));
  }

  private void await(String what, org.awaitility.core.ThrowingRunnable holds) {
    product.await(what, holds);
  }

  private Map<String, String> council(String decision) {
    Map<String, String> values = new HashMap<>();
    values.put("consentPurpose", "sharing-council");
    values.put("consentCouncil", WESTMINSTER);
    values.put("consentDecision", decision);
    values.put("consentBasis", "person");
    values.put("consentHow", "spoken");
    values.putAll(Product.date("consentSaidOn", product.today()));
    return values;
  }

  private Page record(Map<String, String> values) {
    return coordinator.send(
        coordinator.open("/cases/" + file.reference() + "/consent/new"), FORM, values);
  }

  private String assignee() {
    return jdbc.sql("SELECT assignee FROM human_task WHERE task_key = ?")
        .param(task)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private int records() {
    return jdbc.sql("SELECT COUNT(*) FROM consent_record WHERE person_id = ?")
        .param(file.personId())
        .query(Integer.class)
        .single();
  }
}
