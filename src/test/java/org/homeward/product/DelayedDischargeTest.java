package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.testsupport.Product.date;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A delayed discharge crosses three agencies, over HTTP, on the real engine. */
@ProductTest
class DelayedDischargeTest {

  @Autowired Product product;

  @Test
  void crossesThreeAgenciesFromReferralToFollowUp() {
    String name = Product.someName();
    LocalDate today = product.today();
    Colleague coordinator = product.logIn("coordinator");

    String reference = coordinator.startDelayedDischarge(name, today.minusDays(40));
    coordinator.finish("clinically ready", name, ready(today));

    Page waiting = coordinator.open("/cases/" + reference);
    product.await(
        "both council teams have it",
        () ->
            assertThat(coordinator.open("/cases/" + reference).text())
                .contains("Find a home or a housing decision")
                .contains("Arrange care and support")
                .contains("With 2 teams"));
    assertThat(waiting.status()).isEqualTo(200);
    assertThat(
            coordinator
                .open("/cases/" + reference)
                .document()
                .select("dt:containsOwn(What happens next) + dd li")
                .eachText())
        .as("what can follow, each once")
        .contains("Get everything ready for leaving (ward staff)")
        .doesNotHaveDuplicates();

    Colleague housing = product.logIn("housing");
    Colleague socialWork = product.logIn("socialwork");
    assertThat(housing.open("/tasks").text()).doesNotContain("Arrange care and support");
    housing.finish("Find a home", name, home(today));
    socialWork.finish("Arrange care", name, care(today));

    Colleague ward = product.logIn("ward");
    ward.prepareLeaving(name);
    ward.finish("Record the discharge", name, discharge(today));

    Colleague community = product.logIn("community");
    String followUp = community.taskFor("See the person within 72 hours", name);
    product.wait(Duration.ofDays(1));
    Map<String, String> contact = new HashMap<>(date("contactDate", product.today()));
    contact.put("contactOutcome", "seen");
    contact.put("contactMechanism", "01");
    contact.put("contactNote", "Doing well, sees the team again on Friday");
    community.send(community.open(followUp), "button[value=finish]", contact);

    product.await(
        "the case is closed",
        () ->
            assertThat(coordinator.open("/cases/" + reference).text())
                .contains("Closed")
                .contains("Left the ward and was seen within 72 hours"));
  }

  @Test
  void whatWasAskedEarlyIsInTheWayUntilItIsAnswered() {
    String name = Product.someName();
    LocalDate today = product.today();
    Colleague coordinator = product.logIn("coordinator");
    String reference = coordinator.referDelayedDischarge(name, today.minusDays(40));
    coordinator.finish(
        "Screen for barriers",
        name,
        Map.of(
            "barriers", "safeguarding",
            "detainedBefore", "no",
            "capacityForHome", "yes",
            "outOfArea", "no"));
    Colleague socialWork = product.logIn("socialwork");
    socialWork.taskFor("Safeguarding", name);

    Map<String, String> ready = ready(today);
    ready.put("delayReason", "01");
    ready.put("contributingReasons", "safeguarding");
    coordinator.finish("clinically ready", name, ready);
    product.logIn("community").finish("Care coordinator", name, named(today));
    product.await(
        "only the early work is left",
        () ->
            assertThat(coordinator.open("/cases/" + reference).text())
                .contains("Being worked on Safeguarding"));
    Awaitility.await("the ward is told nothing meanwhile")
        .during(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertThat(coordinator.open("/cases/" + reference).text())
                    .contains("Being worked on Safeguarding")
                    .doesNotContain("Get everything ready for leaving Juniper Ward"));

    socialWork.finish("Safeguarding", name, trustsPart(today));
    product.logIn("ward").taskFor("Get everything ready for leaving", name);
  }

  private static Map<String, String> named(LocalDate from) {
    Map<String, String> values = new HashMap<>(date("workerStartsOn", from));
    values.put("workerName", "Ama Boateng");
    values.put("trustOutcome", "resolved");
    values.put("trustDone", "Agreed with everybody");
    return values;
  }

  private static Map<String, String> trustsPart(LocalDate on) {
    Map<String, String> values = new HashMap<>(date("doneOn", on));
    values.put("trustOutcome", "resolved");
    values.put("trustDone", "Agreed with everybody");
    return values;
  }

  static Map<String, String> ready(LocalDate on) {
    Map<String, String> values = new HashMap<>(date("readyOn", on));
    for (String statement :
        new String[] {"careElsewhere", "planCoversNeeds", "viewsHeard", "partnersInvolved"}) {
      values.put(statement, "true");
    }
    values.put("decidedBy", "Dr Ruth Osei");
    values.put("decidedByRole", "consultant");
    values.put("delayReason", "10");
    values.put("attribution", "06");
    values.put("responsibleCouncil", "westminster-council");
    return values;
  }

  static Map<String, String> home(LocalDate on) {
    Map<String, String> values = new HashMap<>(date("doneOn", on));
    values.putAll(date("changesOn", on));
    values.put("housingOutcome", "resolved");
    values.put("housingDone", "Flat found at Saffron Gate");
    return values;
  }

  static Map<String, String> care(LocalDate on) {
    Map<String, String> values = new HashMap<>(date("doneOn", on));
    values.put("socialCareOutcome", "resolved");
    values.put("socialCareDone", "Support plan agreed");
    return values;
  }

  static Map<String, String> support(LocalDate on) {
    Map<String, String> values = new HashMap<>(date("packageStartDate", on));
    values.put("socialCareOutcome", "resolved");
    values.put("fundingRoute", "section-117");
    values.put("socialCareDone", "Support plan agreed");
    return values;
  }

  static Map<String, String> discharge(LocalDate on) {
    Map<String, String> values = new HashMap<>(date("dischargeDate", on));
    values.put("dischargeMethod", "1");
    values.put("dischargeDestination", "19");
    values.put("accommodationType", "11");
    values.put("settledAccommodation", "Y");
    values.put("crisisPlanInPlace", "yes");
    values.put("crisisPlanShared", "yes");
    values.put("gpNotified", "yes");
    values.put("followUpBooked", "yes");
    return values;
  }
}
