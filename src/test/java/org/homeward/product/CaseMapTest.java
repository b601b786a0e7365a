package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.homeward.casefile.CaseFile;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.StatementCount;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The process map of a case: in words, drawn, and only what one may see. */
@EnginelessTest
class CaseMapTest {

  private static final String NOTHING_BUT_GEOMETRY = "[style], style, script, foreignObject, image";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;
  @Autowired StatementCount count;

  private CaseFile file;

  @BeforeEach
  void aCase() {
    file = work.start(Product.someName());
    finish(work.task(file, "record-ready", "discharge-coordinator", Map.of()), "coordinator");
    work.housingTask(file);
    work.task(file, "decide-unblock", "manager", Map.of());
  }

  @Test
  void saysInWordsWhatIsOpenWhatComesNextAndWhatIsDone() {
    Page page = map("coordinator");
    assertThat(page.status()).isEqualTo(200);
    String text = page.document().select("main").text();
    assertThat(text)
        .containsSubsequence(
            "Open now",
            "Find a home or a housing decision",
            "Westminster housing team",
            "Since today",
            "due ",
            "Escalated",
            "What can come next",
            "Get everything ready for leaving (ward staff)",
            "Done",
            "Record that the person is clinically ready for discharge",
            "Priya Raman, CNWL discharge coordination team",
            "Diagram");
  }

  @Test
  void drawsWhatIsOpenAndTheWayThere() {
    Document page = map("coordinator").document();
    Element drawing = page.selectFirst("svg.hw-map__drawing");
    assertThat(drawing.attr("role")).isEqualTo("img");
    assertThat(drawing.select("> title").text()).isEqualTo("Process map: Delayed discharge");
    assertThat(drawing.select("> desc").text())
        .as("what is open in a part is said where the part is called")
        .contains("Open now: ")
        .contains("Escalate by days and level");
    assertThat(page.select("svg.hw-map__drawing > desc").eachText())
        .anyMatch(words -> words.contains("Open now: Find a home or a housing decision"))
        .anyMatch(words -> words.contains("Open now: Decide how to unblock"));
    assertThat(page.getElementById("at-find-home").className()).endsWith("--now");
    assertThat(page.getElementById("at-decide-unblock").className()).endsWith("--escalated");
    assertThat(page.getElementById("at-record-ready").className()).endsWith("--done");
    assertThat(page.getElementById("at-open-ready-period").className()).endsWith("--passed");
    assertThat(page.getElementById("at-see-person").className()).endsWith("--task");
    assertThat(page.select("svg .hw-map__badge").eachText())
        .contains("Now", "Now, escalated", "Done");
    assertThat(drawing.select(".hw-map__line--passed")).isNotEmpty();
    assertThat(drawing.select(NOTHING_BUT_GEOMETRY)).isEmpty();
    assertThat(drawing.select("a, [tabindex]")).as("a picture holds nothing to press").isEmpty();
  }

  @Test
  void everyLinkOnItLeadsSomewhere() {
    Page page = map("coordinator");
    assertThat(page.document().select("main a[href^=#]")).isNotEmpty();
    page.document()
        .select("main a[href^=#]")
        .forEach(
            link ->
                assertThat(page.document().getElementById(link.attr("href").substring(1)))
                    .as(link.attr("href"))
                    .isNotNull());
    assertThat(coordinator().open("/cases/" + file.reference()).text()).contains("Process map");
  }

