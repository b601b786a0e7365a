package org.homeward.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.casefile.CaseFile;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of the auditors, over HTTP. */
@EnginelessTest
class AuditPagesTest {

  @Autowired private Product product;
  @Autowired private Casework work;
  @Autowired private AuditTrail audit;
  @Autowired private JdbcClient jdbc;

  private String name;
  private CaseFile file;
  private Colleague auditor;

  @BeforeEach
  void oneCaseThatTwoAgenciesOpened() {
    name = Product.someName();
    file = work.start(name);
    long task = work.housingTask(file);
    product.logIn("coordinator").open("/cases/" + file.reference());
    product.logIn("housing").open("/tasks/" + task);
    auditor = product.logIn("auditor");
  }

  @ParameterizedTest
  @CsvSource({
    "auditor, 200",
    "auditor2, 200",
    "admin, 403",
    "manager, 403",
    "coordinator, 403",
    "ward, 403",
    "housing, 403",
    "provider, 403",
    "nobody, 403"
  })
  void onlyAuditorsOpenIt(String username, int status) {
    Colleague who = product.logIn(username);
    assertThat(who.open("/audit").status()).isEqualTo(status);
    assertThat(who.open("/tasks").document().select("header a[href=/audit]").size())
        .isEqualTo(status == 200 ? 1 : 0);
  }

  @Test
  void anAuditorOpensNoCase() {
    assertThat(auditor.open("/cases/" + file.reference()).status()).isEqualTo(404);
    assertThat(auditor.open("/people/" + file.personId()).status()).isEqualTo(404);
    assertThat(auditor.open("/cases").document().select("main table")).isEmpty();
  }

  @Test
  void theTrustsAuditorSeesWhatAnybodyDidWithItsCase() {
    Page page = auditor.open("/audit?case=" + file.reference());
    assertThat(page.text())
        .contains("Priya Raman", "Central and North West London", "Opened the case")
        .contains("Aisha Khan", "Westminster City Council", "Opened a task")
        .contains("Started a case", file.reference())
        .doesNotContain(name, "read.case.page");
    assertThat(page.document().title()).isEqualTo("Audit trail – Homeward");
    assertThat(page.document().select("tbody tr td:first-child").eachText())
        .isNotEmpty()
        .allMatch(when -> when.contains("today"));
  }

  @Test
  void theOtherTrustsAuditorSeesNothingOfIt() {
    Colleague other = product.logIn("auditor2");
    assertThat(rows(other.open("/audit?case=" + file.reference()))).isEmpty();
    assertThat(other.open("/audit?account=coordinator").text()).doesNotContain("Priya Raman");
    assertThat(other.open("/audit?person=" + file.personId()).text())
        .doesNotContain("Priya Raman", "Aisha Khan", file.reference());
    assertThat(allRows(other, "/audit"))
        .isNotEmpty()
        .filteredOn(row -> !row.contains("Piotr Zielinski"))
        .noneMatch(row -> row.contains("Priya Raman") || row.contains(file.reference()));
  }

  @Test
  void ownPeopleAreSeenWhateverTheyLookedAt() {
    CaseFile elsewhere =
        work.start(
            work.person(Product.someName()), "coordinator2", "west-london-alder-ward", "ealing");
    audit.read(
        work.user("coordinator"),
        "case.page",
        new AuditTrail.Subject(elsewhere.personId(), elsewhere.reference(), null));
    Page page = auditor.open("/audit?case=" + elsewhere.reference());
    assertThat(rows(page)).singleElement().asString().contains("Priya Raman");
    assertThat(page.document().select("tbody a")).as("no way to a foreign person").isEmpty();
    assertThat(product.logIn("auditor2").open("/audit?case=" + elsewhere.reference()).text())
        .contains("Priya Raman", "Farah Siddiqui");
  }

