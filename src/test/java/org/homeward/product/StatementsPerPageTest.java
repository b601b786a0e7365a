package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseNotices;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.StatementCount;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a page costs must not depend on how much there is. The numbers are those of Homeward's own
 * tables; keeping the log-in session comes on top and is checked apart. A number may be lowered
 * when a page gets cheaper; raise one only for something the page shows.
 */
@EnginelessTest
class StatementsPerPageTest {

  private static final String TEAM_MEMBER = "hounslow-care";

  /** Asking whether the directory has changed, at most every two seconds. */
  private static final String DIRECTORY_VERSION = "SELECT version FROM directory_state";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired StatementCount count;
  @Autowired JdbcClient jdbc;
  @Autowired CaseFiles cases;
  @Autowired CaseNotices notices;
  @Autowired TransactionTemplate transaction;

  @Test
  void everyPageCostsTheSameForThreeRowsAndForSixty() {
    Colleague me = product.logIn(TEAM_MEMBER);
    CaseFile busy = caseInHounslow();
    over = caseInHounslow();
    cases.close(over.reference(), "Over");
    long task = taskIn(busy);
    oneRowMoreInEveryList(busy);
    oneRowMoreInEveryList(busy);
    oneRowMoreInEveryList(busy);
    Map<String, List<String>> few = costs(me, busy, task);

    for (int i = 0; i < 57; i++) {
      oneRowMoreInEveryList(busy);
    }
    Map<String, List<String>> many = costs(me, busy, task);

    assertThat(me.open("/tasks").document().select("main a[href^=/tasks/]")).hasSize(50);
    few.forEach((page, statements) -> assertThat(many.get(page)).as(page).isEqualTo(statements));
    assertFewReads(many);
    Map<String, Integer> numbers = new LinkedHashMap<>();
    few.forEach((page, statements) -> numbers.put(page, statements.size()));
    assertThat(numbers)
        .as("statements: %s", few)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("/tasks", 6),
                Map.entry("/tasks?view=team", 6),
                Map.entry("/tasks?view=done", 5),
                Map.entry("/tasks/{id}", 17),
                Map.entry("/cases", 5),
                Map.entry("/cases/{reference}", 31),
                Map.entry("/cases/{reference}/documents", 6),
                Map.entry("/cases/{reference}/contacts", 6),
                Map.entry("/people/{reference}", 6),
                Map.entry("/notices", 3),
                Map.entry("/questions", 4),
                Map.entry("/cases/{reference}/referrals/{pathway}", 4),
                Map.entry("/referrals/new/{pathway}", 0)));
  }

  /** Reads, that is: who was shown is kept in one more statement. */
  private static void assertFewReads(Map<String, List<String>> pages) {
    for (String list :
        List.of(
            "/tasks",
            "/tasks?view=team",
            "/tasks?view=done",
            "/cases",
            "/cases/{reference}/documents",
            "/cases/{reference}/contacts",
            "/people/{reference}",
            "/notices",
            "/questions")) {
      assertThat(pages.get(list).stream().filter(sql -> !sql.startsWith("INSERT INTO audit_entry")))
          .as(list)
          .hasSizeLessThanOrEqualTo(5);
    }
  }

  private CaseFile over;

  /** Versions, open cases and the last reading of the folder, however many pathways there are. */
  @Test
  void thePageOfTheAdministratorsCostsThreeStatements() {
    assertThat(cost(product.logIn("admin"), "/administration/pathways")).hasSize(3);
  }

  /** However many people and agencies there are. */
  @Test
  void theListsOfPeopleAndAgenciesCostTheSameForOneAndForAPage() {
    Colleague admin = product.logIn("admin");
    String people = "/administration/people?text=";
    List<String> one = cost(admin, people + "owen+fairley");
    assertThat(admin.open(people + "a").document().select("tbody tr")).hasSizeGreaterThan(20);
    assertThat(cost(admin, people + "a")).isEqualTo(one).hasSize(6);
    assertThat(cost(admin, "/administration/agencies")).hasSize(2);
  }

  /** Reads, however much there is to show. */
  @Test
  void everyOtherListCostsAtMostFiveReads() {
    CaseFile file = caseInHounslow();
    taskIn(file);
    String of = "/cases/" + file.reference();
    Map<String, List<String>> lists = new LinkedHashMap<>();
    lists.put("coordinator2", List.of(of + "/comments", of + "/questions", of + "/meetings"));
    lists.put(TEAM_MEMBER, List.of(of + "/comments", of + "/questions", "/tasks/views", "/cover"));
    lists.put("housing", List.of("/vacancies", "/notices", "/panel"));
    lists.put("provider", List.of("/schemes", "/vacancies"));
    lists.put("employment", List.of("/employment/caseloads", "/employment/people"));
    lists.put("manager", List.of("/meetings", "/employment/people"));
    lists.put("governance", List.of("/emergency/opened", "/copies"));
    lists.put("admin", List.of("/administration/people", "/administration/agencies"));
    lists.forEach(
        (username, paths) -> {
          Colleague who = product.logIn(username);
          for (String path : paths) {
            List<String> statements = cost(who, path);
            assertThat(
                    statements.stream().filter(sql -> !sql.startsWith("INSERT INTO audit_entry")))
                .as("%s for %s", path, username)
                .hasSizeLessThanOrEqualTo(5);
          }
        });
  }

  /** However often somebody has seen the person. */
  @Test
  void theAuditPagesCostTheSameForThreeRowsAndForSixty() {
    CaseFile seen = caseInHounslow();
    Colleague coordinator = product.logIn("coordinator2");
    Colleague auditor = product.logIn("auditor2");
    String shared = "/people/" + seen.personId() + "/shared";
    String trail = "/audit?case=" + seen.reference();
    for (int i = 0; i < 3; i++) {
      coordinator.open("/cases/" + seen.reference());
    }
    List<String> few = cost(coordinator, shared);
    List<String> fewOfTrail = cost(auditor, trail);
    for (int i = 0; i < 60; i++) {
      coordinator.open("/cases/" + seen.reference());
    }
    assertThat(cost(coordinator, shared)).isEqualTo(few).hasSize(5);
    assertThat(cost(auditor, trail)).isEqualTo(fewOfTrail).hasSize(4);
  }

  private Map<String, List<String>> costs(Colleague me, CaseFile file, long task) {
    Colleague coordinator = product.logIn("coordinator2");
    Map<String, List<String>> costs = new LinkedHashMap<>();
    costs.put("/tasks", cost(me, "/tasks"));
    costs.put("/tasks?view=team", cost(me, "/tasks?view=team"));
    costs.put("/tasks?view=done", cost(me, "/tasks?view=done"));
    costs.put("/tasks/{id}", cost(me, "/tasks/" + task));
    costs.put("/cases", cost(me, "/cases"));
    costs.put("/cases/{reference}", cost(me, "/cases/" + file.reference()));
    costs.put(
        "/cases/{reference}/documents", cost(me, "/cases/" + file.reference() + "/documents"));
    costs.put("/cases/{reference}/contacts", cost(me, "/cases/" + file.reference() + "/contacts"));
    costs.put("/people/{reference}", cost(me, "/people/" + file.reference()));
    costs.put("/notices", cost(me, "/notices"));
    costs.put("/questions", cost(me, "/questions"));
    costs.put(
        "/cases/{reference}/referrals/{pathway}",
        cost(coordinator, "/cases/" + over.reference() + "/referrals/" + Casework.PATHWAY));
    costs.put("/referrals/new/{pathway}", cost(coordinator, "/referrals/new/" + Casework.PATHWAY));
    return costs;
  }

  private List<String> cost(Colleague who, String path) {
    who.open(path);
    count.reset();
    Page page = who.open(path);
    assertThat(page.status()).as(path).isEqualTo(200);
    assertThat(count.ofSession()).as("session of %s", path).hasSizeLessThanOrEqualTo(4);
    return count.ofHomeward().stream().filter(sql -> !sql.startsWith(DIRECTORY_VERSION)).toList();
  }

  /**
   * A task nobody has, one of mine, one of a colleague, one I finished; all but one in new cases.
   */
  private void oneRowMoreInEveryList(CaseFile busy) {
    taskIn(busy);
    CaseFile linked = caseInHounslow();
    taskIn(linked);
    jdbc.sql("UPDATE pathway_case SET person_id = ? WHERE id = ?")
        .params(busy.personId(), linked.id())
        .update();
    link(busy, linked);
    link(linked, busy);
    transaction.executeWithoutResult(
        status -> notices.tell(busy, "The person has died", List.of()));
    comment(busy);
    question(busy);
    document(busy);
    contact(busy);
    change(taskIn(caseInHounslow()), "assignee = '" + TEAM_MEMBER + "'");
    change(taskIn(caseInHounslow()), "assignee = 'socialwork'");
    change(
        taskIn(caseInHounslow()),
        "state = 'COMPLETED', finished_at = created_at, finished_by = '" + TEAM_MEMBER + "'");
  }

  private void comment(CaseFile file) {
    jdbc.sql(
            """
            INSERT INTO case_comment (case_id, username, display_name, agency_code, said_at, words)
            VALUES (?, 'socialwork', 'Somebody', 'hounslow-council', CURRENT_TIMESTAMP, 'Something')
            """)
        .param(file.id())
        .update();
    jdbc.sql(
            """
            INSERT INTO case_comment_reader (case_id, agency_code, comment_id)
            SELECT case_id, agency_code, MAX(id) FROM case_comment WHERE case_id = ?
            GROUP BY case_id, agency_code
            """)
        .param(file.id())
        .update();
  }

  private void document(CaseFile file) {
    jdbc.sql(
            """
            INSERT INTO case_document (file_id, case_id, kind, file_name, media_type, size_bytes,
              sha256, username, display_name, agency_code, added_at, scan_state)
            VALUES (?, ?, 'other', 'a.pdf', 'application/pdf', 1, 'x', 'socialwork', 'Somebody',
              'hounslow-council', CURRENT_TIMESTAMP, 'clean')
            """)
        .params(UUID.randomUUID().toString().substring(0, 32), file.id())
        .update();
    jdbc.sql(
            """
            INSERT INTO case_document_reader (case_id, agency_code, document_id)
            SELECT case_id, agency_code, MAX(id) FROM case_document WHERE case_id = ?
            GROUP BY case_id, agency_code
            """)
        .param(file.id())
        .update();
  }

  private void contact(CaseFile file) {
    jdbc.sql(
            """
            INSERT INTO case_contact (case_id, relation, contact_name, phone, username,
              display_name, agency_code, added_at)
            VALUES (?, 'gp', 'A GP', '020 7946 0001', 'socialwork', 'Somebody',
              'hounslow-council', CURRENT_TIMESTAMP)
            """)
        .param(file.id())
        .update();
    jdbc.sql(
            """
            INSERT INTO case_contact_reader (case_id, agency_code, removed, contact_id)
            SELECT case_id, agency_code, FALSE, MAX(id) FROM case_contact WHERE case_id = ?
            GROUP BY case_id, agency_code
            """)
        .param(file.id())
        .update();
  }

  private void question(CaseFile file) {
    jdbc.sql(
            """
            INSERT INTO case_question
              (case_id, asking_agency, asking_team, username, display_name, asked_agency,
               asked_team, question, asked_at, due_at, waiting)
            VALUES (?, 'west-london', 'west-london-discharge', 'coordinator2', 'Somebody',
              'hounslow-council', 'hounslow-adult-social-care', 'What now?', CURRENT_TIMESTAMP,
              CURRENT_TIMESTAMP, TRUE)
            """)
        .param(file.id())
        .update();
  }

  private void link(CaseFile one, CaseFile other) {
    jdbc.sql(
            "INSERT INTO case_link (case_id, other_case_id, linked_at)"
                + " VALUES (?, ?, CURRENT_TIMESTAMP)")
        .params(one.id(), other.id())
        .update();
  }

  private void change(long task, String how) {
    jdbc.sql("UPDATE human_task SET " + how + " WHERE task_key = ?").param(task).update();
  }

  private CaseFile caseInHounslow() {
    return work.start(
        work.person(Product.someName()), "coordinator2", "west-london-alder-ward", "hounslow");
  }

  private long taskIn(CaseFile file) {
    return work.task(file, "arrange-care", "social-worker", Map.of());
  }
}
