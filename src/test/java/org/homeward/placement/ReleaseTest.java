package org.homeward.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.casefile.CaseActs;
import org.homeward.casefile.CaseFile;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two providers are asked for one person; what each reads was decided by a housing officer. */
@EnginelessTest
class ReleaseTest {

  private static final AtomicLong STEPS = new AtomicLong(9_700_000_000L);
  private static final String PATHWAY = "supported-living-placement";
  private static final String OWN = "saffron-court-room-2";
  private static final String OTHERS = "acton-green-studio-3";
  private static final String FORM = "form[data-hw-form]";

  private static final String SECRET = "Set fire to a kitchen in 2019";
  private static final String PANEL = "The panel spoke about the family";
  private static final String PROPOSED = "Check the cooker, says the ward";
  private static final String NEEDS = "Needs company and help with bills";
  private static final String READ_NEEDS = "Help with bills, someone to talk to";
  private static final String READ_RISK = "Check the cooker each evening";

  @Autowired private Product product;
  @Autowired private Casework work;
  @Autowired private CaseActs acts;
  @Autowired private List<EngineJobHandler> handlers;
  @Autowired private Nominations nominations;
  @Autowired private Releases releases;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private String name;
  private CaseFile file;
  private String address;
  private Colleague housing;
  private Colleague provider;
  private Colleague otherProvider;

  @BeforeEach
  void lookingForAHome() {
    name = Product.someName();
    file = work.start(work.person(name), PATHWAY, Map.of("borough", "westminster"));
    address = "/cases/" + file.reference();
    housing = product.logIn("housing");
    provider = product.logIn("provider");
    otherProvider = product.logIn("provider2");
    says("community", "describe-needs", needs(NEEDS));
    says("housing", "record-panel-decision", Map.of("panelNote", PANEL));
    run("placement.open-referral", null, Map.of());
  }

  @AfterEach
  void homesAreFreeAgain() {
    transaction.executeWithoutResult(
        status ->
            nominations
                .of(file.id())
                .forEach(left -> nominations.end(left, Nomination.Outcome.NOT_NEEDED, null)));
    jdbc.sql("UPDATE human_task SET state = 'COMPLETED' WHERE case_id = ?")
        .param(file.id())
        .update();
  }

  @Test
  void eachProviderReadsWhatWasReleasedToItAndNeitherTheOthersWordsNorLaterNeeds() {
    long choosing = work.task(file, "choose-homes", "housing-officer", Map.of());
    assertThat(housing.open("/tasks/" + choosing).text())
        .contains("What the person agreed", "The person agrees that you share", "Recorded today by")
        .doesNotContain("The needs have changed");
    long own = nominate(OWN, OTHERS).get("saffron-gate");
    long theirs = taskOf("ninefold");

    for (Page page : List.of(provider.open("/tasks/" + own), provider.open(address))) {
      assertThat(page.text())
          .contains(READ_NEEDS, READ_RISK)
          .doesNotContain(SECRET, PANEL, PROPOSED, NEEDS, "Ninefold");
    }
    assertThat(otherProvider.open("/tasks/" + theirs).text()).contains(READ_RISK);

    // Other words for one of them: the other goes on reading what it read.
    Page council = housing.open(address);
    assertThat(council.text())
        .contains("Released to providers", "Saffron Gate", "Ninefold Support", READ_RISK)
        .contains("Released by", "Released a summary to Ninefold Support")
        .contains("The person agrees that you share with the providers you ask, recorded today")
        .doesNotContain("The needs have changed since");
    Page form = housing.open(council.linkWith("Change what they read", "Saffron"));
    assertThat(form.document().select("textarea[name=providerReadsRisk]").val())
        .isEqualTo(READ_RISK);
    assertThat(form.text()).contains("What the needs say now", PROPOSED).doesNotContain(SECRET);
    Page sent = send(form, Map.of("providerReadsRisk", "Nothing but the cooker", "tick", "yes"));
    assertThat(sent.path()).as(sent.text()).isEqualTo(address);
    assertThat(sent.text()).contains("Released to Saffron Gate", "Replaced today");
    assertThat(provider.open("/tasks/" + own).text())
        .contains("Nothing but the cooker", READ_NEEDS)
        .doesNotContain(READ_RISK);
    assertThat(provider.open(address).text())
        .contains("Released a summary to Saffron Gate", "Nothing but the cooker")
        .doesNotContain(READ_RISK, "Ninefold");
    assertThat(otherProvider.open("/tasks/" + theirs).text())
        .contains(READ_RISK)
        .doesNotContain("Nothing but the cooker");

    // The needs change: nobody reads that before somebody releases it.
    says("community", "needs-changed", needs("Cannot climb stairs any more"));
    for (Page page : List.of(provider.open("/tasks/" + own), provider.open(address))) {
      assertThat(page.text())
          .contains("Nothing but the cooker", READ_NEEDS)
          .doesNotContain("Cannot climb stairs");
    }
    assertThat(housing.open(address).text()).contains("The needs have changed since");
    assertThat(housing.open("/tasks/" + choosing).text())
        .contains("The needs have changed: look at what the provider reads");
    assertThat(housing.open(form.path()).text())
        .contains("The needs have changed: look at what the provider reads", "Cannot climb stairs");
    assertThat(product.logIn("coordinator").open(address).text())
        .contains("Released to providers", "Nothing but the cooker")
        .doesNotContain("Change what they read");

    assertThat(entries("placement.released"))
        .hasSize(3)
        .contains("(homeward): " + subject("ninefold") + " to ninefold, checked by housing")
        .contains("housing: " + subject("saffron-gate") + " to saffron-gate");
    assertThat(entries("read.placement.release")).isNotEmpty();
  }