  @Test
  void searchesByAccountGroupAndDay() {
    String own = "/audit?case=" + file.reference();
    assertThat(rows(auditor.open(own + "&account=Housing")))
        .isNotEmpty()
        .allMatch(row -> row.contains("Aisha Khan"));
    assertThat(rows(auditor.open(own + "&group=acts")))
        .singleElement()
        .asString()
        .contains("Started a case");
    assertThat(rows(auditor.open(own + "&group=reads")))
        .isNotEmpty()
        .noneMatch(row -> row.contains("Started a case"));
    assertThat(rows(auditor.open("/audit?account=coordinator&group=sign-ins")))
        .isNotEmpty()
        .allMatch(row -> row.contains("Logged in"));
    LocalDate today = product.today();
    assertThat(rows(auditor.open(own + "&from=" + today + "&to=" + today))).isNotEmpty();
    assertThat(rows(auditor.open(own + "&to=" + today.minusDays(1)))).isEmpty();
    assertThat(rows(auditor.open(own + "&from=" + today.plusDays(1)))).isEmpty();
  }

  @Test
  void findsThePersonWithoutNamingThemInTheAddress() {
    Page found = search(Map.of("auditPerson", "Sam " + name));
    assertThat(found.path()).isEqualTo("/audit?person=" + file.personId());
    assertThat(rows(found)).isNotEmpty();
    assertThat(found.document().select("tbody a[href=/people/" + file.personId() + "/shared]"))
        .isNotEmpty();
    assertThat(search(Map.of("auditPerson", String.valueOf(file.personId()))).path())
        .isEqualTo("/audit?person=" + file.personId());
  }

  @Test
  void asksWhomIfSeveralHaveTheName() {
    CaseFile namesake = work.start(name);
    Page choice = search(Map.of("auditPerson", name, "auditAccount", "housing"));
    assertThat(choice.status()).isEqualTo(200);
    assertThat(
            choice
                .document()
                .select("main a[href^='/audit?account=housing&person=']")
                .eachAttr("href"))
        .containsExactlyInAnyOrder(
            "/audit?account=housing&person=" + file.personId(),
            "/audit?account=housing&person=" + namesake.personId());
    assertThat(last("read.audit.people").get("people").toString())
        .contains(" " + file.personId() + " ", " " + namesake.personId() + " ");
  }

  @Test
  void doesNotSayWhomTheOtherTrustKnows() {
    String foreign = Product.someName();
    long person = work.person(foreign);
    work.start(person, "coordinator2", "west-london-alder-ward", "ealing");
    for (String whom :
        List.of("Sam " + foreign, String.valueOf(person), "999 000 0018", "Nobody")) {
      Page page = search(Map.of("auditPerson", whom));
      assertThat(page.status()).as(whom).isEqualTo(400);
      assertThat(page.document().select(".nhsuk-error-summary a[href=#auditPerson]").text())
          .isEqualTo(
              "No person whom your trust looks after has this NHS number, name or number in"
                  + " Homeward");
      assertThat(page.document().select("#auditPerson").val()).isEqualTo(whom);
    }
  }

  @Test
  void saysWhatIsWrongWithADayAndKeepsWhatWasTyped() {
    Page page =
        search(
            Map.of(
                "auditAccount", "housing",
                "auditFrom-day", "31",
                "auditFrom-month", "2",
                "auditFrom-year", "2026"));
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.document().title()).startsWith("Error: ");
    assertThat(page.document().select(".nhsuk-error-summary li").text()).contains("real date");
    assertThat(page.document().select("#auditAccount").val()).isEqualTo("housing");
    assertThat(page.document().select("[name=auditFrom-day]").val()).isEqualTo("31");

