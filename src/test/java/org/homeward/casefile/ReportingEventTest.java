package org.homeward.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.homeward.testsupport.Product.date;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.identity.SignedInUser;
import org.homeward.person.People;
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
import org.springframework.transaction.support.TransactionTemplate;

/** Reporting events over HTTP while the engine is away: what ends, ends at once. */
@EnginelessTest
class ReportingEventTest {

  private static final String SEND = "main form button";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired CaseFacts facts;
  @Autowired JdbcClient jdbc;
  @Autowired People people;
  @Autowired Deaths deaths;
  @Autowired CaseFiles cases;
  @Autowired ReportingEvent reporting;
  @Autowired TransactionTemplate transaction;

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
  void aDeathIsKnownOfThePersonAtOnceAndNobodyStartsAnotherCaseForThem() {
    report("person-died", EventAnswers.death(product.today()));

    assertThat(people.find(file.personId()).orElseThrow().deceasedOn()).isEqualTo(product.today());
    jdbc.sql("UPDATE pathway_case SET status = 'CLOSED' WHERE id = ?").param(file.id()).update();
    assertThatThrownBy(
            () -> work.start(file.personId(), "coordinator", "cnwl-juniper-ward", "westminster"))
        .isInstanceOf(CaseRefusal.class)
        .hasMessageContaining("this person has died");
  }

  @Test
  void whenTheProcessRecordsTheDeathAfterwardsNothingChanges() {
    report("person-died", EventAnswers.death(product.today()));
    Map<String, Object> said = Map.of("dateOfDeath", product.today().minusDays(1).toString());
    transaction.executeWithoutResult(s -> deaths.record(file, said));
    assertThat(people.find(file.personId()).orElseThrow().deceasedOn()).isEqualTo(product.today());
  }

  @Test
  void aDayOnWhichNobodyCanHaveDiedIsRefusedInWords() {
    Map<String, Object> said = Map.of("dateOfDeath", "1890-01-01");
    assertThatThrownBy(() -> transaction.executeWithoutResult(s -> deaths.record(file, said)))
        .isInstanceOf(CaseRefusal.class)
        .hasMessageContaining("from the date of birth to today");
    assertThat(people.find(file.personId()).orElseThrow().isDeceased()).isFalse();
  }

  @Test
  void withdrawnConsentEndsThePartnersTasksAtOnceAndTheTrustGoesOn() {
    long home = work.task(file, "find-home", "housing-officer", Map.of("taskSubject", "own-home"));
    long action =
        work.task(file, "do-agreed-action", "social-worker", Map.of("taskSubject", "E-1"));
    long ward = work.task(file, "act-for-trust", "ward-staff", Map.of("taskSubject", "pets"));

    Page sent = report("consent-withdrawn", date("consentWithdrawnOn", product.today()));

    assertThat(sent.status()).as(sent.text()).isEqualTo(200);
    assertThat(List.of(home, action))
        .allSatisfy(
            key ->
                assertThat(state(key)).isEqualTo("CANCELED The person withdrew consent to share"));
    assertThat(state(ward)).startsWith("OPEN");
    assertThat(messages(file))
        .containsExactly("consent-withdrawn", "partner-stopped", "partner-stopped");
    // What may not be shared may not be read either, until there is something to do again.
    Colleague housing = product.logIn("housing");
    String address = "/cases/" + file.reference();
    assertThat(housing.open("/tasks/" + home).status()).isEqualTo(404);
    assertThat(housing.open(address).status()).isEqualTo(404);
    assertThat(product.logIn("socialwork").open(address).status()).isEqualTo(404);
    assertThat(coordinator.open(address).status()).isEqualTo(200);
    assertThat(housing.open("/notices").text())
        .contains("The person withdrew consent to share", file.reference());
    work.task(file, "find-home", "housing-officer", Map.of("taskSubject", "own-home"));
    assertThat(housing.open(address).status()).isEqualTo(200);
  }

