package org.homeward.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.camunda.EngineDeployment;
import org.homeward.camunda.EngineDeployment.DeployedProcess;
import org.homeward.casefile.CaseAudiences;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.identity.SignedInUser;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;

/**
 * A pathway in parts, over HTTP and on the real engine: its first task lies in a part, two partners
 * are asked the same in another, and something can be reported again and again.
 */
@ProductTest
@Import(Rehearsal.class)
class RehearsalTest {

  private static final String SEND = "main form button";

  @Autowired private Product product;
  @Autowired private PathwayCatalogue pathways;
  @Autowired private EngineDeployment engine;
  @Autowired private CaseFiles cases;
  @Autowired private CaseFacts facts;
  @Autowired private CaseAudiences audiences;
  @Autowired private UserDetailsService accounts;
  @Autowired private JdbcClient jdbc;

  private String name;
  private Colleague coordinator;

  @BeforeEach
  void logIn() {
    name = Product.someName();
    coordinator = product.logIn("coordinator");
  }

  @Test
  void aCaseKnowsItsPathwayThoughItsFirstTaskLiesInAPart() {
    String reference = start();
    coordinator.taskFor("Plan whom to ask", name);

    assertThat(column(reference, "process_definition_key")).isEqualTo(key("rehearsal"));
    assertThat(column(reference, "process_instance_key")).as("only a part was seen").isNull();
    Page page = coordinator.open("/cases/" + reference);
    assertThat(page.text())
        .contains("Plan whom to ask", "Planning")
        .contains("Say whether you can help");

    plan("saffron-gate");
    answer("provider", "no");
    product.await(
        "the case is closed",
        () ->
            assertThat(coordinator.open("/cases/" + reference).text()).contains("All were asked"));
    assertThat(column(reference, "process_definition_key")).isEqualTo(key("rehearsal"));
    assertThat(column(reference, "process_instance_key"))
        .as("the job in the pathway itself tells which process runs it")
        .isNotNull();
  }

  @Test
  void whatOnePartnerIsAskedTheOtherDoesNotLearn() {
    String reference = start();
    plan("saffron-gate", "ninefold");
    Colleague saffron = product.logIn("provider");
    Colleague ninefold = product.logIn("provider2");
    saffron.taskFor("Say whether you can help: saffron-gate", name);
    ninefold.taskFor("Say whether you can help: ninefold", name);
    answer("provider", "yes");

    CaseFile file = cases.find(reference).orElseThrow();
    for (String who : List.of("coordinator", "ward", "manager")) {
      assertThat(product.logIn(who).open("/cases/" + reference).text())
          .as(who)
          .contains("Finished: Say whether you can help: saffron-gate")
          .contains("Say whether you can help: ninefold");
    }
    assertThat(saffron.open("/cases/" + reference).text())
        .contains("Finished: Say whether you can help: saffron-gate")
        .contains("Another organisation. What it is asked is not shown to you.")
        .doesNotContain("ninefold")
        .doesNotContain("Ninefold");
    assertThat(ninefold.open("/cases/" + reference).text())
        .contains("Say whether you can help: ninefold")
        .doesNotContain("saffron-gate")
        .doesNotContain("Saffron Gate");
    assertThat(ninefold.open(ninefold.taskFor("Say whether", name)).text())
        .doesNotContain("Saffron Gate");
    assertThat(ninefold.open("/cases").text()).contains(reference).doesNotContain("Saffron Gate");
    assertThat(saffron.open("/cases").text()).contains(reference).doesNotContain("Ninefold");

    assertThat(facts.of(file.id())).doesNotContainKeys("willing", "answerNote");
    assertThat(facts.of(file.id(), "A-saffron-gate"))
        .containsEntry("willing", "yes")
        .containsEntry("answerNote", "Note by provider")
        .containsEntry("planned", "yes");
    assertThat(facts.of(file.id(), "A-ninefold")).doesNotContainKey("willing");
    assertThat(audiences.subjects(file, user("provider"))).containsOnlyKeys("A-saffron-gate");
    assertThat(audiences.subjects(file, user("coordinator"))).containsOnlyKeys("A-saffron-gate");
    assertThat(audiences.subjects(file, user("provider2"))).isEmpty();
  }

