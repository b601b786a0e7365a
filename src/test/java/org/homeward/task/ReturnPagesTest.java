package org.homeward.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
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

/** What one team has sent is not enough for the next to go on with. */
@EnginelessTest
class ReturnPagesTest {

  private static final String FORM = "form[data-hw-form]";
  private static final String UNDO = "form[action$=/return/undo]";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;
  @Autowired WorkingCalendar calendar;

  private CaseFile file;
  private long earlier;
  private long task;
  private Colleague housing;
  private Colleague coordinator;

  @BeforeEach
  void aTaskAfterOneOfTheTrust() {
    file = work.start(Product.someName());
    earlier = work.task(file, "record-ready", "discharge-coordinator", Map.of());
    jdbc.sql(
            "UPDATE human_task SET state = 'COMPLETED', finished_by = 'coordinator',"
                + " finished_at = created_at WHERE task_key = ?")
        .param(earlier)
        .update();
    task = work.housingTask(file);
    housing = product.logIn("housing");
    coordinator = product.logIn("coordinator");
  }

  @Test
  void whatIsWrongIsSaidBesideItAndNothingTypedIsLost() {
    Page wrong = housing.send(page(), FORM, Map.of("returnReason", "unclear", "returnNeeded", " "));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.document().select(".nhsuk-error-summary a").eachText())
        .containsExactly("Select who you send it back to", "Enter what you need");
    assertThat(wrong.document().select("input[value=unclear]").hasAttr("checked")).isTrue();

    Page foreign = housing.send(page(), FORM, sending(String.valueOf(task)));
    assertThat(foreign.status()).as("a step that is none of those").isEqualTo(400);
    assertThat(product.logIn("housing2").open("/tasks/" + task + "/return").status())
        .isEqualTo(404);

    send();
    Page empty = coordinator.send(answerPage(), FORM, Map.of("returnAnswer", ""));
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.document().select(".nhsuk-error-summary a").eachText())
        .containsExactly("Enter your answer");
    assertThat(empty.text()).contains("Which ward was it?");
  }

  @Test
  void onlyTheTwoTeamsReadWhatWasAskedAndAnswered() {
    send();
    assertThat(product.logIn("housing2").open("/tasks/" + task).status()).isEqualTo(404);
    assertThat(housing.open("/tasks/" + task).text()).contains("Which ward was it?");
    Page waiting = housing.open("/tasks?view=waiting");
    assertThat(waiting.text()).contains("Sent back, and not answered yet", "something is missing");
    assertThat(waiting.document().select("[data-hw-row='" + task + "']").text())
        .contains("CNWL discharge coordination team");
    assertThat(housing.open(waiting.linkWith("Sent back: ")).status()).isEqualTo(200);
    assertThat(waiting.document().select("input[name=task]")).as("nothing to give away").isEmpty();
    assertThat(product.logIn("housing2").open("/tasks?view=waiting").text())
        .contains("Your teams wait for no answer");
    assertThat(product.logIn("manager").open("/tasks/" + task).text())
        .contains("sent this back to")
        .doesNotContain("Which ward was it?");
    assertThat(housing.open("/cases/" + file.reference()).text())
        .contains("Sent back to")
        .doesNotContain("Which ward was it?");
  }

  @Test
  void itIsTakenBackAndAnsweredNoMore() {
    Page form = page();
    send();
    assertThat(housing.send(form, FORM, sending(String.valueOf(earlier))).status())
        .as("it is with them already")
        .isEqualTo(404);
    Page answer = answerPage();
    Page mine = housing.open("/tasks/" + task);
    Page back = housing.send(mine, UNDO, Map.of());
    assertThat(back.text()).contains("The task is back with your team");
    assertThat(back.document().select("button[value=finish]")).hasSize(1);
    assertThat(back.text()).doesNotContain("Which ward was it?");
    assertThat(housing.send(mine, UNDO, Map.of()).status()).isEqualTo(409);
    assertThat(coordinator.send(answer, FORM, Map.of("returnAnswer", "Juniper")).status())
        .isEqualTo(404);
    assertThat(coordinator.send(mine, UNDO, Map.of()).status()).isIn(403, 404);
    assertThat(returns()).as("it is counted all the same").isEqualTo(1);
  }

  @Test
  void whoTakesItBackMustHaveSentIt() {
    send();
    Page theirs = coordinator.open("/tasks/" + task);
    assertThat(theirs.document().select(UNDO)).isEmpty();
    assertThat(theirs.document().select("button[value=finish]")).isEmpty();
    Page home = housing.open("/tasks/" + task);
    Colleague ward = product.logIn("ward");
    Page tried = ward.send(home, UNDO, Map.of());
    assertThat(tried.status()).isIn(403, 404);
    assertThat(sentBack()).isTrue();
  }

  @Test
  void aFirstStepHasNobodyBeforeIt() {
    CaseFile other = work.start(Product.someName());
    long first = work.housingTask(other);
    Page page = housing.open("/tasks/" + first + "/return");
    assertThat(page.text()).contains("nobody to send it back to");
    assertThat(page.document().select(FORM)).isEmpty();
  }

  @Test
  void theCaseSaysHowLongEachAgencyHasHadIt() {
    LocalDate first = product.today();
    product.wait(Duration.ofDays(9));
    housing = product.logIn("housing");
    LocalDate second = product.today();
    send();
    product.wait(Duration.ofDays(12));
    coordinator = product.logIn("coordinator");
    LocalDate third = product.today();
    assertThat(handOffs())
        .startsWith(
            "Central and North West London NHS Foundation Trust: "
                + days(second, third, "cnwl")
                + " working days, has it now, 1 task was sent back to them")
        .contains(
            "Westminster City Council: "
                + days(first, second, "westminster-council")
                + " working days");
    coordinator.send(answerPage(), FORM, Map.of("returnAnswer", "Juniper"));
    product.wait(Duration.ofDays(9));
    coordinator = product.logIn("coordinator");
    int council =
        days(first, second, "westminster-council")
            + days(third, product.today(), "westminster-council");
    assertThat(handOffs())
        .startsWith("Westminster City Council: " + council + " working days, has it now");
  }

  private String handOffs() {
    return coordinator
        .open("/cases/" + file.reference())
        .document()
        .select("section:has(h2:contains(How long each agency)) ul")
        .text();
  }

  private int days(LocalDate from, LocalDate to, String agency) {
    return calendar.workingDaysBetween(from, to, agency);
  }

  private Page page() {
    return housing.open("/tasks/" + task + "/return");
  }

  private Page answerPage() {
    return coordinator.open("/tasks/" + task + "/answer");
  }

  private void send() {
    Page sent = housing.send(page(), FORM, sending(String.valueOf(earlier)));
    assertThat(sent.path()).as(sent.text()).isEqualTo("/tasks");
  }

  private static Map<String, String> sending(String to) {
    return Map.of("returnTo", to, "returnReason", "missing", "returnNeeded", "Which ward was it?");
  }

  private int returns() {
    return jdbc.sql("SELECT COUNT(*) FROM task_return WHERE task_key = ?")
        .param(task)
        .query(Integer.class)
        .single();
  }

  private boolean sentBack() {
    return jdbc.sql("SELECT sent_back FROM human_task WHERE task_key = ?")
        .param(task)
        .query(Boolean.class)
        .single();
  }
}
