package org.homeward.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Filters that a team uses every morning have a name, on every device. */
@EnginelessTest
class SavedViewsTest {

  private static final String FORM = "form[data-hw-form]";
  private static final String FILTERED = "/tasks?due=week&ward=cnwl-juniper-ward&sort=longest";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;

  private Colleague housing;

  @BeforeEach
  void noneIsSavedYet() {
    jdbc.sql("DELETE FROM task_view").update();
    housing = product.logIn("housing");
  }

  @AfterEach
  void noneIsLeft() {
    jdbc.sql("DELETE FROM task_view").update();
  }

  @Test
  void oneOfATeamIsUsedByItsMembersWithCountsAndChangedByWhoSavedIt() {
    work.housingTask(work.start(Product.someName()));
    Page list = housing.open(FILTERED);
    Page form = housing.open(list.linkWith("Save this view"));
    assertThat(form.text())
        .contains("To do", "Juniper Ward", "Longest with the team", "Everybody in");
    Page saved = housing.send(form, FORM, saving("Juniper this week", "westminster-housing"));
    assertThat(saved.text()).contains("Saved: Juniper this week");
    assertThat(saved.document().select(".hw-saved a[aria-current=page]").text())
        .isEqualTo("Juniper this week");

    Colleague colleague = product.logIn("housing-colleague");
    Page theirs = colleague.open("/tasks");
    assertThat(theirs.document().select(".hw-saved").text())
        .containsPattern("Juniper this week \\d+ tasks?");
    Page opened = colleague.open(theirs.linkWith("Juniper this week"));
    assertThat(opened.document().select("#filter-ward option[selected]").val())
        .isEqualTo("cnwl-juniper-ward");
    assertThat(colleague.open("/tasks/views").text())
        .contains("Only who saved it, or a manager of the team");
    assertThat(colleague.open("/tasks/views/" + id()).status()).isEqualTo(404);
    assertThat(product.logIn("housing2").open("/tasks").document().select(".hw-saved")).isEmpty();
    assertThat(product.logIn("housing2").open("/tasks/views/" + id()).status()).isEqualTo(404);

    Page edit = housing.open("/tasks/views/" + id());
    housing.send(edit, FORM, saving("Juniper", "(me)"));
    assertThat(colleague.open("/tasks").document().select(".hw-saved")).isEmpty();
    Page removed = housing.send(edit, "form[action$=/remove]", Map.of());
    assertThat(removed.text()).contains("Deleted: Juniper", "You have no saved views");
  }

  @Test
  void whatWasSearchedForIsNeverKept() {
    Page found =
        housing.send(housing.open(FILTERED), "form[action$=/search]", Map.of("text", "Okoro"));
    Page form = housing.open(found.linkWith("Save this view"));
    housing.send(form, FORM, saving("Mine", "(me)"));
    assertThat(query()).isEqualTo("due=week&ward=cnwl-juniper-ward&sort=longest");
    assertThat(
            housing
                .open("/tasks/views/new?ward=nowhere&search=Okoro")
                .document()
                .select("form")
                .attr("action"))
        .doesNotContain("Okoro", "nowhere");
  }

  @Test
  void whatIsNotThereAnyMoreIsSaidAndTheRestShown() {
    jdbc.sql(
            "INSERT INTO task_view (name, owner, team_code, query, saved_at) VALUES"
                + " ('Old', 'housing', NULL, 'due=today&ward=closed-ward', CURRENT_TIMESTAMP)")
        .update();
    Page all = housing.open("/tasks/views");
    assertThat(all.text()).contains("Old", "Part of what it filters by is not there any more");
    assertThat(housing.open(all.linkWith("Old")).status()).isEqualTo(200);
  }

  @Test
  void whatIsWrongIsSaidBesideIt() {
    Page form = housing.open("/tasks/views/new?due=today");
    Page wrong = housing.send(form, FORM, saving(" ", "ealing-housing"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.document().select(".nhsuk-error-summary a").eachText())
        .contains("Enter a name for this view");
    for (int i = 0; i < 30; i++) {
      housing.send(form, FORM, saving("View " + i, "(me)"));
    }
    Page full = housing.send(form, FORM, saving("One more", "(me)"));
    assertThat(full.status()).isEqualTo(400);
    assertThat(full.text()).contains("There are 30 views already");
    Page list = housing.open("/tasks");
    assertThat(list.document().select(".hw-saved__item")).as("eight, and a way to all").hasSize(10);
    assertThat(list.text()).contains("All saved views");
  }

  private static Map<String, String> saving(String name, String audience) {
    return Map.of("viewName", name, "viewFor", audience);
  }

  private long id() {
    return jdbc.sql("SELECT MAX(id) FROM task_view").query(Long.class).single();
  }

  private String query() {
    List<String> queries = jdbc.sql("SELECT query FROM task_view").query(String.class).list();
    assertThat(queries).hasSize(1);
    return queries.getFirst();
  }
}