  @Test
  void anEventThatInterruptsNothingIsReportedAgainAndAgain() {
    String reference = start();
    String address = "/cases/" + reference + "/events/rehearsal-incident";
    coordinator.taskFor("Plan whom to ask", name);
    assertThat(offered(reference, "rehearsal-incident")).as("not planned yet").isFalse();
    assertThat(coordinator.open(address).status()).isEqualTo(409);
    plan("saffron-gate");
    product.logIn("provider").taskFor("Say whether you can help", name);
    assertThat(offered(reference, "rehearsal-incident")).isTrue();

    Page form = coordinator.open(address);
    assertThat(coordinator.send(form, SEND, Map.of("incidentWhat", "A fall")).path())
        .isEqualTo("/cases/" + reference);
    assertThat(coordinator.send(form, SEND, Map.of("incidentWhat", "A fall")).path())
        .as("the same form once more")
        .isEqualTo("/cases/" + reference);
    coordinator.send(coordinator.open(address), SEND, Map.of("incidentWhat", "A fire"));

    Colleague ward = product.logIn("ward");
    Page first = ward.open(ward.taskFor("Look into it: E-1", name));
    Page second = ward.open(ward.taskFor("Look into it: E-2", name));
    assertThat(first.text()).contains("A fall").doesNotContain("A fire");
    assertThat(second.text()).contains("A fire").doesNotContain("A fall");
    assertThat(ward.open("/tasks").text()).doesNotContain("E-3");
    product.logIn("provider").taskFor("Say whether you can help", name);
    assertThat(facts.bySubject(cases.find(reference).orElseThrow().id()))
        .containsOnlyKeys("E-1", "E-2");
  }

  @Test
  void anEventOnTheBoundaryOfACallActivityEndsTheTasksInside() {
    String reference = start();
    coordinator.taskFor("Plan whom to ask", name);
    assertThat(offered(reference, "rehearsal-called-off")).isFalse();
    plan("saffron-gate", "ninefold");
    Colleague saffron = product.logIn("provider");
    String task = saffron.taskFor("Say whether you can help", name);
    product.logIn("provider2").taskFor("Say whether you can help", name);
    assertThat(saffron.open(task).document().select("main form")).isNotEmpty();

    Page form = coordinator.open("/cases/" + reference + "/events/rehearsal-called-off");
    coordinator.send(form, SEND, Map.of("certain", "yes"));

    assertThat(saffron.open("/tasks").document().select("a[href=" + task + "]"))
        .as("at once")
        .isEmpty();
    assertThat(saffron.open(task).document().select("main form")).isEmpty();
    product.await(
        "the case is closed",
        () -> assertThat(coordinator.open("/cases/" + reference).text()).contains("Closed"));
  }

  @Test
  void anEventEndsOnlyWhatLiesInItsScopeThoughTheSamePartIsCalledFromElsewhere() {
    String reference = start();
    plan("ninefold");
    Colleague inside = product.logIn("provider2");
    String ends = inside.taskFor("Say whether you can help", name);
    Page incident = coordinator.open("/cases/" + reference + "/events/rehearsal-incident");
    coordinator.send(incident, SEND, Map.of("incidentWhat", "A fall"));
    product.logIn("ward").finish("Look into it: E-1", name, Map.of("incidentDone", "Asked again"));
    Colleague outside = product.logIn("provider");
    String stays = outside.taskFor("Say whether you can help", name);

    Page form = coordinator.open("/cases/" + reference + "/events/rehearsal-called-off");
    coordinator.send(form, SEND, Map.of("certain", "yes"));

    assertThat(state(ends)).as("at once").isEqualTo("CANCELED");
    assertThat(state(stays)).isEqualTo("OPEN");
    product.await(
        "the engine has followed",
        () -> assertThat(coordinator.open("/cases/" + reference).text()).contains("Called off"));
    assertThat(state(stays)).isEqualTo("OPEN");
    outside.finish(
        "Say whether you can help", name, Map.of("willing", "yes", "answerNote", "Still asked"));
  }

