package org.homeward.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.homeward.casefile.CaseFile;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A housing officer looks for some of the team's tasks. Two-teams is a member of no other test. */
@EnginelessTest
class TaskFilterPagesTest {

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;

  private String onJuniper;
  private String onLarch;
  private Colleague officer;

  @BeforeEach
  void twoTasksThatOneHas() {
    onJuniper = Product.someName();
    onLarch = Product.someName();
    take(work.housingTask(work.start(onJuniper)), "2030-01-01 00:00:00");
    CaseFile larch =
        work.start(work.person(onLarch), "coordinator", "cnwl-larch-ward", "westminster");
    take(work.housingTask(larch), "2020-01-01 00:00:00");
    officer = product.logIn("two-teams");
  }

  /** Their own list holds nothing of other tests. */
  private void take(long task, String due) {
    jdbc.sql("UPDATE human_task SET assignee = 'two-teams', due_at = ? WHERE task_key = ?")
        .param(due)
        .param(task)
        .update();
  }

  @Test
  void theListHoldsWhatFits() {
    assertThat(officer.open("/tasks?view=mine").text()).contains(onJuniper, onLarch);
    shows("/tasks?view=mine&ward=cnwl-larch-ward", onLarch, onJuniper);
    shows("/tasks?view=mine&ward=cnwl-juniper-ward", onJuniper, onLarch);
    shows("/tasks?view=mine&due=overdue", onLarch, onJuniper);
    shows("/tasks?view=mine&due=today&team=westminster-housing", onLarch, onJuniper);
    shows(
        "/tasks?view=mine&ward=cnwl-juniper-ward&borough=westminster&pathway=delayed-discharge",
        onJuniper,
        onLarch);
    for (String none :
        List.of("borough=ealing", "pathway=supported-living-placement", "only=escalated")) {
      Page page = officer.open("/tasks?view=mine&" + none);
      assertThat(page.text()).as(none).doesNotContain(onJuniper).doesNotContain(onLarch);
      assertThat(page.text()).contains("No task here fits your filters");
    }
  }

  @Test
  void whatIsOnCanBeTakenOffOneByOne() {
    Page page = officer.open("/tasks?view=mine&ward=cnwl-larch-ward&due=overdue");
    assertThat(page.text()).contains("Filter (2 applied)", "Clear filters");
    assertThat(page.document().select("select[name=ward] option[selected]").val())
        .isEqualTo("cnwl-larch-ward");
    assertThat(page.document().select(".hw-chips a").eachAttr("href"))
        .containsExactly("/tasks?view=mine&ward=cnwl-larch-ward", "/tasks?view=mine&due=overdue");
    assertThat(page.document().select("a:contains(Clear filters)").attr("href"))
        .isEqualTo("/tasks?view=mine");
    assertThat(page.document().select(".hw-subnav a").eachAttr("href"))
        .as("from list to list the filters stay")
        .contains("/tasks?view=team&due=overdue&ward=cnwl-larch-ward");
  }

  @Test
  void whatIsNoneOfTheChoicesCountsAsNotGiven() {
    Page page = officer.open("/tasks?view=mine&ward=%27%20OR%201=1&due=never&team=ealing-housing");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains(onJuniper, onLarch).doesNotContain("applied");
  }

  private void shows(String address, String one, String notTheOther) {
    assertThat(officer.open(address).text()).as(address).contains(one).doesNotContain(notTheOther);
  }
}
