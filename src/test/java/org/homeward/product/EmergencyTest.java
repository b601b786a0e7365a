package org.homeward.product;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody of another trust needs the record of a person on Juniper Ward at once. */
@EnginelessTest
class EmergencyTest {

  private static final LocalDate BORN = LocalDate.of(1991, 5, 3);
  private static final String FORM = "form[data-hw-form]";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;

  private String name;
  private CaseFile file;
  private Colleague nurse;

  @BeforeEach
  void somebodyElsesPatient() {
    jdbc.sql("UPDATE emergency_opening SET until_at = opened_at WHERE person_id IS NOT NULL")
        .update();
    jdbc.sql("DELETE FROM emergency_opening WHERE person_id IS NULL").update();
    name = Product.someName();
    file = work.start(name);
    work.housingTask(file);
    nurse = product.logIn("ward2");
    assertThat(nurse.open("/cases/" + file.reference()).status()).isEqualTo(404);
  }

  @Test
  void theRecordIsOpenForAnHourToLookAtOnly() {
    Page opened =
        open(file.reference(), BORN, "They are in our assessment unit and may be at risk");
    assertThat(opened.path()).isEqualTo("/people/" + file.personId());
    assertThat(opened.text()).contains("You can look at this record until", "has been told");

    Page page = nurse.open("/cases/" + file.reference());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains(name, "You opened this record in an emergency");
    assertThat(page.document().select("main a[href*='/events/'], main a[href*='/referrals/']"))
        .as("nothing can be done")
        .isEmpty();
    for (String act : List.of("/events/person-died", "/referrals/employment-advisor-referral")) {
      assertThat(nurse.open("/cases/" + file.reference() + act).status()).as(act).isEqualTo(404);
    }
    assertThat(product.logIn("coordinator2").open("/cases/" + file.reference()).status())
        .as("for who opened it alone")
        .isEqualTo(404);

    product.wait(Duration.ofMinutes(61));
    assertThat(nurse.open("/cases/" + file.reference()).status()).isEqualTo(404);
    assertThat(nurse.open("/people/" + file.personId()).status()).isEqualTo(404);
    assertThat(actions()).contains("emergency.open", "read.case.page");
  }

  @Test
  void theLeadOfThePersonsTrustIsToldAndLooksAtIt() {
    String reason = "They rang us and said that they would harm themselves " + name;
    open(file.reference(), BORN, reason);

    Colleague lead = product.logIn("governance");
    assertThat(lead.open("/tasks").text()).contains("A record was opened in an emergency");
    Page list = lead.open("/emergency/opened");
    assertThat(list.text()).contains(name, reason);
    assertThat(lead.open("/cases/" + file.reference()).status())
        .as("not the record")
        .isEqualTo(404);
    Page review = lead.open(list.linkWith(name));
    Page empty = lead.send(review, FORM, Map.of());
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.document().select(".nhsuk-error-summary a").text())
        .isEqualTo("Enter what you found");
    Page done = lead.send(review, FORM, Map.of("emergencyReview", "It was right, spoke with ward"));
    assertThat(done.path()).isEqualTo("/emergency/opened");
    assertThat(done.text()).contains("Saved").doesNotContain(reason);
    assertThat(lead.open("/emergency/opened?view=reviewed").text())
        .contains(reason, "Priya Menon", "It was right, spoke with ward");
    assertThat(product.logIn("governance2").open("/emergency/opened").text())
        .doesNotContain(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NW-99999999", "999 000 0000", "nonsense", "%"})
  void nobodyLearnsWhoIsKnown(String whose) {
    Page wrongNumber = open(whose, BORN, "They may be at risk, I think");
    Page wrongDay = open(file.reference(), BORN.plusDays(1), "They may be at risk, I think");
    for (Page page : List.of(wrongNumber, wrongDay)) {
      assertThat(page.status()).isEqualTo(400);
      assertThat(page.document().select(".nhsuk-error-summary a").text())
          .isEqualTo(
              "There is nobody with an open case who has this number and this date of birth."
                  + " Check both.");
      assertThat(page.document().html()).doesNotContain(name);
      assertThat(page.document().select("textarea").text()).contains("They may be at risk");
    }
    assertThat(nurse.open("/cases/" + file.reference()).status()).isEqualTo(404);
  }

  @Test
  void guessingEndsSoon() {
    for (int i = 1; i <= 5; i++) {
      open(file.reference(), BORN.minusDays(i), "They may be at risk, I think");
    }
    Page refused = open(file.reference(), BORN, "They may be at risk, I think");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("You have tried too often");
    assertThat(nurse.open("/cases/" + file.reference()).status()).isEqualTo(404);
    assertThat(product.logIn("governance2").open("/emergency/opened").text())
        .as("the lead sees the tries")
        .contains("Nobody was found");
  }

  @Test
  void everyQuestionMustBeAnswered() {
    Page page = nurse.send(nurse.open("/emergency"), FORM, Map.of());
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.document().select(".nhsuk-error-summary a").eachText())
        .containsExactly(
            "Enter their NHS number or case reference",
            "Enter their date of birth",
            "Enter why you need their record now");
  }

  private Page open(String whose, LocalDate born, String reason) {
    Map<String, String> values = new HashMap<>(Product.date("emergencyBorn", born));
    values.put("emergencyWhose", whose);
    values.put("emergencyReason", reason);
    return nurse.send(nurse.open("/emergency"), FORM, values);
  }

  private List<String> actions() {
    return jdbc.sql("SELECT action FROM audit_entry WHERE username = 'ward2' AND person_id = ?")
        .param(file.personId())
        .query(String.class)
        .list();
  }
}
