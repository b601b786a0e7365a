package org.homeward.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.identity.SignedInUser;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.EventAnswers;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the teams of a case are told, and marking it as read. */
@EnginelessTest
class CaseNoticesTest {

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired CaseNotices notices;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private String name;
  private CaseFile file;

  @BeforeEach
  void start() {
    // Shared with other tests, so each begins with what is its own.
    jdbc.sql("DELETE FROM case_notice_read").update();
    jdbc.sql("DELETE FROM case_notice_team").update();
    jdbc.sql("DELETE FROM case_notice").update();
    name = Product.someName();
    file = work.start(name);
    work.housingTask(file);
    work.task(file, "arrange-care", "social-worker", Map.of());
  }

  @Test
  void aDeathIsToldToEveryTeamButThatOfWhoReportedIt() {
    Colleague ward = product.logIn("ward");
    Page form = ward.open("/cases/" + file.reference() + "/events/person-died");
    ward.send(form, "main form button", EventAnswers.death(product.today()));

    for (String told : List.of("housing", "socialwork", "housing-colleague")) {
      Page list = product.logIn(told).open("/tasks");
      assertThat(list.document().select(".hw-notices").text())
          .as(told)
          .contains("The person has died", "Sam " + name, file.reference());
    }
    assertThat(ward.open("/tasks").document().select(".hw-notices")).isEmpty();
    assertThat(product.logIn("socialwork2").open("/tasks").document().select(".hw-notices"))
        .as("a team that has nothing to do with it")
        .isEmpty();
  }

  /** What a section of the Mental Health Act says is for the trust and social care. */
  @Test
  void aNewLegalStatusIsToldToTheTrustAndSocialCareOnly() {
    Colleague ward = product.logIn("ward");
    Map<String, String> answers = new HashMap<>(Product.date("legalStatusSince", product.today()));
    answers.put("legalStatus", "section-3");
    answers.put("detainedBefore", "no");
    work.task(file, "screen-barriers", "discharge-coordinator", Map.of());
    Page form = ward.open("/cases/" + file.reference() + "/events/legal-status-changed");
    assertThat(form.status()).isEqualTo(200);
    Page sent = ward.send(form, "main form button", answers);
    assertThat(sent.text()).contains("Their legal status changed");

    String address = "/cases/" + file.reference();
    for (String told : List.of("socialwork", "coordinator")) {
      Colleague who = product.logIn(told);
      assertThat(who.open("/tasks").document().select(".hw-notices").text())
          .as(told)
          .contains("Their legal status changed");
      assertThat(who.open(address).text()).as(told).contains("Their legal status changed");
    }
    Colleague housing = product.logIn("housing");
    assertThat(housing.open("/tasks").document().select(".hw-notices")).isEmpty();
    assertThat(housing.open("/notices").text()).doesNotContain("legal status");
    assertThat(housing.open(address).text()).doesNotContain("legal status");
  }

  @Test
  void eachPersonMarksItAsReadForThemselves() {
    tell("The person has died");
    Colleague housing = product.logIn("housing");
    Page list = housing.open("/tasks");

    Page after = housing.send(list, ".hw-notices form button", Map.of());

    assertThat(after.path()).isEqualTo("/tasks");
    assertThat(after.text()).contains("Marked as read");
    assertThat(after.document().select(".hw-notices")).isEmpty();
    assertThat(housing.send(list, ".hw-notices form button", Map.of()).status())
        .as("pressed twice")
        .isEqualTo(200);
    assertThat(
            jdbc.sql(
                    """
                    SELECT COUNT(*) FROM audit_entry WHERE action = 'notice.read'
                      AND username = 'housing' AND case_reference = ? AND person_id = ?
                    """)
                .params(file.reference(), file.personId())
                .query(Integer.class)
                .single())
        .isPositive();
    assertThat(product.logIn("housing-colleague").open("/tasks").text())
        .contains("The person has died");
    Page all = housing.open("/notices");
    assertThat(all.document().select(".hw-notices").text())
        .contains("The person has died", "Sam " + name)
        .doesNotContain("Mark as read");
  }

  @Test
  void aNoticeToAnotherTeamIsNotThere() {
    tell("The person has died");
    Page list = product.logIn("housing").open("/tasks");
    Colleague elsewhere = product.logIn("socialwork2");
    Page own = elsewhere.open("/help");
    list.document()
        .select(".hw-notices form input[name=_csrf]")
        .val(own.document().select("input[name=_csrf]").val());
    assertThat(elsewhere.send(list, ".hw-notices form button", Map.of()).status()).isEqualTo(404);
    assertThat(count("case_notice_read")).isZero();
  }

  @Test
  void theNewestFiveStandOnTopAndAllAreOnTheirPage() {
    for (int i = 1; i <= 30; i++) {
      tell("Moved to ward " + i);
    }
    Colleague housing = product.logIn("housing");
    Page list = housing.open("/tasks");
    assertThat(list.document().select(".hw-notices strong").eachText())
        .containsExactly(
            "Moved to ward 30",
            "Moved to ward 29",
            "Moved to ward 28",
            "Moved to ward 27",
            "Moved to ward 26");
    assertThat(list.document().select(".hw-notices strong")).hasSize(5);
    Page first = housing.open(list.linkWith("There is more: see all news"));
    assertThat(first.document().select(".hw-notices li")).hasSize(CaseNotices.PAGE);
    Page second = housing.open(first.linkWith("Show older news"));
    assertThat(second.document().select(".hw-notices strong").eachText())
        .containsExactly(
            "Moved to ward 5",
            "Moved to ward 4",
            "Moved to ward 3",
            "Moved to ward 2",
            "Moved to ward 1");
    assertThat(
            jdbc.sql(
                    """
                    SELECT people FROM audit_entry
                    WHERE action = 'read.notice.list' AND username = 'housing'
                    ORDER BY id DESC LIMIT 1
                    """)
                .query(String.class)
                .single())
        .isEqualTo(" " + file.personId() + " ");
    Page back = housing.send(first, ".hw-notices form button", Map.of());
    assertThat(back.path()).isEqualTo("/notices");
  }

  @Test
  void whatIsOldLeavesTheTaskListUnread() {
    tell("Moved to another ward");
    assertThat(notices.unread(work.user("housing"), 5)).hasSize(1);
    jdbc.sql("UPDATE case_notice_team SET at = TIMESTAMPADD(DAY, -29, at)").update();
    assertThat(notices.unread(work.user("housing"), 5)).isEmpty();
    assertThat(notices.page(work.user("housing"), Long.MAX_VALUE)).hasSize(1);
  }

  @Test
  void somebodyInTwoTeamsOfACaseIsToldOnce() {
    tell("The person has died");
    assertThat(notices.unread(work.user("nobody"), 5)).isEmpty();
    SignedInUser both = work.user("two-teams");
    assertThat(count("case_notice_team")).as("the ward, housing and social care").isEqualTo(3);
    assertThat(notices.unread(both, 5)).hasSize(1);
    assertThat(notices.page(both, Long.MAX_VALUE)).hasSize(1);
    assertThat(notices.markRead(notices.unread(both, 5).getFirst().id(), both)).contains(file.id());
    assertThat(notices.unread(both, 5)).isEmpty();
  }

  private void tell(String title) {
    transaction.executeWithoutResult(s -> notices.tell(file, title, List.of()));
  }

  private int count(String from) {
    return jdbc.sql("SELECT COUNT(*) FROM " + from).query(Integer.class).single();
  }
}
