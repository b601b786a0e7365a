package org.homeward.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.camunda.EngineTask;
import org.homeward.camunda.EngineTaskListener;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseNotices;
import org.homeward.casefile.StartingCase;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.EventAnswers;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a provider may still see and do when its part in a search for a home is over: nothing. */
@EnginelessTest
class ProviderPartTest {

  private static final AtomicLong KEYS = new AtomicLong(9_500_000_000L);
  private static final String PATHWAY = "supported-living-placement";
  private static final String DEATH = "/events/person-died";
  private static final String OWN = "saffron-court-room-2";
  private static final String OTHERS = "acton-green-studio-3";

  @Autowired private Product product;
  @Autowired private Casework work;
  @Autowired private StartingCase starting;
  @Autowired private PathwayCatalogue pathways;
  @Autowired private EngineTaskListener listener;
  @Autowired private List<EngineJobHandler> handlers;
  @Autowired private CaseFacts facts;
  @Autowired private CaseNotices notices;
  @Autowired private Nominations nominations;
  @Autowired private Stays stays;
  @Autowired private MessageSource messages;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private String name;
  private CaseFile file;
  private String address;
  private Colleague provider;

  @BeforeEach
  void twoProvidersAreAsked() {
    name = Product.someName();
    Map<String, Object> answers = new HashMap<>(Map.of("borough", "westminster"));
    file =
        starting.start(
            UUID.randomUUID().toString(),
            pathways.current(PATHWAY).orElseThrow(),
            work.person(name),
            answers,
            answers,
            work.user("community"));
    address = "/cases/" + file.reference();
    say("", Map.of("supportLevel", "high", "boroughsWanted", List.of("westminster")));
    run("placement.open-referral", null, Map.of());
    say("", Map.of("nominatedUnits", List.of(OWN, OTHERS)));
    run("placement.nominate", null, Map.of());
    for (Nomination nomination : nominations.of(file.id())) {
      ask("assess-person", nomination);
    }
    provider = product.logIn("provider");
  }

  @AfterEach
  void homesAreFreeAgain() {
    transaction.executeWithoutResult(
        status -> {
          stays
              .latest(file.id())
              .filter(stay -> stay.endedOn() == null)
              .ifPresent(stay -> stays.end(stay, product.today(), "other", null));
          nominations
              .of(file.id())
              .forEach(left -> nominations.end(left, Nomination.Outcome.NOT_NEEDED, null));
        });
  }

  @Test
  void whileItIsAskedItSeesItsPart() {
    assertThat(provider.open(address).status()).isEqualTo(200);
    assertThat(provider.open(address + DEATH).status()).isEqualTo(200);
    assertThat(provider.open("/cases").text()).contains(file.reference());
    notice("Something else");
    assertThat(provider.open("/notices").text()).contains("Something else", file.reference());
  }

  @Test
  void afterItHasDeclinedItSeesNothingAndReportsNothing() {
    Page form = provider.open(address + DEATH);
    notice("Unwell or in hospital");
    finishOwn();
    Nomination own = own();

    decline(own);

    assertThat(provider.open(address).status()).isEqualTo(404);
    assertThat(provider.open(address + "/map").status()).isEqualTo(404);
    assertThat(provider.open("/people/" + file.reference()).status()).isEqualTo(404);
    assertThat(provider.open("/people/" + file.personId()).status()).isEqualTo(404);
    assertThat(provider.open(address + DEATH).status()).isEqualTo(404);
    Page sent = provider.send(form, "main form button", EventAnswers.death(product.today()));
    assertThat(sent.status()).isEqualTo(404);
    assertThat(reports()).isZero();
    assertThat(provider.open("/tasks/" + taskOf(own)).status()).isEqualTo(404);
    for (String list : List.of("/cases", "/cases?view=closed", "/tasks?view=done")) {
      assertThat(provider.open(list).text()).as(list).doesNotContain(name, file.reference());
    }
    notice("Needs have changed");
    assertThat(provider.open("/notices").text())
        .contains("Your part is over: you do not offer the home", file.reference())
        .doesNotContain("Unwell or in hospital", "Needs have changed");
    assertThat(provider.open("/tasks").document().select(".hw-notices a[href='" + address + "']"))
        .isEmpty();

    // The other provider, and who looks after the case, go on.
    assertThat(product.logIn("provider2").open(address).status()).isEqualTo(200);
    assertThat(product.logIn("provider2").open("/notices").text())
        .contains("Needs have changed")
        .doesNotContain("you do not offer the home");
  }

