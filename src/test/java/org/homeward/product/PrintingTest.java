package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.homeward.casefile.CaseFile;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.StatementCount;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case on paper: what its page says to the one who prints, marked and signed. */
@EnginelessTest
class PrintingTest {

  private static final String MARKING = "OFFICIAL-SENSITIVE";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;
  @Autowired StatementCount count;

  private CaseFile file;
  private long task;

  @BeforeEach
  void aCase() {
    file = work.start(Product.someName());
    task = work.housingTask(file);
  }

  @Test
  void saysOnPaperWhatThePageOfTheCaseSaysMarkedSignedAndWithoutNavigation() {
    Page page = print("coordinator");
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    Document paper = page.document();
    Document onScreen = product.logIn("coordinator").open(address()).document();

    assertThat(paper.select(".hw-answers").text())
        .contains("Westminster housing team", "Find a home or a housing decision")
        .isEqualTo(onScreen.select(".hw-answers").text());
    assertThat(paper.select(".hw-person").text()).isEqualTo(onScreen.select(".hw-person").text());
    assertThat(paper.select(".nhsuk-task-list__hint").eachText())
        .anyMatch(hint -> hint.startsWith("Westminster housing team. Due "))
        .isEqualTo(onScreen.select(".nhsuk-task-list__hint").eachText());
    assertThat(paper.select("main").text())
        .startsWith("Use the print option of your browser.")
        .contains(MARKING + " " + paper.select("h1").text())
        .contains("Printed by Priya Raman, ")
        .endsWith(MARKING);
    assertThat(paper.select(".hw-sheet__marking").eachText()).containsExactly(MARKING, MARKING);
    assertThat(paper.select("header, footer, form, script"))
        .as("nothing to press and nothing that leads elsewhere")
        .isEmpty();
    assertThat(paper.select("main a")).isEmpty();
    assertThat(paper.select("a").eachAttr("href")).containsExactly(address());
    assertThat(onScreen.select("a[href=" + address() + "/print]").text())
        .isEqualTo("Print this case");
    assertThat(paper.select("title").text()).doesNotContain(file.reference());
  }

  @Test
  void showsTheLatestEventsAndSaysThatThereAreMoreAtTheSameCost() {
    int few = statements(address() + "/print");
    assertThat(print("coordinator").text()).doesNotContain("Earlier events are in Homeward.");
    for (int i = 0; i < 30; i++) {
      jdbc.sql(
              """
              INSERT INTO timeline_entry (case_id, at, kind, title)
              SELECT case_id, MAX(at), 'CASE', ? FROM timeline_entry WHERE case_id = ?
              GROUP BY case_id
              """)
          .params("Thing " + i, file.id())
          .update();
    }
    Document paper = print("coordinator").document();
    assertThat(paper.select(".hw-timeline__title").eachText())
        .hasSize(10)
        .startsWith("Thing 29")
        .endsWith("Thing 20");
    assertThat(paper.text()).contains("Earlier events are in Homeward.");
    assertThat(statements(address() + "/print"))
        .isEqualTo(few)
        .as("no more than the page")
        .isLessThanOrEqualTo(statements(address()));
  }

  @Test
  void bringsNobodyOnPaperWhatThePageDoesNotShowThem() {
    String digits = print("coordinator").document().select(".hw-person").text();
    assertThat(digits).contains("NHS number");
    assertThat(print("housing").document().select(".hw-person").text())
        .contains(file.reference())
        .doesNotContain("NHS number");

    work.task(file, "act-for-trust", "provider-worker", ask("saffron-gate"));
    work.task(file, "arrange-care", "employment-adviser", ask("footbridge"));
    assertThat(print("provider").text()).contains("Saffron Gate").doesNotContain("Footbridge");
    assertThat(print("coordinator").text()).contains("Saffron Gate", "Footbridge");

    assertThat(print("coordinator2").status()).as("another trust").isEqualTo(404);
    assertThat(print("socialwork").status()).as("no part in it").isEqualTo(404);
    assertThat(product.logIn("coordinator").open("/cases/NW-0/print").status()).isEqualTo(404);
  }

  @Test
  void whoPrintedIsKnown() {
    print("housing");
    assertThat(
            jdbc.sql(
                    "SELECT username FROM audit_entry WHERE case_reference = ?"
                        + " AND action = 'read.case.print'")
                .param(file.reference())
                .query(String.class)
                .list())
        .containsExactly("housing");
    assertThat(product.logIn("coordinator").open("/people/" + file.personId() + "/shared").text())
        .contains("Opened the case to print it");
  }

  @Test
  void aTaskIsPrintedWithItsQuestionsTheAnswersSoFarAndWhatStandsBesideIt() {
    Colleague housing = product.logIn("housing");
    Page screen = housing.open("/tasks/" + task);
    assertThat(screen.document().select("a[href=/tasks/" + task + "/print]").text())
        .isEqualTo("Print this task");
    Page paper = housing.open("/tasks/" + task + "/print");
    assertThat(paper.status()).as(paper.text()).isEqualTo(200);
    assertThat(paper.document().select(".hw-sheet__question strong").eachText())
        .as("every question of the page")
        .isNotEmpty()
        .allMatch(question -> screen.text().contains(question));
    assertThat(paper.document().select(".hw-sheet__choices li, .hw-sheet__blank")).isNotEmpty();
    assertThat(paper.text())
        .contains("Nothing is saved yet", "Nobody has taken it yet")
        .contains("The target is 5 working days", "Printed by Aisha Khan, Westminster City Council")
        .contains("With Westminster housing team", "Comments", "Documents");
    assertThat(paper.document().select(".hw-person").text())
        .isEqualTo(screen.document().select(".hw-person").text());
    assertThat(paper.document().select(".hw-sheet__marking").eachText())
        .containsExactly(MARKING, MARKING);
    assertThat(paper.document().select("main a, header, footer, form, script, input")).isEmpty();
    assertThat(paper.document().select("title").text()).doesNotContain(file.reference());

    housing.send(
        screen, "form[data-hw-form]", Map.of("housingDone", "Typed so far", "action", "draft"));
    Page typed = housing.open("/tasks/" + task + "/print");
    assertThat(typed.text())
        .contains("Typed so far", "Aisha Khan")
        .doesNotContain("Nothing is saved");

    assertThat(product.logIn("coordinator").open("/tasks/" + task + "/print").text())
        .as("who looks after the case does not fill it in")
        .contains("With Westminster housing team")
        .doesNotContain("Typed so far");
    assertThat(product.logIn("housing2").open("/tasks/" + task + "/print").status()).isEqualTo(404);
    assertThat(
            jdbc.sql(
                    "SELECT DISTINCT username FROM audit_entry WHERE task_key = ?"
                        + " AND action = 'read.task.print' ORDER BY username")
                .param(task)
                .query(String.class)
                .list())
        .containsExactly("coordinator", "housing");
    assertThat(statements("/tasks/" + task + "/print"))
        .as("no more than the page")
        .isLessThanOrEqualTo(statements("/tasks/" + task));
  }

  private static Map<String, Object> ask(String agency) {
    return Map.of("taskAgency", agency, "taskSubject", agency, "taskSubjectTitle", "Room 3");
  }

  private int statements(String path) {
    Colleague me = product.logIn("coordinator");
    me.open(path);
    count.reset();
    assertThat(me.open(path).status()).isEqualTo(200);
    return (int)
        count.ofHomeward().stream().filter(sql -> !sql.startsWith("SELECT version FROM")).count();
  }

  private Page print(String username) {
    return product.logIn(username).open(address() + "/print");
  }

  private String address() {
    return "/cases/" + file.reference();
  }
}
