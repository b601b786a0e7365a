package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.homeward.camunda.EngineJobGivenUp;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Each agency sees what its task needs, and no more. */
@ProductTest
class LeastDataTest {

  private static final String NHS_NUMBER = "9990000042";
  private static final String NHS_NUMBER_IN_WORDS = "999 000 0042";

  @Autowired Product product;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;

  @Test
  void theCouncilGetsTheNoteAndThePhoneNumberButNotTheNhsNumber() {
    String name = Product.someName();
    Colleague coordinator = product.logIn("coordinator");
    String reference = start(coordinator, name, NHS_NUMBER);
    Map<String, String> ready = new HashMap<>(DelayedDischargeTest.ready(product.today()));
    ready.put("readyNote", "Needs a ground floor, has a small dog");
    coordinator.finish("clinically ready", name, ready);

    Colleague housing = product.logIn("housing");
    Page task = housing.open(housing.taskFor("Find a home", name));

    assertThat(task.text())
        .contains("Needs a ground floor, has a small dog")
        .contains("020 7946 0123");
    for (Page page :
        new Page[] {task, housing.open("/tasks"), housing.open("/cases/" + reference)}) {
      assertThat(page.document().text()).doesNotContain(NHS_NUMBER_IN_WORDS);
      assertThat(page.document().html()).doesNotContain(NHS_NUMBER);
    }
    assertThat(coordinator.open("/cases/" + reference).document().text())
        .contains(NHS_NUMBER_IN_WORDS);

    housing.finish("Find a home", name, DelayedDischargeTest.home(product.today()));
    Page overview = coordinator.open("/cases/" + reference);
    Page answers = coordinator.open(overview.linkWith("See what was answered", "Find a home"));
    assertThat(answers.text()).contains("Flat found at Saffron Gate");
    assertThat(housing.open("/cases/" + reference).document().select("a[href^=/tasks/]")).isEmpty();
  }

  @Test
  void aNumberAloneShowsNobody() {
    String name = Product.someName();
    start(product.logIn("coordinator"), name, "9990000050");

    Colleague elsewhere = product.logIn("coordinator2");
    Page form = elsewhere.open("/referrals/new/delayed-discharge");
    Map<String, String> guess = new HashMap<>();
    guess.put("nhsNumber", "9990000050");
    guess.put("givenName", "Zoe");
    guess.put("familyName", "Guess");
    guess.putAll(Product.date("dateOfBirth", LocalDate.of(1980, 1, 1)));
    Page answer = elsewhere.send(form, "input[name=givenName]", guess);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .contains("This NHS number belongs to someone with another name and date of birth")
        .doesNotContain(name);
  }

  @Test
  void aCaseThatStandsStillSaysSo() {
    String name = Product.someName();
    Colleague coordinator = product.logIn("coordinator");
    String reference = start(coordinator, name, null);

    transaction.executeWithoutResult(
        status ->
            events.publishEvent(
                new EngineJobGivenUp(reference, "discharge.record-discharge", "save-discharge")));

    assertThat(coordinator.open("/cases/" + reference).text())
        .contains("Homeward could not carry on with this case");
  }

  @Test
  void parametersThatAreNoTextAreABadRequest() {
    assertThat(product.logIn("coordinator").open("/tasks?after=%FF").status()).isEqualTo(400);
  }

  private String start(Colleague coordinator, String name, String nhsNumber) {
    Page form = coordinator.open("/referrals/new/delayed-discharge");
    Map<String, String> values = new HashMap<>();
    values.put("givenName", "Sam");
    values.put("familyName", name);
    values.put("nhsNumber", nhsNumber == null ? "" : nhsNumber);
    values.put("phone", "020 7946 0123");
    values.putAll(Product.date("dateOfBirth", LocalDate.of(1991, 5, 3)));
    values.put("ward", "cnwl-juniper-ward");
    values.putAll(Product.date("admissionDate", product.today().minusDays(30)));
    values.put("bedType", "200");
    values.put("legalStatus", "informal");
    values.put("borough", "westminster");
    values.put("accommodationBefore", "12");
    values.put("homelessnessRisk", "yes");
    return coordinator
        .send(form, "input[name=givenName]", values)
        .path()
        .substring("/cases/".length());
  }
}