  @Test
  void aDeathIsToldToWhoWasInvolvedWhenItWasReportedAndToNoOther() {
    decline(own());
    Colleague community = product.logIn("socialwork");
    Colleague other = product.logIn("provider2");
    Page form = other.open(address + DEATH);

    Page after = other.send(form, "main form button", EventAnswers.death(product.today()));

    // Its own nomination ended with the death, so it is not sent back to the case.
    assertThat(after.path()).isEqualTo("/tasks");
    assertThat(after.status()).isEqualTo(200);
    assertThat(other.open(address).status()).isEqualTo(404);
    assertThat(reports()).isOne();
    assertThat(provider.open("/notices").text()).doesNotContain("has died");
    assertThat(community.open("/notices").text()).doesNotContain(file.reference());
  }

  @Test
  void aDeathThatOthersReportIsStillToldWhenItHasEndedThePart() {
    Colleague other = product.logIn("provider2");
    Page form = provider.open(address + DEATH);
    provider.send(form, "main form button", EventAnswers.death(product.today()));

    assertThat(other.open(address).status()).isEqualTo(404);
    assertThat(other.open("/notices").text())
        .contains("The person has died", "Your part is over", file.reference());
  }

  @Test
  void whenAnotherHomeIsSecuredTheOthersAreToldThatTheirPartIsOver() {
    Nomination other = theirs();
    secure(other);

    run("placement.end-open-nominations", null, Map.of("nominationOutcome", "not-needed"));

    assertThat(provider.open(address).status()).isEqualTo(404);
    assertThat(provider.open("/notices").text())
        .contains("Your part is over: the home is not needed any more", file.reference());
    assertThat(product.logIn("provider2").open(address).status()).isEqualTo(200);
  }

  @Test
  void whoseHomeThePersonLivesInStaysUntilTheyHaveLeft() {
    Nomination own = own();
    secure(own);
    run("placement.end-open-nominations", null, Map.of("nominationOutcome", "not-needed"));
    say("", Map.of("tenureType", "licence", "signedOn", product.today().toString()));
    run("placement.sign-up", null, Map.of());
    run("placement.move-in", null, Map.of());
    assertThat(provider.open(address).status()).isEqualTo(200);
    assertThat(provider.open(address + DEATH).status()).isEqualTo(200);

    say("", Map.of("leavingReason", "own-home", "leftOn", product.today().toString()));
    run("placement.end-stay", null, Map.of());

    assertThat(provider.open(address).status()).isEqualTo(404);
    assertThat(provider.open("/notices").text())
        .contains("Your part is over: the person has left the home");
  }

  @Test
  void whoIsAskedForOneOfTwoHomesStillHasAPart() {
    say("", Map.of("nominatedUnits", List.of("saffron-court-room-3")));
    run("placement.nominate", null, Map.of());
    decline(own());
    assertThat(provider.open(address).status()).isEqualTo(200);
  }

  @Test
  void whoIsAskedAgainSeesTheCaseAgain() {
    decline(own());
    assertThat(provider.open(address).status()).isEqualTo(404);
    say("", Map.of("nominatedUnits", List.of(OWN)));
    run("placement.nominate", null, Map.of());
    ask("assess-person", own());
    assertThat(provider.open(address).status()).isEqualTo(200);
    assertThat(provider.open("/cases").text()).contains(file.reference());
  }