  @Test
  void withoutTickOrConsentNothingIsReleasedAndNothingTypedIsLost() {
    nominate(OWN);
    String page = address + "/releases/" + subject("saffron-gate");
    Page form = housing.open(page);

    Page unticked = send(form, Map.of("providerReadsNeeds", "Typed in vain"));
    assertThat(unticked.status()).isEqualTo(400);
    assertThat(unticked.document().select(".nhsuk-error-summary a").eachText())
        .containsExactly("Confirm that you have checked what the provider will read");
    assertThat(unticked.document().select("textarea[name=providerReadsNeeds]").val())
        .isEqualTo("Typed in vain");

    says("community", "consent-withdrawn", Map.of("consentWithdrawnFor", List.of("providers")));
    Page withdrawn = send(unticked, Map.of("tick", "yes"));
    assertThat(withdrawn.status()).isEqualTo(400);
    assertThat(withdrawn.text())
        .contains("There is a problem", "The person does not agree now")
        .contains("There is no agreement now to share with providers");
    assertThat(withdrawn.document().select("textarea[name=providerReadsNeeds]").val())
        .isEqualTo("Typed in vain");
    assertThat(releases.of(file.id(), null, 9)).as("nothing new").hasSize(1);

    // The form in which homes are chosen is held to the same.
    says("housing", "choose-homes", chosen(OTHERS));
    run("placement.nominate", null, Map.of());
    assertThat(releases.of(file.id(), "ninefold", 9)).as("not without consent").isEmpty();
    assertThat(housing.open(address).text()).contains("Nothing was released for Ninefold Support");
    long choosing = work.task(file, "choose-homes", "housing-officer", Map.of());
    Page choose = housing.open("/tasks/" + choosing);
    tick(choose, "nominatedUnits", "saffron-court-room-3");
    tick(choose, "releaseChecked", "true");
    Page refused =
        housing.send(
            choose,
            "button[value=finish]",
            Map.of("searchDecision", "nominate", "nominationNote", "Near the mosque"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.document().select(".nhsuk-error-summary a").eachText())
        .allMatch(line -> line.startsWith("The person does not agree now"))
        .hasSize(1);

    says("community", "talk-about-sharing", Map.of("consentAgain", "yes"));
    String other = address + "/releases/" + subject("ninefold");
    Page agreed = send(housing.open(other), Map.of("tick", "yes"));
    assertThat(agreed.path()).as(agreed.text()).isEqualTo(address);
    assertThat(releases.of(file.id(), "ninefold", 9)).hasSize(1);
  }

  @Test
  void onlyWhoFindsHomesReleasesAndOnlyWhatTheyLookedAtAndAsLongAsTheProviderIsAsked() {
    nominate(OWN);
    String page = address + "/releases/" + subject("saffron-gate");
    assertThat(provider.open(page).status()).isEqualTo(403);
    assertThat(product.logIn("coordinator").open(page).status()).isEqualTo(403);
    assertThat(product.logIn("housing2").open(page).status()).isEqualTo(404);
    assertThat(housing.open(address + "/releases/N-999999999").status()).isEqualTo(404);

    Page mine = housing.open(page);
    Colleague colleague = product.logIn("housing-colleague");
    Page meanwhile = colleague.open(page);
    assertThat(send(mine, Map.of("tick", "yes")).path()).isEqualTo(address);
    tick(meanwhile, "releaseChecked", "true");
    Page late = colleague.send(meanwhile, FORM, Map.of());
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("Somebody else has changed what the provider reads");

    run(
        "placement.end-nomination",
        subject("saffron-gate"),
        Map.of("nominationOutcome", "withdrawn"));
    assertThat(housing.open(page).status()).isEqualTo(404);
    assertThat(housing.open(address).text())
        .contains("The provider reads this no longer, ended today", READ_RISK)
        .doesNotContain("Change what they read");
    assertThat(provider.open(address).status()).isEqualTo(404);
    assertThat(provider.open("/tasks?view=done").text()).doesNotContain(READ_RISK);
  }

  /** The words come back when homes are chosen once more, but not after the needs have changed. */
  @Test
  void whatWasWrittenComesBackUntilTheNeedsChange() {
    nominate(OWN);
    run(
        "placement.end-nomination",
        subject("saffron-gate"),
        Map.of("nominationOutcome", "provider-declined"));
    long choosing = work.task(file, "choose-homes", "housing-officer", Map.of());
    Page again = housing.open("/tasks/" + choosing);
    assertThat(again.document().select("textarea[name=providerReadsNeeds]").val())
        .isEqualTo(READ_NEEDS);
    assertThat(again.document().select("input[name=releaseChecked][checked]"))
        .as("to be checked each time")
        .isEmpty();

    says("community", "needs-changed", needs("Cannot climb stairs any more"));
    run("placement.end-open-nominations", null, Map.of("search", "again"));
    assertThat(
            housing
                .open("/tasks/" + choosing)
                .document()
                .select("textarea[name=providerReadsNeeds]")
                .val())
        .isEqualTo("Cannot climb stairs any more");
  }

  // ----------------------------------------------------------------------------------------------

  private static Map<String, Object> needs(String text) {
    Map<String, Object> needs = new HashMap<>();
    needs.put("wishes", "A quiet room");
    needs.put("supportLevel", "high");
    needs.put("supportNeeds", text);
    needs.put("mobilityNeeds", "none");
    needs.put("riskSummary", SECRET);
    needs.put("releasedRisk", PROPOSED);
    needs.put("consentToProviders", "yes");
    return needs;
  }

  private static Map<String, Object> chosen(String... homes) {
    Map<String, Object> chosen = new HashMap<>();
    chosen.put("searchDecision", "nominate");
    chosen.put("nominatedUnits", List.of(homes));
    chosen.put("providerReadsWishes", "Quiet");
    chosen.put("providerReadsNeeds", READ_NEEDS);
    chosen.put("providerReadsRisk", READ_RISK);
    chosen.put("releaseChecked", true);
    return chosen;
  }

  /**
   * @return tasks by the provider they ask
   */
  private Map<String, Long> nominate(String... homes) {
    says("housing", "choose-homes", chosen(homes));
    // The council's team is in the case by its task.
    work.task(file, "watch-for-home", "housing-officer", Map.of());
    run("placement.nominate", null, Map.of());
    Map<String, Long> tasks = new HashMap<>();
    for (Nomination each : nominations.of(file.id())) {
      tasks.put(
          each.agencyCode(),
          work.task(
              file,
              "assess-person",
              "provider-worker",
              Map.of("taskAgency", each.agencyCode(), "taskSubject", each.subject())));
    }
    return tasks;
  }

  private long taskOf(String agency) {
    return jdbc.sql("SELECT MAX(task_key) FROM human_task WHERE case_id = ? AND subject = ?")
        .params(file.id(), subject(agency))
        .query(Long.class)
        .single();
  }

  private String subject(String agency) {
    return nominations.of(file.id()).reversed().stream()
        .filter(each -> each.agencyCode().equals(agency))
        .findFirst()
        .orElseThrow()
        .subject();
  }

  private Page send(Page form, Map<String, String> values) {
    Map<String, String> typed = new HashMap<>(values);
    if (typed.remove("tick") != null) {
      tick(form, "releaseChecked", "true");
    }
    return housing.send(form, FORM, typed);
  }

  private static void tick(Page page, String box, String value) {
    page.document()
        .selectFirst("input[name=%s][value=%s]".formatted(box, value))
        .attr("checked", "checked");
  }

  private void says(String username, String element, Map<String, Object> answers) {
    transaction.executeWithoutResult(
        status ->
            acts.keep(
                file.id(),
                "",
                CaseActs.Kind.TASK,
                element,
                null,
                PATHWAY + "-" + element,
                answers,
                work.user(username)));
  }

  private void run(String type, String subject, Map<String, String> headers) {
    EngineJobHandler handler =
        handlers.stream().filter(h -> h.type().equals(type)).findFirst().orElseThrow();
    long step = STEPS.incrementAndGet();
    Map<String, Object> variables = new HashMap<>();
    variables.put("caseReference", file.reference());
    if (subject != null) {
      variables.put("taskSubject", subject);
    }
    transaction.execute(
        status ->
            handler.handle(
                new EngineJob(step, type, file.reference(), "step", step, 1L, headers, variables)));
  }

  private List<String> entries(String action) {
    return jdbc.sql(
            "SELECT username, detail FROM audit_entry WHERE action = ? AND case_reference = ?")
        .params(action, file.reference())
        .query((row, n) -> row.getString("username") + ": " + row.getString("detail"))
        .list();
  }
}
