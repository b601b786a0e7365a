package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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

/**
 * Who may open a case on Juniper Ward, for somebody from Westminster whom housing is asked about.
 */
@EnginelessTest
class WhoMayOpenWhatTest {

  private static final String EVENT = "/events/person-died";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;

  private CaseFile file;
  private long housingTask;

  @BeforeEach
  void aCase() {
    file = work.start(Product.someName());
    housingTask = work.housingTask(file);
  }

  @ParameterizedTest(name = "{0}: case {1}, its housing task {2}, reporting a death {3}, form {4}")
  @CsvSource({
    // The trust's coordinators, managers and community teams; the ward; read but do not act.
    "coordinator,       200, 200, 200, false",
    "ward,              200, 200, 200, false",
    "community,         200, 200, 200, false",
    "manager,           200, 200, 200, false",
    // The council team that has the task.
    "housing,           200, 200, 404, true",
    "housing-colleague, 200, 200, 404, true",
    // The same council, but nobody asked them; a partner; another ward.
    "socialwork,        404, 404, 404, false",
    "provider,          404, 404, 404, false",
    "employment,        404, 404, 404, false",
    "larch,             404, 404, 404, false",
    // The other trust and another borough.
    "coordinator2,      404, 404, 404, false",
    "ward2,             404, 404, 404, false",
    "manager2,          404, 404, 404, false",
    "community2,        404, 404, 404, false",
    "housing2,          404, 404, 404, false",
    // No team, or no business with people's records.
    "nobody,            404, 404, 404, false",
    "admin,             404, 404, 404, false",
  })
  void mayOpen(String username, int page, int task, int event, boolean form) {
    Colleague who = product.logIn(username);
    String address = "/cases/" + file.reference();

    assertThat(who.open(address).status()).as("case").isEqualTo(page);
    Page opened = who.open("/tasks/" + housingTask);
    assertThat(opened.status()).as("task").isEqualTo(task);
    assertThat(opened.document().select("button[value=finish]").isEmpty()).isEqualTo(!form);
    assertThat(who.open(address + EVENT).status()).as("event").isEqualTo(event);
    assertThat(who.open("/people/" + file.reference()).status()).as("person").isEqualTo(page);
    assertThat(who.open("/people/" + file.personId()).status()).as("person").isEqualTo(page);
    boolean listed = who.open("/cases").text().contains(file.reference());
    assertThat(listed).as("the list says the same as the page").isEqualTo(page == 200);
    assertThat(readsOf(username) > 0).as("who has seen it is known").isEqualTo(page == 200);
    if (page == 404) {
      assertThat(who.open(address).text()).doesNotContain("Sam");
      assertThat(opened.text()).doesNotContain("Sam").doesNotContain("home");
    }
  }