  private String state(String task) {
    return jdbc.sql("SELECT state FROM human_task WHERE task_key = ?")
        .param(Long.parseLong(task.substring(task.lastIndexOf('/') + 1)))
        .query(String.class)
        .single();
  }

  @Test
  void aVersionIsAlwaysAPathwayWithThePartsItWasDeployedWith() {
    long before = key("rehearsal");
    long partBefore = key("rehearsal-ask");
    Map<String, byte[]> changed = new HashMap<>(Rehearsal.files());
    changed.computeIfPresent(
        "rehearsal-ask.bpmn",
        (file, content) ->
            new String(content, StandardCharsets.UTF_8)
                .replace("Say whether you can help", "Say what you can do")
                .getBytes(StandardCharsets.UTF_8));
    List<DeployedProcess> deployed = engine.deploy(changed);
    try {
      pathways.keep(deployed, changed);
      long after = keyOf(deployed, "rehearsal");
      assertThat(after).as("every file gets a new version").isNotEqualTo(before);
      assertThat(ask(before)).isEqualTo("Say whether you can help");
      assertThat(ask(partBefore)).isEqualTo("Say whether you can help");
      assertThat(ask(after)).isEqualTo("Say what you can do");
      assertThat(ask(keyOf(deployed, "rehearsal-ask"))).isEqualTo("Say what you can do");
      assertThat(pathways.pathwayKey(partBefore)).contains(before);
      assertThat(pathways.pathwayKey(keyOf(deployed, "rehearsal-ask"))).contains(after);
      assertThat(pathways.pathwayKey(after)).contains(after);
      assertThat(pathways.pathwayKey(1)).isEmpty();
    } finally {
      pathways.keep(engine.deploy(Rehearsal.files()), Rehearsal.files());
    }
  }

  private String ask(long key) {
    return pathways.version(key, Rehearsal.ID).steps().get("ask").title();
  }

  private static long keyOf(List<DeployedProcess> deployed, String process) {
    return deployed.stream()
        .filter(each -> each.processId().equals(process))
        .findFirst()
        .orElseThrow()
        .key();
  }

  private String start() {
    Map<String, String> values = new HashMap<>();
    values.put("givenName", "Sam");
    values.put("familyName", name);
    values.putAll(Product.date("dateOfBirth", LocalDate.of(1991, 5, 3)));
    values.put("ward", "cnwl-juniper-ward");
    values.put("borough", "westminster");
    Page form = coordinator.open("/referrals/new/rehearsal");
    Page started = coordinator.send(form, "input[name=givenName]", values);
    assertThat(started.path()).as(started.text()).startsWith("/cases/");
    return started.path().substring("/cases/".length());
  }

  private void plan(String... partners) {
    Page page = coordinator.open(coordinator.taskFor("Plan whom to ask", name));
    for (String partner : partners) {
      page.document().selectFirst("input[value=" + partner + "]").attr("checked", "checked");
    }
    Page after = coordinator.send(page, "button[value=finish]", Map.of("planned", "yes"));
    assertThat(after.path()).as(after.text()).isEqualTo("/tasks");
  }

  private void answer(String who, String willing) {
    product
        .logIn(who)
        .finish(
            "Say whether you can help",
            name,
            Map.of("willing", willing, "answerNote", "Note by " + who));
  }

  private boolean offered(String reference, String event) {
    return !coordinator
        .open("/cases/" + reference)
        .document()
        .select("a[href$=/events/" + event + "]")
        .isEmpty();
  }

  private SignedInUser user(String username) {
    return (SignedInUser) accounts.loadUserByUsername(username);
  }

  private Long key(String process) {
    return jdbc.sql(
            """
            SELECT MAX(process_definition_key) FROM pathway_version WHERE process_id = ?
            """)
        .param(process)
        .query(Long.class)
        .single();
  }

  private Long column(String reference, String column) {
    return (Long)
        jdbc.sql("SELECT " + column + " FROM pathway_case WHERE reference = ?")
            .param(reference)
            .query()
            .singleRow()
            .get(column);
  }
}
