package org.homeward.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What others do is seen in a list that somebody looks at, and nothing moves under their hand. */
@ProductTest
class LiveListTest {

  /** Two seconds, and what a busy machine adds. */
  private static final double SOON = 10_000;

  @Autowired Product product;
  @Autowired JdbcClient jdbc;

  @Test
  void whatAColleagueDoesIsSeenWithoutReloadingAndNothingMoves() {
    Colleague coordinator = product.logIn("coordinator");
    String first = Product.someName();
    Colleague colleague = product.logIn("housing-colleague");
    String task = urgentTask(coordinator, colleague, first);
    try (Visitor visitor = Visitor.to(product).logIn("housing")) {
      Locator row = rowOf(visitor, task);
      assertThat(row).hasCount(1);
      double before = row.boundingBox().y;
      visitor.page().evaluate("window.notReloaded = true");

      colleague.send(colleague.open(task), "form[action$=/claim]", Map.of());
      assertThat(row.locator(".hw-live-mark")).hasText("Not in this list any more", soon());
      assertThat(row.boundingBox().y).isEqualTo(before);
      assertThat(row.locator("input[type=checkbox]")).isDisabled();

      String second = Product.someName();
      urgentTask(coordinator, colleague, second);
      assertThat(visitor.page().locator("[data-hw-live-new] a"))
          .containsText("new task", new LocatorAssertions.ContainsTextOptions().setTimeout(SOON));
      assertThat(row.boundingBox().y - before).as("one line more above it").isLessThan(80);
      assertThat(visitor.page().evaluate("window.notReloaded")).isEqualTo(true);

      visitor.page().locator("[data-hw-live-new] a").click();
      assertThat(visitor.page().locator("main")).containsText(second);
      visitor.assertNoComplaints();
      for (String name : List.of(first, second)) {
        colleague.finish("Find a home", name, done());
      }
    }
  }

  private Map<String, String> done() {
    Map<String, String> values = new HashMap<>(Product.date("doneOn", product.today()));
    values.putAll(Product.date("changesOn", product.today()));
    values.put("housingOutcome", "resolved");
    values.put("housingDone", "The landlord agrees");
    return values;
  }

  private static LocatorAssertions.HasTextOptions soon() {
    return new LocatorAssertions.HasTextOptions().setTimeout(SOON);
  }

  private Locator rowOf(Visitor visitor, String task) {
    return visitor.page().locator("[data-hw-row='" + task.replaceAll("\\D", "") + "']").first();
  }

  /** On the first page of the list, whatever other tests have left there. */
  private String urgentTask(Colleague coordinator, Colleague housing, String name) {
    coordinator.startDelayedDischarge(name, product.today().minusDays(9));
    coordinator.finish("clinically ready", name, Stages.ready(product.today()));
    String task = housing.taskFor("Find a home", name);
    jdbc.sql(
            "UPDATE human_task SET due_at = '2020-01-01 17:00:00', version = version + 1"
                + " WHERE task_key = ?")
        .param(Long.valueOf(task.replaceAll("\\D", "")))
        .update();
    return task;
  }
}
