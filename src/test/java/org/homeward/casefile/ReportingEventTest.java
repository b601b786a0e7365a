package org.homeward.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.testsupport.Product.date;

import java.util.List;
import java.util.Map;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.EventAnswers;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reporting events over HTTP while the engine is away: what ends, ends at once. */
@EnginelessTest
class ReportingEventTest {

  private static final String SEND = "main form button";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired CaseFacts facts;
  @Autowired JdbcClient jdbc;

  private CaseFile file;
  private Colleague coordinator;

  @BeforeEach
  void start() {
    file = work.start(Product.someName());
    coordinator = product.logIn("coordinator");
  }

  @Test
  void aDeathEndsEveryOpenTaskOfEveryAgencyInEveryCaseOfThePerson() {
    long home = work.housingTask(file);
    long care = work.task(file, "arrange-care", "social-worker", Map.of());
    long seen = work.task(file, "see-person", "community-team", Map.of());
    long finishing = work.task(file, "act-for-trust", "ward-staff", Map.of());
    set(finishing, "COMPLETING");
    CaseFile second = work.start(Product.someName());
    jdbc.sql("UPDATE pathway_case SET person_id = ? WHERE id = ?")
        .params(file.personId(), second.id())
        .update();
    long other = work.housingTask(second);
    CaseFile stranger = work.start(Product.someName());
    long untouched = work.housingTask(stranger);
    Page form = product.logIn("housing").open("/tasks/" + home);

    Page sent = report("person-died", EventAnswers.death(product.today()));

    assertThat(sent.status()).isEqualTo(200);
    assertThat(List.of(home, care, seen, other))
        .allSatisfy(key -> assertThat(state(key)).isEqualTo("CANCELED The person has died"));
    assertThat(state(untouched)).startsWith("OPEN");
    assertThat(state(finishing)).as("the engine hears of this first").startsWith("COMPLETING");
    assertThat(messages(file)).containsExactly("person-died");
    assertThat(messages(second)).containsExactly("person-died");
    assertThat(messages(stranger)).isEmpty();
    assertThat(facts.of(second.id())).containsEntry("dateOfDeath", product.today().toString());
    assertThat(titles(second)).contains("The person has died");
    assertThat(
            jdbc.sql(
                    "SELECT COUNT(*) FROM audit_entry WHERE action = 'case.event' AND person_id = ?")
                .param(file.personId())
                .query(Integer.class)
                .single())
        .isEqualTo(2);
    Page late = product.logIn("housing").open("/tasks/" + home);
    assertThat(late.document().select("main form")).isEmpty();
    assertThat(late.text()).contains("The person has died");
    assertThat(form.document().select("main form")).isNotEmpty();
  }

  @Test
  void noLongerReadyEndsWhatLiesInsideAndNothingElse() {
    long home = work.housingTask(file);
    long seen = work.task(file, "see-person", "community-team", Map.of());

    Map<String, String> answers = EventAnswers.notReady(product.today());
    Page page =
        coordinator.open("/cases/" + file.reference() + "/events/clinically-ready-withdrawn");
    Page sent = coordinator.send(page, SEND, answers);

    assertThat(sent.status()).as(sent.text()).isEqualTo(200);
    assertThat(state(home)).isEqualTo("CANCELED No longer clinically ready");
    assertThat(state(seen)).startsWith("OPEN");
    assertThat(coordinator.send(page, SEND, answers).status())
        .as("the same form sent once more")
        .isEqualTo(409);
    assertThat(messages(file)).containsExactly("clinically-ready-withdrawn");
  }

  @Test
  void errorsKeepWhatWasTypedAndRecordNothing() {
    long home = work.housingTask(file);
    Page page = coordinator.open("/cases/" + file.reference() + "/events/person-died");
    Page wrong = coordinator.send(page, SEND, date("dateOfDeath", product.today().plusDays(3)));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.document().select(".nhsuk-error-summary a")).isNotEmpty();
    assertThat(wrong.document().selectFirst("[name=dateOfDeath-day]").val())
        .isEqualTo(String.valueOf(product.today().plusDays(3).getDayOfMonth()));
    assertThat(state(home)).startsWith("OPEN");
    assertThat(messages(file)).isEmpty();
  }

  private Page report(String event, Map<String, String> answers) {
    Page page = coordinator.open("/cases/" + file.reference() + "/events/" + event);
    return coordinator.send(page, SEND, answers);
  }

  private void set(long task, String state) {
    jdbc.sql("UPDATE human_task SET state = ? WHERE task_key = ?").params(state, task).update();
  }

  private String state(long task) {
    return jdbc.sql("SELECT state, ended_reason FROM human_task WHERE task_key = ?")
        .param(task)
        .query((row, n) -> row.getString(1) + " " + row.getString(2))
        .single();
  }

  private List<String> titles(CaseFile of) {
    return jdbc.sql("SELECT title FROM timeline_entry WHERE case_id = ?")
        .param(of.id())
        .query(String.class)
        .list();
  }

  /** Names of the messages on their way, but for the one that starts the case. */
  private List<String> messages(CaseFile of) {
    return jdbc
        .sql(
            """
            SELECT payload FROM engine_outbox
            WHERE case_reference = ? AND kind = 'PublishMessage' ORDER BY id
            """)
        .param(of.reference())
        .query(String.class)
        .list()
        .stream()
        .map(payload -> payload.replaceAll(".*\"name\":\"([^\"]*)\".*", "$1"))
        .filter(name -> !name.endsWith("referred"))
        .toList();
  }
}