  @Test
  void drawsAnotherPathwayWithNamesThatLookLikeMarkup() throws IOException {
    long version = 4_100_000_000_000_000L + file.id();
    keepVersion(version, "visit");
    jdbc.sql("UPDATE pathway_case SET process_definition_key = ?, pathway_id = ? WHERE id = ?")
        .params(version, "visit", file.id())
        .update();
    Page page = map("coordinator");
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.document().select("figure h3").eachText())
        .containsExactly("Home <visit> & more", "Write it up later");
    assertThat(page.document().select("svg b, svg visit")).isEmpty();
    assertThat(page.document().getElementById("at-go").select("title").text())
        .isEqualTo("Go and see <b>the person</b> at home");
    assertThat(page.document().select("figure a").eachAttr("href")).containsExactly("#map-2");
  }

  private void keepVersion(long version, String id) throws IOException {
    try (var bpmn = getClass().getClassLoader().getResourceAsStream("diagrams/visit.bpmn")) {
      jdbc.sql(
              """
              INSERT INTO pathway_version
                (process_definition_key, process_id, version, bpmn, deployed_at)
              VALUES (?, ?, 1, ?, CURRENT_TIMESTAMP)
              """)
          .params(version, id, withoutCalls(bpmn.readAllBytes()))
          .update();
    }
  }

  /** The part that it calls is not there. */
  private static String withoutCalls(byte[] bpmn) {
    return new String(bpmn, StandardCharsets.UTF_8)
        .replaceAll("(?s)<bpmn:callActivity ([^>]*)>.*?</bpmn:callActivity>", "<bpmn:task $1 />");
  }

  @Test
  void onePartnerDoesNotLearnWhatAnotherIsAsked() {
    work.task(file, "act-for-trust", "provider-worker", ask("saffron-gate"));
    long footbridge = work.task(file, "arrange-care", "employment-adviser", ask("footbridge"));

    assertThat(openNow("provider")).contains("Saffron Gate", "Westminster housing");
    assertThat(openNow("provider")).doesNotContain("Footbridge").doesNotContain("Arrange care");
    assertThat(map("provider").document().getElementById("at-arrange-care").className())
        .doesNotContain("--now");
    assertThat(openNow("coordinator")).contains("Saffron Gate", "Footbridge", "Room 3");
    assertThat(openNow("housing")).contains("Saffron Gate", "Footbridge");

    finish(footbridge, "employment");
    assertThat(map("provider").document().text()).doesNotContain("Leon Baptiste");
    assertThat(map("coordinator").document().text()).contains("Leon Baptiste");
  }

  private static Map<String, Object> ask(String agency) {
    return Map.of("taskAgency", agency, "taskSubject", agency, "taskSubjectTitle", "Room 3");
  }

  private String openNow(String username) {
    return map(username).document().select(".hw-map-steps__step--now").text();
  }

  @Test
  void whoMayNotOpenTheCaseFindsNothing() {
    assertThat(map("coordinator2").status()).isEqualTo(404);
    assertThat(map("socialwork").status()).isEqualTo(404);
    assertThat(coordinator().open("/cases/NW-0/map").status()).isEqualTo(404);
  }

  @Test
  void theDrawingToMoveIsForWhoMayOpenTheCaseAndHoldsNothingButTheDrawing() {
    String place = "/cases/" + file.reference() + "/map/";
    Page drawing = product.logIn("coordinator").open(place + file.pathwayId());
    assertThat(drawing.status()).isEqualTo(200);
    assertThat(drawing.document().outerHtml().toLowerCase(Locale.ROOT))
        .contains("id=\"record-ready\"", "waypoint", "bpmnshape")
        .doesNotContain("zeebe", "extensionelements", "documentation", "taskdefinition");
    assertThat(product.logIn("coordinator2").open(place + file.pathwayId()).status())
        .isEqualTo(404);
    assertThat(product.logIn("coordinator").open(place + "no-such-process").status())
        .isEqualTo(404);
  }

  @Test
  void whoHasSeenItIsKnown() {
    map("housing");
    assertThat(
            jdbc.sql(
                    "SELECT username FROM audit_entry WHERE case_reference = ?"
                        + " AND action = 'read.case.map'")
                .param(file.reference())
                .query(String.class)
                .list())
        .containsExactly("housing");
  }

  @Test
  void costsTheSameHoweverMuchHasHappened() {
    Colleague me = coordinator();
    int few = statements(me);
    for (int i = 0; i < 20; i++) {
      finish(work.task(file, "choose-reason", "discharge-coordinator", Map.of()), "coordinator");
      work.task(file, "find-home", "housing-officer", Map.of());
    }
    assertThat(statements(me)).isEqualTo(few).isLessThanOrEqualTo(14);
  }

  private int statements(Colleague who) {
    who.open("/cases/" + file.reference() + "/map");
    count.reset();
    assertThat(who.open("/cases/" + file.reference() + "/map").status()).isEqualTo(200);
    return (int)
        count.ofHomeward().stream()
            .filter(sql -> !sql.startsWith("SELECT version FROM directory_state"))
            .count();
  }

  private void finish(long task, String username) {
    jdbc.sql(
            "UPDATE human_task SET state = 'COMPLETED', finished_by = ?, finished_at = created_at"
                + " WHERE task_key = ?")
        .params(username, task)
        .update();
  }

  private Page map(String username) {
    return product.logIn(username).open("/cases/" + file.reference() + "/map");
  }

  private Colleague coordinator() {
    return product.logIn("coordinator");
  }
}
