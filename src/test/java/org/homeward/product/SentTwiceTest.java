package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same thing sent twice: a double click, two tabs, two colleagues at the same moment. */
@ProductTest
class SentTwiceTest {

  private static final String DIED_ON = "input[name=dateOfDeath-day]";

  @Autowired Product product;
  @Autowired JdbcClient jdbc;

  @RepeatedTest(5)
  void aReferralThatIsSentTwiceStartsOneCaseForOnePerson(RepetitionInfo round) {
    String name = Product.someName();
    String nhsNumber = round.getCurrentRepetition() == 1 ? "9990000077" : "";
    Colleague coordinator = product.logIn("coordinator");
    Page form = coordinator.open("/referrals/new/delayed-discharge");
    Map<String, String> values = referral(name, product.today().minusDays(9));
    values.put("nhsNumber", nhsNumber);

    List<Page> answers = atOnce(4, () -> coordinator.send(form, "input[name=givenName]", values));

    assertThat(answers.stream().map(Page::path).distinct().toList())
        .singleElement()
        .asString()
        .startsWith("/cases/NW-");
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM person WHERE family_name = :name")
                .param("name", name)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  /** Each from a form of their own: only one of them is right about the day. */
  @Test
  void aDeathThatIsReportedTwiceAtTheSameMomentIsKeptOnce() {
    Colleague coordinator = product.logIn("coordinator");
    String reference = waiting(coordinator);
    List<Page> forms = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      forms.add(coordinator.open("/cases/" + reference + "/events/person-died"));
    }

    List<Page> answers =
        atOnce(3, day -> coordinator.send(forms.get(day), DIED_ON, death(1 + day)));

    assertThat(answers.stream().map(Page::status).sorted().toList()).containsExactly(200, 409, 409);
    isClosedByDeath(coordinator, reference);
  }

  /** A double click is told what it did, and not that it came too late for itself. */
  @Test
  void oneReportOfADeathThatIsSentTwiceIsKeptOnce() {
    Colleague coordinator = product.logIn("coordinator");
    String reference = waiting(coordinator);
    Page form = coordinator.open("/cases/" + reference + "/events/person-died");

    List<Page> answers = atOnce(3, any -> coordinator.send(form, DIED_ON, death(1)));

    assertThat(answers.stream().map(Page::status).toList()).containsExactly(200, 200, 200);
    isClosedByDeath(coordinator, reference);
    assertThat(coordinator.send(form, DIED_ON, death(1)).status()).isEqualTo(200);
  }

  private String waiting(Colleague coordinator) {
    String name = Product.someName();
    String reference = coordinator.referDelayedDischarge(name, product.today().minusDays(40));
    coordinator.taskFor("clinically ready", name);
    return reference;
  }

  private Map<String, String> death(int daysAgo) {
    Map<String, String> values =
        new HashMap<>(Product.date("dateOfDeath", product.today().minusDays(daysAgo)));
    values.put("deathSource", "family");
    return values;
  }

  private void isClosedByDeath(Colleague coordinator, String reference) {
    product.await(
        "the case is closed",
        () ->
            assertThat(coordinator.open("/cases/" + reference).text()).contains("The person died"));
  }

  private static Map<String, String> referral(String name, LocalDate admitted) {
    Map<String, String> values = new HashMap<>();
    values.put("givenName", "Sam");
    values.put("familyName", name);
    values.putAll(Product.date("dateOfBirth", LocalDate.of(1980, 3, 4)));
    values.put("ward", "cnwl-juniper-ward");
    values.putAll(Product.date("admissionDate", admitted));
    values.put("bedType", "200");
    values.put("legalStatus", "informal");
    values.put("borough", "westminster");
    values.put("accommodationBefore", "02");
    values.put("homelessnessRisk", "no");
    return values;
  }

  private static List<Page> atOnce(int times, java.util.function.Supplier<Page> act) {
    return atOnce(times, ignored -> act.get());
  }

  private static List<Page> atOnce(int times, java.util.function.IntFunction<Page> act) {
    try (ExecutorService people = Executors.newFixedThreadPool(times)) {
      return IntStream.range(0, times)
          .mapToObj(i -> CompletableFuture.supplyAsync(() -> act.apply(i), people))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }
}
