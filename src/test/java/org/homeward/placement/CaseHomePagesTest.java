package org.homeward.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.casefile.AnswerRule;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.RuleBreach;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.homeward.identity.SignedInUser;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.StatementCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** What the pages of a case say about homes, to whom, at what cost; and the rules of its forms. */
@EnginelessTest
class CaseHomePagesTest {

  private static final AtomicLong STEPS = new AtomicLong(9_000_000_000L);
  private static final String OWN = "saffron-court-room-2";
  private static final String OTHERS = "acton-green-studio-3";

  @Autowired private Product product;
  @Autowired private Casework work;
  @Autowired private List<EngineJobHandler> handlers;
  @Autowired private List<AnswerRule> rules;
  @Autowired private List<OptionSource> sources;
  @Autowired private CaseFacts facts;
  @Autowired private Nominations nominations;
  @Autowired private SearchOnCasePage part;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private StatementCount count;

  private CaseFile file;

  @BeforeEach
  void searching() {
    file = work.start(Product.someName());
    work.task(file, "find-home", "housing-officer", Map.of());
    work.task(file, "find-home", "provider-worker", Map.of("taskAgency", "saffron-gate"));
    say("", Map.of("supportLevel", "high", "boroughsWanted", List.of("westminster")));
    run("placement.open-referral", null);
  }

  @AfterEach
  void nobodyIsLoggedIn() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void thePageOfHomesSaysWhyEachFitsOrNotAndIsNotForProviders() {
    String address = "/cases/" + file.reference() + "/homes";
    Page page = product.logIn("housing").open(address);
    assertThat(page.text())
        .contains("Homes that could suit", "Saffron Court, Room 3")
        .contains("Support: High: staff are there day and night, as needed")
        .contains("The referral does not say whether step-free is needed")
        .contains("Borough: Ealing, wanted is Westminster");
    assertThat(page.document().title()).doesNotContain(file.reference());
    assertThat(product.logIn("coordinator").open(address).status()).isEqualTo(200);
    assertThat(product.logIn("provider").open(address).status()).isEqualTo(403);
    assertThat(product.logIn("ward").open(address).status()).isEqualTo(403);
    assertThat(product.logIn("housing2").open(address).status()).isEqualTo(404);
    assertThat(product.logIn("housing").open("/cases/NW-99999999/homes").status()).isEqualTo(404);
  }

  @Test
  void aProviderSeesItsOwnNominationsOnly() {
    nominate(OWN, OTHERS);
    String address = "/cases/" + file.reference();
    Page council = product.logIn("housing").open(address);
    assertThat(council.text())
        .contains("Saffron Court, Room 2", "Acton Green, Studio 3", "Ninefold Support")
        .contains("Looking for a home, since", "See which homes could suit");
    Page provider = product.logIn("provider").open(address);
    assertThat(provider.text())
        .contains("Saffron Court, Room 2")
        .doesNotContain(
            "Search for a home", "Acton Green", "Ninefold", "See which homes could suit");

    Page board = product.logIn("provider").open("/vacancies/" + OTHERS);
    assertThat(board.text()).doesNotContain("nominated", "N-");
    assertThat(product.logIn("housing").open("/vacancies/" + OTHERS).text())
        .contains("People nominated", "Somebody was nominated");
    for (Nomination made : nominations.of(file.id())) {
      transaction.executeWithoutResult(
          status -> nominations.end(made, Nomination.Outcome.WITHDRAWN, null));
    }
  }

  @Test
  void aProviderDoesNotSeeWhichHomesOthersAreAskedFor() {
    String rival = "Acton Green, Studio 3";
    work.task(
        file,
        "find-home",
        "provider-worker",
        Map.of("taskAgency", "ninefold", "taskSubject", "N-9", "taskSubjectTitle", rival));
    for (String step : List.of("see-person", "decide-unblock")) {
      work.task(
          file,
          step,
          step.equals("see-person") ? "community-team" : "manager",
          Map.of("taskSubject", "N-9", "taskSubjectTitle", rival));
    }
    String address = "/cases/" + file.reference();
    for (String page : List.of(address, address + "/map")) {
      assertThat(product.logIn("coordinator").open(page).text()).contains("See ");
      assertThat(product.logIn("provider").open(page).text()).doesNotContain(rival);
    }
    assertThat(product.logIn("coordinator").open(address).text()).contains(rival);
  }