  @Test
  void howItEndedHasItsWords() {
    for (Nomination.Outcome outcome : Nomination.Outcome.values()) {
      if (outcome != Nomination.Outcome.MOVED_IN) {
        String key = "placement.part.over." + outcome.code();
        assertThat(messages.getMessage(key, null, Locale.UK)).startsWith("Your part is over: ");
      }
    }
  }

  @Test
  void whatItIsStillAskedItCanDo() {
    Nomination own = own();
    decline(own);
    // The engine takes the task back a moment later.
    assertThat(provider.open("/tasks/" + taskOf(own)).status()).isEqualTo(200);
  }

  private Nomination own() {
    return lastFor("saffron-gate");
  }

  private Nomination theirs() {
    return lastFor("ninefold");
  }

  private Nomination lastFor(String agency) {
    return nominations.of(file.id()).reversed().stream()
        .filter(nomination -> nomination.agencyCode().equals(agency))
        .findFirst()
        .orElseThrow();
  }

  private void decline(Nomination nomination) {
    say(
        nomination.subject(),
        Map.of("providerDecision", "decline", "providerDeclineReason", "compatibility"));
    run("placement.record-answer", nomination.subject(), Map.of());
    run(
        "placement.end-nomination",
        nomination.subject(),
        Map.of("nominationOutcome", "provider-declined"));
  }

  private void secure(Nomination nomination) {
    say(nomination.subject(), Map.of("providerDecision", "offer"));
    run("placement.record-answer", nomination.subject(), Map.of());
    run("placement.accept-offer", nomination.subject(), Map.of());
  }

  private void ask(String element, Nomination nomination) {
    long key = KEYS.incrementAndGet();
    transaction.executeWithoutResult(
        status ->
            listener.creating(
                new EngineTask(
                    key,
                    key,
                    key,
                    PATHWAY,
                    element,
                    null,
                    List.of("provider-worker"),
                    null,
                    50,
                    Map.of(
                        "caseReference",
                        file.reference(),
                        "taskAgency",
                        nomination.agencyCode(),
                        "taskSubject",
                        nomination.subject()))));
  }

  private long taskOf(Nomination nomination) {
    return jdbc.sql("SELECT task_key FROM human_task WHERE case_id = ? AND subject = ?")
        .params(file.id(), nomination.subject())
        .query(Long.class)
        .single();
  }

  /** As when a worker of the provider has answered. */
  private void finishOwn() {
    jdbc.sql(
            """
            UPDATE human_task SET state = 'COMPLETED', finished_by = 'provider',
              finished_at = CURRENT_TIMESTAMP
            WHERE task_key = ?
            """)
        .param(taskOf(own()))
        .update();
    assertThat(provider.open("/tasks?view=done").text()).contains(name);
  }

  private int reports() {
    return jdbc.sql("SELECT COUNT(*) FROM case_act WHERE case_id = ? AND kind = 'EVENT'")
        .param(file.id())
        .query(Integer.class)
        .single();
  }

  private void notice(String title) {
    transaction.executeWithoutResult(status -> notices.tell(file, title, List.of()));
  }

  private void say(String subject, Map<String, Object> answers) {
    transaction.executeWithoutResult(status -> facts.put(file.id(), subject, answers, "test"));
  }

  private void run(String type, String subject, Map<String, String> headers) {
    EngineJobHandler handler =
        handlers.stream().filter(h -> h.type().equals(type)).findFirst().orElseThrow();
    long step = KEYS.incrementAndGet();
    Map<String, Object> variables = new HashMap<>();
    variables.put("caseReference", file.reference());
    if (subject != null) {
      variables.put("taskSubject", subject);
    }
    transaction.executeWithoutResult(
        status ->
            handler.handle(
                new EngineJob(step, type, file.reference(), "step", step, 1L, headers, variables)));
  }
}
