package org.homeward.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.homeward.casefile.CaseFile;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has seen a person's record, as a page and as a file. */
@EnginelessTest
class ShareLogPagesTest {

  @Autowired private Product product;
  @Autowired private Casework work;
  @Autowired private AuditTrail audit;
  @Autowired private JdbcClient jdbc;

  private String name;
  private CaseFile file;
  private String shared;

  @BeforeEach
  void oneCaseThatTwoAgenciesOpened() {
    name = Product.someName();
    file = work.start(name);
    shared = "/people/" + file.personId() + "/shared";
    long task = work.housingTask(file);
    product.logIn("coordinator").open("/cases/" + file.reference());
    product.logIn("housing").open("/tasks/" + task);
  }

  @ParameterizedTest
  @CsvSource({
    "coordinator, 200", "manager, 200", "ward, 200", "community, 200", "auditor, 200",
    "housing, 404", "socialwork, 404", "provider, 404", "admin, 404", "nobody, 404",
    "coordinator2, 404", "manager2, 404", "ward2, 404", "auditor2, 404"
  })
  void isOpenToThoseWhoLookAfterThePersonAndTheirAuditor(String username, int status) {
    Colleague who = product.logIn(username);
    for (String key : List.of(String.valueOf(file.personId()), file.reference())) {
      assertThat(who.open("/people/" + key + "/shared").status()).isEqualTo(status);
      assertThat(who.open("/people/" + key + "/shared.csv").status()).isEqualTo(status);
    }
    assertThat(who.open(shared + "?lists=" + product.today()).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "999999999999999999", "NW-0", "x", "-1", "%27"})
  void whoDoesNotExistIsNotFound(String key) {
    for (String username : List.of("coordinator", "auditor")) {
      Colleague who = product.logIn(username);
      assertThat(who.open("/people/" + key + "/shared").status()).isEqualTo(404);
      assertThat(who.open("/people/" + key + "/shared.csv").status()).isEqualTo(404);
    }
  }

  @Test
  void saysWhoDidWhatAndWhy() {
    Page page = product.logIn("coordinator").open(shared);
    assertThat(page.document().title())
        .isEqualTo("Who has seen this record – Homeward")
        .doesNotContain(name);
    assertThat(page.document().select("h1").text()).contains("Sam " + name);
    List<String> rows = page.document().select("main tbody tr").eachText();
    assertThat(rows.getFirst())
        .contains("Aisha Khan", "Westminster City Council", "Opened a task")
        .contains("Task: Find a home or a housing decision")
        .contains("Their team has or had a part in the case", "Case " + file.reference());
    assertThat(rows.get(1))
        .contains(
            "Priya Raman", "Opened the case", "Works for a trust that looks after the person");
    assertThat(rows.getLast()).contains("Priya Raman", "Started a case");
    assertThat(page.document().select("tbody a[href=/cases/" + file.reference() + "]"))
        .isNotEmpty();

    Page forAuditor = product.logIn("auditor").open(shared);
    assertThat(forAuditor.text()).contains("Aisha Khan", "Looked who has seen the record");
    assertThat(forAuditor.document().select("tbody a")).as("cases they may not open").isEmpty();
  }

  @Test
  void isLinkedFromThePersonForThoseWhoMayOpenIt() {
    assertThat(
            product.logIn("coordinator").open("/people/" + file.reference()).link("Who has seen"))
        .isEqualTo(shared);
    assertThat(product.logIn("housing").open("/people/" + file.reference()).text())
        .doesNotContain("Who has seen");
  }

  @Test
  void listsAreShownDayByDay() {
    Colleague housing = product.logIn("housing");
    housing.open("/cases");
    Colleague coordinator = product.logIn("coordinator");
    assertThat(coordinator.open(shared).text()).doesNotContain("Looked at the list of cases");

    Page today = coordinator.open(coordinator.open(shared).link("Lists"));
    assertThat(today.path()).isEqualTo(shared + "?lists=" + product.today());
    assertThat(today.document().select("main tbody tr").eachText())
        .anyMatch(row -> row.contains("Aisha Khan") && row.contains("list of cases"));
    assertThat(today.document().select("main a:contains(The day after)")).isEmpty();
    Page yesterday = coordinator.open(today.link("The day before"));
    assertThat(yesterday.text()).contains("The person stood on no list");
    assertThat(yesterday.link("The day after")).isEqualTo(today.path());
    assertThat(text(coordinator.open(today.link("Download this day")))).contains("list of cases");
  }

  /** Numbers that only begin or end alike are other people. */
  @Test
  void listsOfOthersAreNotTheirs() {
    long other = Long.parseLong(file.personId() + "0");
    audit.listed(work.user("housing"), "panel", List.of(other));
    assertThat(product.logIn("coordinator").open(shared + "?lists=" + product.today()).text())
        .doesNotContain("list of a panel");
  }

  @Test
  void theFileSaysTheSameAndTheDownloadIsAudited() {
    Colleague coordinator = product.logIn("coordinator");
    String csv = text(coordinator.open(shared + ".csv"));
    assertThat(csv)
        .startsWith("\"When (UTC)\",\"Who\",\"Agency\",\"What\",\"Case\",\"Why\" \"20")
        .contains(
            "\"Aisha Khan\",\"Westminster City Council\",\"Opened a task\",\""
                + file.reference()
                + "\",\"Task: Find a home");
    assertThat(
            jdbc.sql(
                    """
                    SELECT username FROM audit_entry
                    WHERE action = 'read.person.shared.download' AND person_id = ?
                    """)
                .param(file.personId())
                .query(String.class)
                .list())
        .containsExactly("coordinator");
    assertThat(coordinator.open(shared).text()).contains("Downloaded who has seen the record");
    assertThat(text(product.logIn("auditor").open(shared + ".csv")))
        .as("a case they may not open")
        .contains("\"Opened a task\",\"\",\"Task:");
  }

  @Test
  void aLongLogIsReadPageByPageAndDownloadedWhole() {
    int many = 1_030;
    for (int i = 0; i < many; i++) {
      audit.read(
          work.user("manager"),
          "case.map",
          new AuditTrail.Subject(file.personId(), file.reference(), null));
    }
    Colleague coordinator = product.logIn("coordinator");
    List<String> rows = new ArrayList<>();
    Page page = coordinator.open(shared);
    rows.addAll(page.document().select("main tbody tr").eachText());
    assertThat(rows).hasSize(ShareLogController.PAGE);
    for (int i = 0; i < 2; i++) {
      page = coordinator.open(page.document().selectFirst("a[rel=next]").attr("href"));
      rows.addAll(page.document().select("main tbody tr").eachText());
    }
    assertThat(rows).hasSize(ShareLogController.PAGE * 3);
    assertThat(coordinator.open(page.link("Back to the newest")).text()).contains("Helen Marsh");
    assertThat(text(coordinator.open(shared + ".csv")).split("\"Helen Marsh\"", -1))
        .hasSize(many + 1);
  }

  private static String text(Page page) {
    assertThat(page.status()).isEqualTo(200);
    return page.document().body().text();
  }
}
