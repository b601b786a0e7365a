package org.homeward.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.homeward.casefile.CaseFile;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A housing officer says which of the team's tasks come first, and filters by more than before. */
@EnginelessTest
class PriorityPagesTest {

  private static final String FORM = "form:has(input[name=priority][type=radio])";
  private static final String UNDO = "form[action$=/undo]";
  private static final String WHY = "The bed is needed tonight";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;

  private CaseFile file;
  private long task;
  private long other;
  private Colleague housing;

  @BeforeEach
  void twoTasksOfTheTeam() {
    file = work.start(Product.someName());
    task = work.housingTask(file);
    other = work.housingTask(work.start(Product.someName()));
    housing = product.logIn("housing");
  }

  @Test
  void whatIsHighStandsFirstAndSaysWhy() {
    jdbc.sql("UPDATE human_task SET due_at = '2031-01-01 12:00:00' WHERE task_key = ?")
        .param(task)
        .update();
    Page page = housing.open(housing.open("/tasks/" + task).linkWith("Change its priority"));
    Page wrong = housing.send(page, FORM, Map.of("priority", "high", "priorityWhy", ""));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text()).contains("Enter why it comes first");

    Page done = housing.send(wrong, FORM, Map.of("priority", "high", "priorityWhy", WHY));
    assertThat(done.text())
        .contains("1 task has high priority now")
        .doesNotContain("somebody else has taken it");
    assertThat(priority(task)).isEqualTo(1);
    Page list = housing.open("/tasks?view=unassigned");
    // Due last of all; what else is of high priority may stand before it.
    Element row = list.document().selectFirst("tr[data-hw-row=" + task + "]");
    assertThat(row).as("on the first page").isNotNull();
    assertThat(row.text()).contains("High priority: " + WHY);
    assertThat(row.previousElementSiblings().eachText())
        .allSatisfy(before -> assertThat(before).contains("High priority"));
    Page high = housing.open("/tasks?view=unassigned&priority=high");
    assertThat(high.document().select("tbody tr").eachAttr("data-hw-row"))
        .contains(String.valueOf(task))
        .doesNotContain(String.valueOf(other));
    assertThat(housing.open("/tasks/" + task).text()).contains("High priority: " + WHY, "Set by");
    assertThat(housing.open("/cases/" + file.reference()).text()).contains("Given high priority");
    assertThat(product.logIn("coordinator").open("/cases/" + file.reference()).text())
        .as("the trust reads why")
        .contains(WHY);
    assertThat(
            jdbc.sql(
                    "SELECT audience_agencies FROM timeline_entry WHERE task_key = ? AND detail = ?")
                .params(task, WHY)
                .query(String.class)
                .single())
        .as("and no third agency")
        .contains("westminster-council", "cnwl");
    assertThat(commands()).containsExactly("{\"taskKey\":" + task + ",\"priority\":75}");
    assertThat(
            jdbc.sql(
                    "SELECT detail FROM audit_entry WHERE action = 'task.priority'"
                        + " AND task_key = ?")
                .param(task)
                .query(String.class)
                .single())
        .isEqualTo("HIGH");

    Page undone = housing.send(done, UNDO, Map.of());
    assertThat(undone.text()).contains("Taken back: 1 task");
    assertThat(priority(task)).isEqualTo(2);
    assertThat(housing.open("/tasks/" + task).text()).doesNotContain(WHY);
    assertThat(commands()).hasSize(2).last().asString().contains("\"priority\":50");
  }

  @Test
  void manyAreRankedAtOnceAndThoseOfOtherTeamsAreNot() {
    Page page = housing.open("/tasks/priority?task=" + task + "&task=" + other);
    assertThat(page.text()).contains("Change the priority of 2 tasks");
    Page done = housing.send(page, FORM, Map.of("priority", "high", "priorityWhy", WHY));
    assertThat(done.text()).contains("2 tasks have high priority now");
    Page same = housing.send(page, FORM, Map.of("priority", "high", "priorityWhy", WHY));
    assertThat(same.text()).contains("No priority has changed");
    assertThat(housing.open("/tasks/priority").text()).contains("Select the tasks first");
    jdbc.sql(
            "UPDATE human_task SET state = 'COMPLETED', finished_at = created_at WHERE task_key = ?")
        .param(other)
        .update();
    housing.send(page, FORM, Map.of("priority", "normal"));
    assertThat(priority(task)).isEqualTo(2);
    assertThat(priority(other)).as("what is over stays as it was").isEqualTo(1);

    Colleague social = product.logIn("socialwork");
    assertThat(social.open("/tasks/priority?task=" + task).status()).isEqualTo(404);
    jdbc.sql("UPDATE human_task SET team_code = 'hounslow-adult-social-care' WHERE task_key = ?")
        .param(task)
        .update();
    assertThat(housing.send(page, FORM, Map.of("priority", "normal")).status()).isEqualTo(404);
  }

  @Test
  void theTeamsListIsFilteredByPhaseRoleTrustAndWhoHasIt() {
    jdbc.sql(
            "UPDATE human_task SET assignee = 'housing-colleague', due_at = '2026-01-01 12:00:00'"
                + " WHERE task_key = ?")
        .param(task)
        .update();
    String phase =
        jdbc.sql("SELECT phase FROM human_task WHERE task_key = ?")
            .param(task)
            .query(String.class)
            .single();
    Page team = housing.open("/tasks?view=team");
    assertThat(team.document().select("#filter-with option").eachAttr("value"))
        .contains("housing-colleague")
        .doesNotContain("housing");
    for (String filter :
        List.of("with=housing-colleague", "trust=" + file.trustCode(), "phase=" + phase)) {
      Page shown = housing.open("/tasks?view=team&" + filter.replace(" ", "+"));
      assertThat(shown.document().select("tbody tr").eachAttr("data-hw-row"))
          .as(filter)
          .contains(String.valueOf(task));
      assertThat(shown.document().select(".hw-chips li")).as(filter).hasSize(1);
    }
    for (String filter : List.of("with=nobody-here", "trust=" + otherTrust(team))) {
      assertThat(housing.open("/tasks?view=team&" + filter).document().select("tbody tr").text())
          .as(filter)
          .doesNotContain(file.reference());
    }
    Page chip = housing.open("/tasks?view=team&with=housing-colleague");
    assertThat(chip.document().select(".hw-chips").text()).contains("Taken by ");
    assertThat(chip.document().select(".hw-subnav a").eachAttr("href"))
        .as("who has it is asked on that list alone")
        .filteredOn(href -> href.contains("with="))
        .hasSize(1);
    assertThat(housing.open("/tasks?with=housing-colleague").document().select(".hw-chips"))
        .isEmpty();
    assertThat(housing.open("/tasks?view=waiting").document().select("#filter-agency")).hasSize(1);
  }

  private String otherTrust(Page page) {
    return page.document().select("#filter-trust option").eachAttr("value").stream()
        .filter(code -> !code.isEmpty() && !code.equals(file.trustCode()))
        .findFirst()
        .orElseThrow();
  }

  private int priority(long key) {
    return jdbc.sql("SELECT priority FROM human_task WHERE task_key = ?")
        .param(key)
        .query(Integer.class)
        .single();
  }

  private List<String> commands() {
    return jdbc.sql(
            "SELECT payload FROM engine_outbox WHERE task_key = ?"
                + " AND kind = 'PrioritiseTask' ORDER BY id")
        .param(task)
        .query(String.class)
        .list();
  }
}