  @Test
  void whereALinkedSearchStandsIsForThoseWhoMayOpenIt() {
    CaseFile other = work.start(Product.someName());
    jdbc.sql("DELETE FROM case_team WHERE case_id = ?").param(file.id()).update();
    jdbc.sql("UPDATE pathway_case SET trust_code = NULL WHERE id = ?").param(file.id()).update();
    jdbc.sql("INSERT INTO case_link (case_id, other_case_id, linked_at) VALUES (?, ?, NOW())")
        .params(other.id(), file.id())
        .update();
    assertThat(part.summary(other, work.user("coordinator")).rows()).isEmpty();
    assertThat(part.summary(file, work.user("coordinator")).rows()).hasSize(1);
    work.task(file, "find-home", "housing-officer", Map.of());
    assertThat(part.summary(other, work.user("housing")).rows()).hasSize(1);
    assertThat(part.summary(file, work.user("provider")).rows()).isEmpty();
  }

  @Test
  void thePanelSeesWhatWaitsForItsOwnBorough() {
    assertThat(panel("housing"))
        .contains(file.reference(), "High: staff are there day and night", "In Westminster");
    assertThat(panel("housing2")).doesNotContain(file.reference());
    say("", Map.of("panelDecision", "approve"));
    run("placement.record-panel", null);
    assertThat(panel("housing")).doesNotContain(file.reference());
  }

  @Test
  void thePanelReadsPageByPageWithoutLosingAReferral() {
    List<String> references = new ArrayList<>(List.of(file.reference()));
    while (references.size() <= Searches.PAGE) {
      searching();
      references.add(file.reference());
    }
    assertThat(product.logIn("housing").open("/panel").document().select("a[rel=next]")).hasSize(1);
    assertThat(panel("housing")).contains(references);
    assertThat(product.logIn("housing").open("/panel?after=2026-13-45_x").status()).isEqualTo(200);
  }

  /** The words of all pages of the panel's list. */
  private String panel(String user) {
    Page page = product.logIn(user).open("/panel");
    StringBuilder words = new StringBuilder(page.text());
    while (!page.document().select("a[rel=next]").isEmpty()) {
      String next = page.document().selectFirst("a[rel=next]").attr("href");
      page = product.logIn(user).open(next);
      words.append(page.text());
    }
    return words.toString();
  }

  @Test
  void aHomeThatIsGoneIsNeitherNominatedNorOfferedNorAccepted() {
    nominate(OWN);
    String first = nominations.of(file.id()).getLast().subject();
    say(first, Map.of("providerDecision", "offer"));
    run("placement.record-answer", first);
    CaseFile winner = file;
    searching();
    nominate(OWN);
    String second = nominations.of(file.id()).getLast().subject();
    assertThat(breaches("placement.unit-free", "", Map.of("nominatedUnits", List.of(OWN))))
        .isEmpty();
    CaseFile loser = file;
    file = winner;
    assertThat(run("placement.accept-offer", first)).containsEntry("unitSecured", true);
    file = loser;

    assertThat(breaches("placement.unit-free", "", Map.of("nominatedUnits", List.of(OWN))))
        .containsExactly(
            new RuleBreach(
                "nominatedUnits", "Saffron Court, Room 2 is no longer free. Choose another home"));
    assertThat(breaches("placement.unit-free", second, Map.of("providerDecision", "offer")))
        .extracting(RuleBreach::fieldKey)
        .containsExactly("providerDecision");
    assertThat(breaches("placement.unit-free", second, Map.of("personDecision", "accept")))
        .extracting(RuleBreach::fieldKey)
        .containsExactly("personDecision");
    assertThat(breaches("placement.unit-free", second, Map.of("providerDecision", "decline")))
        .isEmpty();
    assertThat(option(OWN).label()).isEqualTo("Saffron Court, Room 2: no longer free");

    file = winner;
    run("placement.end-nomination", first, Map.of("nominationOutcome", "withdrawn"));
    file = loser;
    run("placement.end-nomination", second, Map.of("nominationOutcome", "withdrawn"));
  }