  @Test
  void whoIsNotOnTheTeamCannotActEitherEvenWithTheFormOfAnother() {
    Page form = product.logIn("housing").open("/tasks/" + housingTask);
    for (String username : List.of("coordinator", "ward", "socialwork", "housing2")) {
      Colleague who = product.logIn(username);
      // A form of their own brings the token; the address is somebody else's.
      Page own = who.open("/tasks");
      String token = own.document().selectFirst("input[name=_csrf]").attr("value");
      for (String css : List.of("button[value=finish]", "form[action$=/claim]")) {
        Page copied = who.open("/tasks");
        copied.document().body().append(form.form(css).outerHtml());
        copied.document().select("input[name=_csrf]").attr("value", token);
        String selector = css.startsWith("form") ? css : "form:has(button[value=finish])";
        assertThat(who.send(copied, selector, Map.of()).status())
            .as("%s %s", username, css)
            .isEqualTo(404);
      }
    }
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM engine_outbox WHERE task_key = ?")
                .param(housingTask)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void anInvolvedTeamKeepsSeeingTheCaseAfterItsTaskAndAfterTheEnd() {
    jdbc.sql("UPDATE human_task SET state = 'COMPLETED' WHERE task_key = ?")
        .param(housingTask)
        .update();
    Colleague housing = product.logIn("housing");
    assertThat(housing.open("/cases/" + file.reference()).status()).isEqualTo(200);
    assertThat(housing.open("/tasks/" + housingTask).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cases/NW-99999999",
        "/cases/NW-",
        "/cases/nonsense",
        "/cases/1",
        "/cases/%C3%BC%20%3Cscript%3E",
        "/cases/NW-99999999/events/person-died",
        "/tasks/1",
        "/tasks/0",
        "/tasks/-1",
        "/tasks/abc",
        "/tasks/1.5",
        "/tasks/9223372036854775807",
        "/tasks/9223372036854775808",
        "/tasks/99999999999999999999999999",
        "/tasks/%20",
        "/referrals/new/no-such-pathway",
        "/no/such/page",
      })
  void whatDoesNotExistIsNotFound(String path) {
    for (String username : List.of("coordinator", "housing")) {
      Page page = product.logIn(username).open(path);
      assertThat(page.status()).as("%s by %s", path, username).isEqualTo(404);
      assertThat(page.text()).doesNotContain("Exception").doesNotContain("<script>");
    }
  }

  @Test
  void damagedPartsOfAnAddressNeverEndInAFault() {
    Colleague coordinator = product.logIn("coordinator");
    String address = "/cases/" + file.reference();
    for (String path :
        List.of(
            address + "?before=abc",
            address + "?before=99999999999999999999",
            address + "?before=-1",
            address + "/events/no-such-event",
            address + "/events/%27%22",
            "/cases?after=abc",
            "/cases?after=999999999999999999",
            "/cases?status=nonsense",
            "/tasks?view=%00",
            "/cases/" + "A".repeat(3000))) {
      assertThat(coordinator.open(path).status()).as(path).isIn(200, 400, 404);
    }
  }

  @Test
  void anEventIsOfferedWhenItIsPossibleAndTheRoleMayReportIt() {
    Colleague coordinator = product.logIn("coordinator");
    String address = "/cases/" + file.reference();
    String withdrawn = "a[href$=/events/clinically-ready-withdrawn]";
    String died = "a[href$=/events/person-died]";
    work.clinicallyReady(file, product.today().minusDays(2));
    assertThat(coordinator.open(address).document().select(withdrawn)).hasSize(1);
    assertThat(coordinator.open(address).document().select(died)).hasSize(1);
    assertThat(product.logIn("community").open(address).document().select(withdrawn)).isEmpty();
    assertThat(product.logIn("housing").open(address).document().select(died)).isEmpty();

    jdbc.sql("UPDATE human_task SET state = 'COMPLETING' WHERE task_key = ?")
        .param(housingTask)
        .update();
    assertThat(coordinator.open(address).document().select(withdrawn))
        .as("behind a task that is being finished the case may be elsewhere")
        .isEmpty();
    Page late = coordinator.open(address + "/events/clinically-ready-withdrawn");
    assertThat(late.status()).isEqualTo(409);
    assertThat(coordinator.open(address).document().select(died)).hasSize(1);

    jdbc.sql("UPDATE pathway_case SET status = 'CLOSED', outcome = 'Done' WHERE id = ?")
        .param(file.id())
        .update();
    assertThat(coordinator.open(address).document().select(died)).isEmpty();
    assertThat(coordinator.open(address + "/events/person-died").status()).isEqualTo(409);
  }

  @Test
  void whoTriesWhatIsNotTheirsIsKept() {
    Colleague larch = product.logIn("larch");
    assertThat(larch.open("/cases/" + file.reference()).status()).isEqualTo(404);
    assertThat(larch.open("/administration/pathways").status()).isEqualTo(403);
    assertThat(
            jdbc.sql(
                    "SELECT case_reference FROM audit_entry"
                        + " WHERE username = 'larch' AND action = 'refused.case' AND person_id = ?")
                .param(file.personId())
                .query(String.class)
                .list())
        .containsExactly(file.reference());
    assertThat(
            jdbc.sql(
                    "SELECT detail FROM audit_entry"
                        + " WHERE username = 'larch' AND action = 'refused.page'"
                        + " ORDER BY id DESC LIMIT 1")
                .query(String.class)
                .single())
        .isEqualTo("PATHWAYS");
  }

  @Test
  void everyDoorKeepsWhoTriesIt() {
    Colleague manager = product.logIn("manager");
    Page proposal = manager.open("/cases/" + file.reference() + "/meetings");
    manager.send(
        proposal,
        "form[data-hw-form]",
        Map.of("meetingKind", "complex-care-board", "meetingWhy", "Waits"));
    String session =
        manager
            .send(
                manager.open("/meetings/complex-care-board/sessions/new"),
                "form[data-hw-form]",
                MeetingPagesTest.plan(product.today().plusDays(3)))
            .path();
    String item =
        jdbc.sql("SELECT MAX(id) FROM meeting_item WHERE case_id = ?")
            .param(file.id())
            .query(String.class)
            .single();

    String address = "/cases/" + file.reference();
    // Each with what is kept: who, what they try, the action, and whether it names the case.
    List<String[]> tries =
        List.of(
            new String[] {"housing2", "/tasks/" + housingTask, "refused.case"},
            new String[] {"coordinator2", address + "/meetings", "refused.case"},
            new String[] {"housing2", address + "/homes", "refused.case"},
            new String[] {"manager2", session + "/cases/" + item, "refused.case"},
            new String[] {"coordinator2", "/people/" + file.personId(), "refused.person"},
            new String[] {"socialwork", "/people/" + file.personId() + "/shared", "refused.person"},
            new String[] {"provider", session, "refused.session"});
    for (String[] attempt : tries) {
      long before = lastEntry();
      assertThat(product.logIn(attempt[0]).open(attempt[1]).status())
          .as("%s %s", attempt[0], attempt[1])
          .isEqualTo(404);
      Map<String, Object> kept =
          jdbc.sql("SELECT * FROM audit_entry WHERE id > ? AND username = ? AND action = ?")
              .params(before, attempt[0], attempt[2])
              .query()
              .singleRow();
      switch (attempt[2]) {
        case "refused.session" ->
            assertThat(kept.get("detail"))
                .isEqualTo("session " + session.substring(session.lastIndexOf('/') + 1));
        case "refused.person" -> assertThat(kept.get("person_id")).isEqualTo(file.personId());
        default -> {
          assertThat(kept.get("person_id")).isEqualTo(file.personId());
          assertThat(kept.get("case_reference")).isEqualTo(file.reference());
          assertThat(kept.get("task_key"))
              .isEqualTo(attempt[1].startsWith("/tasks/") ? housingTask : null);
        }
      }
    }
    long before = lastEntry();
    product.logIn("housing2").open("/people/999999999");
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM audit_entry WHERE id > ? AND action LIKE 'refused.%'")
                .param(before)
                .query(Integer.class)
                .single())
        .as("who does not exist is refused to nobody")
        .isZero();
  }

  private long lastEntry() {
    return jdbc.sql("SELECT MAX(id) FROM audit_entry").query(Long.class).single();
  }

  @Test
  void listsSayInTheAuditTrailWhoWasOnThem() {
    Colleague housing = product.logIn("housing");
    for (String list : List.of("task.list", "case.list")) {
      housing.open(list.equals("task.list") ? "/tasks" : "/cases");
      assertThat(
              jdbc.sql(
                      """
                      SELECT people FROM audit_entry
                      WHERE username = 'housing' AND action = ? ORDER BY id DESC LIMIT 1
                      """)
                  .param("read." + list)
                  .query(String.class)
                  .single())
          .contains(list.equals("case.list") ? " " + file.personId() + " " : " ");
    }
  }

  private int readsOf(String username) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM audit_entry
            WHERE username = ? AND case_reference = ? AND person_id = ? AND action LIKE 'read.%'
            """)
        .params(username, file.reference(), file.personId())
        .query(Integer.class)
        .single();
  }
}