  @Test
  void noLongerReadyEndsWhatLiesInsideAndNothingElse() {
    assertThat(coordinator.open("/cases/" + file.reference()).text())
        .as("who is not ready cannot be ready no longer")
        .doesNotContain("No longer clinically ready");
    work.clinicallyReady(file, product.today().minusDays(2));
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
        .isEqualTo(200);
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

  @Test
  void whatAPartnerReportsIsKeptFromOtherPartners() {
    SignedInUser partner = org.mockito.Mockito.spy(work.user("coordinator"));
    org.mockito.Mockito.doReturn("saffron-gate").when(partner).getAgencyCode();
    work.housingTask(file);
    for (SignedInUser who : List.of(work.user("coordinator"), partner)) {
      reporting.report(
          java.util.UUID.randomUUID().toString(),
          file,
          reporting.known(file, "legal-status-changed", who.getRoles()).orElseThrow(),
          Map.of(),
          Map.of(),
          who);
    }
    assertThat(
            jdbc.sql(
                    "SELECT audience_agency FROM timeline_entry WHERE case_id = ? AND kind = 'EVENT'"
                        + " ORDER BY id")
                .param(file.id())
                .query((row, n) -> String.valueOf(row.getString(1)))
                .list())
        .containsExactly("null", "saffron-gate");
  }

  /** The provider that still nominates must know; one whose part is over must not. */
  @Test
  void aRelapseIsToldToTheTeamsOfLinkedCasesWithoutClinicalDetail() {
    work.clinicallyReady(file, product.today().minusDays(2));
    work.housingTask(file);
    CaseFile linked = linkedCase();
    work.housingTask(linked);
    work.task(linked, "arrange-care", "social-worker", Map.of());
    work.task(linked, "act-for-trust", "provider-worker", Map.of("taskAgency", "saffron-gate"));
    work.task(linked, "act-for-trust", "provider-worker", Map.of("taskAgency", "ninefold"));
    jdbc.sql(
            "UPDATE case_team SET over_at = CURRENT_TIMESTAMP"
                + " WHERE case_id = ? AND team_code = 'ninefold-team'")
        .param(linked.id())
        .update();
    CaseFile closed = linkedCase();
    work.task(closed, "act-for-trust", "community-team", Map.of());
    cases.close(closed.reference(), "Done");

    Page sent = report("clinically-ready-withdrawn", EventAnswers.notReady(product.today()));

    assertThat(sent.status()).as(sent.text()).isEqualTo(200);
    assertThat(told(file)).containsExactly("westminster-housing: No longer clinically ready");
    assertThat(told(linked))
        .as("housing heard of it in the other case")
        .containsExactly(
            "saffron-gate-team: Leaving hospital has been put off",
            "westminster-adult-social-care: Leaving hospital has been put off");
    assertThat(told(closed)).isEmpty();
  }

  @Test
  void whatIsNotMeantForLinkedCasesIsNotToldThere() {
    CaseFile linked = linkedCase();
    work.task(linked, "arrange-care", "social-worker", Map.of());
    work.task(file, "screen-barriers", "discharge-coordinator", Map.of());
    Map<String, String> absent = new HashMap<>(Product.date("absentSince", product.today()));
    absent.put("policeTold", "no");
    assertThat(report("went-absent", absent).status()).isEqualTo(200);
    assertThat(messages(file)).containsExactly("went-absent");
    assertThat(told(linked)).isEmpty();
  }

  /** The same mistake is found in whichever case it is made. */
  @Test
  void aDeathBeforeTheAdmissionInAnotherCaseIsRefusedInWords() {
    CaseFile other = linkedCase();
    jdbc.sql(
            "UPDATE case_fact SET fact = '\"2026-03-05\"'"
                + " WHERE case_id = ? AND name = 'admissionDate'")
        .param(other.id())
        .update();
    Page sent = report("person-died", EventAnswers.death(LocalDate.of(2026, 3, 4)));
    assertThat(sent.text()).contains("5 March 2026", "Check the date of death");
    assertThat(people.find(file.personId()).orElseThrow().isDeceased()).isFalse();
    assertThat(messages(file)).isEmpty();
    assertThat(report("person-died", EventAnswers.death(LocalDate.of(2026, 3, 5))).status())
        .isEqualTo(200);
    assertThat(people.find(file.personId()).orElseThrow().isDeceased()).isTrue();
  }

  private CaseFile linkedCase() {
    CaseFile other = work.start(Product.someName());
    jdbc.sql("UPDATE pathway_case SET person_id = ? WHERE id = ?")
        .params(file.personId(), other.id())
        .update();
    for (List<Long> pair :
        List.of(List.of(file.id(), other.id()), List.of(other.id(), file.id()))) {
      jdbc.sql("INSERT INTO case_link (case_id, other_case_id, linked_at) VALUES (?, ?, NOW())")
          .params(pair.get(0), pair.get(1))
          .update();
    }
    return other;
  }

  private List<String> told(CaseFile of) {
    return jdbc.sql(
            """
            SELECT t.team_code, n.title FROM case_notice n
            JOIN case_notice_team t ON t.notice_id = n.id
            WHERE n.case_id = ? AND t.team_code NOT LIKE '%-ward' ORDER BY t.team_code
            """)
        .param(of.id())
        .query((row, n) -> row.getString(1) + ": " + row.getString(2))
        .list();
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