  @Test
  void onlyTheProviderThatWasAskedMayAnswer() {
    nominate(OTHERS);
    String subject = nominations.of(file.id()).getLast().subject();
    be(work.user("provider"));
    assertThat(breaches("placement.own-nomination", subject, Map.of()))
        .extracting(RuleBreach::words)
        .containsExactly("Only Ninefold Support can answer this");
    be(work.user("provider2"));
    assertThat(breaches("placement.own-nomination", subject, Map.of())).isEmpty();
    be(work.user("housing"));
    assertThat(breaches("placement.own-nomination", subject, Map.of())).isEmpty();
    run("placement.end-nomination", subject, Map.of("nominationOutcome", "withdrawn"));
  }

  @Test
  void homesToChooseFromComeWithHowTheyFitBestFirst() {
    List<Option> options = vacant();
    assertThat(options.getFirst().label()).contains("fits, ").doesNotContain("does not fit");
    assertThat(options.getLast().label()).containsAnyOf("does not fit", "no longer free");
    assertThat(option("acton-green-studio-2").label())
        .contains("does not fit. Borough: Ealing, wanted is Westminster");
    assertThat(options).extracting(Option::value).doesNotContain("saffron-court-room-1");
    assertThat(source("providers")).extracting(Option::value).contains("ninefold", "wren-yard");
  }

  /** What the pages cost in statements must not depend on how many homes there are. */
  @Test
  void thePagesOfHomesCostTheSameHoweverManyHomesThereAre() {
    Map<String, Integer> costs = new HashMap<>();
    costs.put("board", cost("housing", "/vacancies"));
    costs.put("all", cost("housing", "/vacancies?view=all"));
    costs.put("home", cost("housing", "/vacancies/" + OTHERS));
    costs.put("scheme", cost("housing", "/schemes/acton-green"));
    costs.put("schemes", cost("provider", "/schemes"));
    costs.put("panel", cost("housing", "/panel"));
    assertThat(costs)
        .isEqualTo(Map.of("board", 2, "all", 2, "home", 3, "scheme", 2, "schemes", 2, "panel", 6));
    assertThat(cost("housing", "/cases/" + file.reference() + "/homes")).isLessThan(18);
  }

  private int cost(String username, String path) {
    var who = product.logIn(username);
    who.open(path);
    count.reset();
    assertThat(who.open(path).status()).as(path).isEqualTo(200);
    return (int)
        count.ofHomeward().stream().filter(sql -> !sql.contains("directory_state")).count();
  }

  private List<RuleBreach> breaches(String name, String subject, Map<String, Object> answers) {
    return rules.stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow()
        .check(file, subject, answers);
  }

  private Option option(String code) {
    return vacant().stream().filter(o -> o.value().equals(code)).findFirst().orElseThrow();
  }

  private List<Option> vacant() {
    return source("vacant-units");
  }

  private List<Option> source(String name) {
    return sources.stream()
        .filter(source -> source.name().equals(name))
        .findFirst()
        .orElseThrow()
        .options(facts.of(file.id()));
  }

  private static void be(SignedInUser user) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
  }

  private void nominate(String... codes) {
    say("", Map.of("nominatedUnits", List.of(codes)));
    run("placement.nominate", null);
  }

  private void say(String subject, Map<String, Object> answers) {
    transaction.executeWithoutResult(status -> facts.put(file.id(), subject, answers, "test"));
  }

  private Map<String, Object> run(String type, String subject) {
    return run(type, subject, Map.of());
  }

  private Map<String, Object> run(String type, String subject, Map<String, String> headers) {
    EngineJobHandler handler =
        handlers.stream().filter(h -> h.type().equals(type)).findFirst().orElseThrow();
    long step = STEPS.incrementAndGet();
    Map<String, Object> variables = new HashMap<>();
    variables.put("caseReference", file.reference());
    if (subject != null) {
      variables.put("taskSubject", subject);
    }
    return transaction.execute(
        status ->
            handler.handle(
                new EngineJob(step, type, file.reference(), "step", step, 1L, headers, variables)));
  }
}
