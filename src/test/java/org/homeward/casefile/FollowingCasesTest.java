package org.homeward.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A discharge coordinator follows a case, and sees what came to their lists since they looked. */
@EnginelessTest
class FollowingCasesTest {

  private static final String FOLLOW = "form[action$=/follow]";
  private static final String STOP = "form[action$=/unfollow]";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired CaseFiles cases;
  @Autowired JdbcClient jdbc;

  @Test
  void whoFollowsIsToldWhoHasItAndThatItIsClosed() {
    CaseFile file = work.start(Product.someName());
    Colleague housing = product.logIn("housing");
    work.housingTask(file);
    Page page = housing.send(housing.open("/cases/" + file.reference()), FOLLOW, Map.of());
    assertThat(page.text()).contains("You follow this case now", "Stop following");
    assertThat(housing.open("/cases?status=followed").text()).contains(file.reference());
    assertThat(notices(file)).isZero();

    work.housingTask(file);
    assertThat(notices(file)).as("the team has it already").isZero();
    work.task(file, "arrange-care", "social-worker", Map.of());
    assertThat(notices(file)).isEqualTo(1);
    assertThat(housing.open("/notices").text()).contains("A case that you follow is with ");
    cases.close(file.reference(), "Moved in");
    assertThat(notices(file)).isEqualTo(2);

    Page stopped = housing.send(housing.open("/cases/" + file.reference()), STOP, Map.of());
    assertThat(stopped.text()).contains("You do not follow this case any more");
    assertThat(housing.open("/cases?status=followed").text()).doesNotContain(file.reference());
  }

  @Test
  void followingEndsWhenTheRightToReadDoes() {
    CaseFile file = work.start(Product.someName());
    Colleague housing = product.logIn("housing");
    work.housingTask(file);
    housing.send(housing.open("/cases/" + file.reference()), FOLLOW, Map.of());
    jdbc.sql("UPDATE case_team SET over_at = CURRENT_TIMESTAMP WHERE case_id = ?")
        .param(file.id())
        .update();
    assertThat(housing.open("/cases?status=followed").text()).doesNotContain(file.reference());
    work.task(file, "arrange-care", "social-worker", Map.of());
    assertThat(housing.open("/notices").text()).doesNotContain(file.reference());
  }

  @Test
  void whatCameSinceOneLastLookedIsMarkedUntilTheNextVisit() {
    Colleague housing = product.logIn("housing");
    housing.open("/tasks");
    twoHoursGoBy();
    CaseFile file = work.start(Product.someName());
    long task = work.housingTask(file);
    jdbc.sql("UPDATE human_task SET priority = 1 WHERE task_key = ?").param(task).update();
    for (int look = 0; look < 2; look++) {
      assertThat(row(housing, task)).as("look " + look).contains("New since you last looked");
    }
    housing.send(housing.open("/tasks/" + task), "form[action$=/claim]", Map.of());
    assertThat(row(housing, task)).as("taken by oneself").doesNotContain("New since");
    jdbc.sql("UPDATE human_task SET assignee = NULL WHERE task_key = ?").param(task).update();
    twoHoursGoBy();
    LocalDateTime came =
        jdbc.sql("SELECT held_since FROM human_task WHERE task_key = ?")
            .param(task)
            .query(LocalDateTime.class)
            .single();
    jdbc.sql("UPDATE human_task SET held_since = ? WHERE task_key = ?")
        .params(came.minus(Duration.ofHours(3)), task)
        .update();
    assertThat(row(housing, task)).doesNotContain("New since you last looked");
  }

  /** For this person alone: other tests share the clock. */
  private void twoHoursGoBy() {
    LocalDateTime looked =
        jdbc.sql("SELECT looked_at FROM task_look WHERE username = 'housing'")
            .query(LocalDateTime.class)
            .single();
    jdbc.sql("UPDATE task_look SET looked_at = ? WHERE username = 'housing'")
        .param(looked.minus(Duration.ofHours(2)))
        .update();
  }

  private static String row(Colleague who, long task) {
    return who.open("/tasks").document().select("tr[data-hw-row=" + task + "]").text();
  }

  private int notices(CaseFile file) {
    return jdbc.sql(
            "SELECT COUNT(*) FROM case_notice_person p JOIN case_notice n ON n.id = p.notice_id"
                + " WHERE n.case_id = ? AND p.username = 'housing'")
        .param(file.id())
        .query(Integer.class)
        .single();
  }
}
