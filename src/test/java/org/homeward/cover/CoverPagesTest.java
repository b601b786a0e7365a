package org.homeward.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.casefile.CaseFile;
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

/** Aisha is on leave; a colleague of her team acts for her, and it can be seen. */
@EnginelessTest
class CoverPagesTest {

  private static final String FORM = "form[data-hw-form]";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;

  private String name;
  private CaseFile file;
  private long task;
  private Colleague aisha;
  private Colleague colleague;

  @BeforeEach
  void aTaskThatAishaHasTaken() {
    jdbc.sql("DELETE FROM staff_absence").update();
    name = Product.someName();
    file = work.start(name);
    task = work.housingTask(file);
    aisha = product.logIn("housing");
    colleague = product.logIn("housing-colleague");
    aisha.send(aisha.open("/tasks/" + task), "form[action$=/claim]", Map.of());
  }

  @AfterEach
  void everybodyIsBack() {
    jdbc.sql("DELETE FROM staff_absence").update();
  }

  @Test
  void whoActsForHerSeesHerTaskAndWhatTheyDoSaysForWhom() {
    assertThat(colleague.open("/tasks").text()).doesNotContain(name);
    Page refused = colleague.open("/tasks/" + task);
    assertThat(refused.document().select("button[value=finish]")).isEmpty();

    Page said = aisha.send(form(aisha), FORM, away("housing", "housing-colleague", 0, 6));
    assertThat(said.path()).as(said.text()).isEqualTo("/cover");
    assertThat(said.text()).contains("Aisha Khan is away until", "Away today");

    assertThat(colleague.open("/tasks").text()).contains("Of colleagues you act for", name);
    assertThat(product.logIn("two-teams").open("/tasks").text())
        .as("only who acts for her")
        .doesNotContain("Of colleagues you act for");
    Page theirs = colleague.open("/tasks/" + task);
    assertThat(theirs.text()).contains("You act for Aisha Khan, who is away until");
    Page done =
        colleague.send(
            theirs,
            "button[value=finish]",
            Map.of("housingOutcome", "not-possible", "housingDone", "The landlord said no"));
    assertThat(done.path()).as(done.text()).isEqualTo("/tasks");
    String acting =
        jdbc.sql(
                "SELECT actor_name FROM timeline_entry WHERE task_key = ? ORDER BY id DESC LIMIT 1")
            .param(task)
            .query(String.class)
            .single();
    assertThat(acting).endsWith(", for Aisha Khan");
    assertThat(
            jdbc.sql(
                    "SELECT detail FROM audit_entry WHERE task_key = ? AND action = 'task.complete'")
                .param(task)
                .query(String.class)
                .single())
        .endsWith("for housing");
  }

  @Test
  void whenSheIsBackNobodyActsForHer() {
    aisha.send(form(aisha), FORM, away("housing", "housing-colleague", 0, 2));
    assertThat(colleague.open("/tasks").text()).contains(name);
    product.wait(Duration.ofDays(3));
    colleague = product.logIn("housing-colleague");
    assertThat(colleague.open("/tasks").text()).doesNotContain(name);
    assertThat(colleague.open("/tasks/" + task).document().select("button[value=finish]"))
        .isEmpty();

    // A colleague may say it for her, and that she is back sooner.
    Page said = colleague.send(form(colleague), FORM, away("housing", "housing-colleague", 0, 30));
    assertThat(colleague.open("/tasks").text()).contains(name);
    colleague.send(said, "form[action$=/end]", Map.of());
    assertThat(colleague.open("/tasks").text()).doesNotContain(name);
    assertThat(colleague.open("/cover").text()).contains("Nobody in your teams is away");
  }

  @Test
  void tasksAreNotOfferedToWhoIsAway() {
    aisha.send(form(aisha), FORM, away("housing", "two-teams", 0, 6));
    long other = work.housingTask(work.start(Product.someName()));
    Page page = colleague.open("/tasks/assign?task=" + other);
    assertThat(page.document().select(".nhsuk-radios__item").last().text())
        .contains("Aisha Khan", "away until", "acts for them");
    assertThat(page.document().select(".nhsuk-radios__item").last().text())
        .doesNotContain("least to do");
  }

  @Test
  void whatCannotBeIsSaidBesideIt() {
    assertThat(errors(away("housing", "housing", 0, 2)))
        .containsExactly("Select somebody else: they are away themselves");
    assertThat(errors(away("housing", "two-teams", 2, 1)))
        .containsExactly(
            "The last day must be today or later, and not before the first day or more than 92"
                + " days after it");
    aisha.send(form(aisha), FORM, away("housing", "two-teams", 0, 6));
    assertThat(errors(away("housing", "two-teams", 5, 9)))
        .singleElement()
        .asString()
        .startsWith("Aisha Khan is away from");
    assertThat(errors(away("two-teams", "housing", 5, 9)))
        .singleElement()
        .asString()
        .startsWith("Aisha Khan is away from");
    assertThat(errors(away("socialwork2", "housing", 10, 12)))
        .as("nobody of another agency")
        .isNotEmpty();
    long id = jdbc.sql("SELECT MAX(id) FROM staff_absence").query(Long.class).single();
    Colleague foreign = product.logIn("housing2");
    assertThat(foreign.open("/cover").text()).doesNotContain("Aisha Khan");
    Page own = foreign.send(form(foreign), FORM, away("housing2", "-", 0, 2));
    own.document().selectFirst("form[action$=/end]").attr("action", "/cover/" + id + "/end");
    assertThat(foreign.send(own, "form[action$=/end]", Map.of()).status()).isEqualTo(404);
    assertThat(aisha.open("/cover").text()).contains("Aisha Khan");
  }

  private List<String> errors(Map<String, String> values) {
    Page wrong = aisha.send(form(aisha), FORM, values);
    assertThat(wrong.status()).isEqualTo(400);
    return wrong.document().select(".nhsuk-error-summary a").eachText();
  }

  private Page form(Colleague who) {
    return who.open("/cover/new");
  }

  private Map<String, String> away(String who, String cover, int first, int last) {
    LocalDate today = product.today();
    Map<String, String> values = new HashMap<>();
    values.put("coverWho", who);
    values.put("coverBy", cover);
    values.putAll(Product.date("coverFirstDay", today.plusDays(first)));
    values.putAll(Product.date("coverLastDay", today.plusDays(last)));
    return values;
  }
}