    Map<String, String> reversed = new HashMap<>(Product.date("auditFrom", product.today()));
    reversed.putAll(Product.date("auditTo", product.today().minusDays(1)));
    assertThat(search(reversed).document().select(".nhsuk-error-summary").text())
        .contains("The last day must be the same as or after the first");
    assertThat(
            search(Product.date("auditFrom", product.today().plusDays(1)))
                .document()
                .select(".nhsuk-error-summary")
                .text())
        .contains("The first day must be today or in the past");
  }

  @Test
  void searchingIsItselfAudited() {
    auditor.open("/audit?case=" + file.reference() + "&account=housing&person=" + file.personId());
    assertThat(last("read.audit"))
        .containsEntry("username", "auditor")
        .containsEntry("case_reference", file.reference())
        .containsEntry("person_id", file.personId())
        .containsEntry("detail", "account=housing case=" + file.reference());
    assertThat(auditor.open("/audit?person=" + file.personId()).text())
        .contains("Searched the audit trail");
  }

  @Test
  void aLongTrailIsReadPageByPageWithoutLosingAnEntry() {
    for (int i = 0; i < AuditSearch.PAGE * 2 + 7; i++) {
      audit.acted(
          work.user("manager"),
          "notice.read",
          new AuditTrail.Subject(file.personId(), file.reference(), null),
          "number " + i);
    }
    List<String> rows = allRows(auditor, "/audit?account=manager&case=" + file.reference());
    assertThat(rows).hasSize(AuditSearch.PAGE * 2 + 7);
    assertThat(rows.getFirst()).contains("number " + (AuditSearch.PAGE * 2 + 6));
    assertThat(rows.getLast()).contains("number 0");
  }

  /** What others did a lot of is passed over, a bounded number of entries a page. */
  @Test
  void aSearchThroughForeignEntriesEndsAndCanGoOn() {
    audit.acted(
        work.user("provider"),
        "notice.read",
        new AuditTrail.Subject(file.personId(), file.reference(), null),
        "the one");
    for (int i = 0; i < AuditSearch.CHUNK * AuditSearch.CHUNKS + 1; i++) {
      audit.acted(work.user("provider"), "home.confirm", AuditTrail.Subject.NONE, "x");
    }
    Page first = auditor.open("/audit?account=provider");
    assertThat(rows(first)).isEmpty();
    assertThat(first.text()).contains("Go on to search older entries");
    assertThat(allRows(auditor, "/audit?account=provider"))
        .first()
        .asString()
        .contains("the one", "Nadia Petrova");
  }

  @Test
  void whatWasTypedAsANameIsNeverKeptUnlessItIsOne() {
    PageClient browser = product.browser();
    for (String typed : List.of("my-secret-password", "Housing")) {
      Page login = browser.get("/login");
      browser.submit(
          login,
          login.form("input[name=password]"),
          Map.of("username", typed, "password", "wrong"));
    }
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM audit_entry WHERE username LIKE '%secret%'")
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql(
                    """
                    SELECT username, agency_code FROM audit_entry WHERE action = 'login.failed'
                    ORDER BY id DESC LIMIT 2
                    """)
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .list())
        .containsExactly("housing westminster-council", "(unknown) null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?person=x",
        "?person=99999999999999999999",
        "?group=nonsense",
        "?from=2026-02-31",
        "?from=+999999999-12-31&to=-999999999-01-01",
        "?before=-1",
        "?account=%00&case=%27",
        "?case=" + "x",
      })
  void damagedAddressesDoNoHarm(String query) {
    assertThat(auditor.open("/audit" + query).status()).isIn(200, 400);
  }

  private Page search(Map<String, String> values) {
    return auditor.send(auditor.open("/audit"), "main form", values);
  }

  private Map<String, Object> last(String action) {
    return jdbc.sql("SELECT * FROM audit_entry WHERE action = ? ORDER BY id DESC LIMIT 1")
        .param(action)
        .query()
        .singleRow();
  }

  private static List<String> rows(Page page) {
    assertThat(page.status()).as(page.path()).isEqualTo(200);
    return page.document().select("main tbody tr").eachText();
  }

  private static List<String> allRows(Colleague who, String address) {
    List<String> rows = new ArrayList<>();
    Page page = who.open(address);
    rows.addAll(rows(page));
    while (!page.document().select("a[rel=next]").isEmpty()) {
      page = who.open(page.document().selectFirst("a[rel=next]").attr("href"));
      rows.addAll(rows(page));
    }
    return rows;
  }
}
