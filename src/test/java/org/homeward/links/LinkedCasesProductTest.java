package org.homeward.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Two pathways that need each other, on the real engine, from the first page to the last. */
@ProductTest
@Import(LinkedPathways.class)
class LinkedCasesProductTest {

  private static final String SEND = "main form[action*=referrals] button";

  @Autowired Product product;
  @Autowired LinkedPathways.VisitPossible rule;

  @Test
  void onePathwayStartsAnotherWaitsForItAndGoesOn() {
    rule.forget();
    String name = Product.someName();
    Colleague coordinator = product.logIn("coordinator");
    String plan = startPlan(coordinator, name);

    coordinator.finish("Say what the visit is for", name, need("rooms"));

    Colleague housing = product.logIn("housing");
    String visitTask = housing.taskFor("Visit the home", name);
    product.await(
        "the plan waits",
        () ->
            assertThat(coordinator.open(plan).text())
                .contains("It waits for another case of this person"));
    Page planPage = coordinator.open(plan);
    assertThat(planPage.text()).contains("Home visit", "Stage: Visiting", "With Westminster");
    String visit = planPage.linkWith("Home visit, NW-");
    assertThat(housing.open("/people" + visit.substring("/cases".length())).text())
        .contains("Home visit")
        .doesNotContain("Visit plan");

    housing.send(housing.open(visitTask), "button[value=finish]", Map.of("visitOutcome", "fits"));

    Page result = coordinator.open(coordinator.taskFor("Read what the visit showed", name));
    assertThat(result.text())
        .as("what was carried is a fact of this case, too")
        .contains("What did the visit show?", "The home fits")
        .as("due on the day that the calendar gave")
        .contains("Due ");
    coordinator.finish("Read what the visit showed", name, Map.of("resultRead", "yes"));
    product.await(
        "both cases are closed",
        () ->
            assertThat(coordinator.open("/people" + plan.substring("/cases".length())).text())
                .contains("Visit fits", "Visited")
                .contains("This person has no open case"));
  }

  @Test
  void aVisitThatIsOpenIsJoinedAndTellsThePlanToo() {
    rule.forget();
    String name = Product.someName();
    Colleague coordinator = product.logIn("coordinator");
    String plan = startPlan(coordinator, name);
    String form = coordinator.open(plan).linkWith("Start for the same person: Home visit");
    Page visit = coordinator.send(coordinator.open(form), SEND, need("rooms"));
    assertThat(visit.path()).startsWith("/cases/");
    Colleague housing = product.logIn("housing");
    String task = housing.taskFor("Visit the home", name);

    coordinator.finish("Say what the visit is for", name, need("rooms"));
    product.await(
        "the plan has joined the visit",
        () ->
            assertThat(coordinator.open(plan).text())
                .contains("It waits for another case of this person"));
    housing.send(housing.open(task), "button[value=finish]", Map.of("visitOutcome", "unfit"));

    Page result = coordinator.open(coordinator.taskFor("Read what the visit showed", name));
    assertThat(result.text()).contains("The home does not fit");
    assertThat(coordinator.open("/people" + plan.substring("/cases".length())).text())
        .as("no second visit")
        .containsOnlyOnce("Home visit");
  }

  private String startPlan(Colleague coordinator, String name) {
    Page form = coordinator.open("/referrals/new/visit-plan");
    Map<String, String> values =
        new HashMap<>(Product.date("dateOfBirth", LocalDate.of(1990, 1, 2)));
    values.put("givenName", "Sam");
    values.put("familyName", name);
    values.put("ward", "cnwl-juniper-ward");
    values.put("borough", "westminster");
    Page started = coordinator.send(form, "input[name=givenName]", values);
    assertThat(started.path()).as(started.text()).startsWith("/cases/");
    return started.path();
  }

  private static Map<String, String> need(String reason) {
    return Map.of("visitReason", reason, "doorCode", "1234#");
  }
}
