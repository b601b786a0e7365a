package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.testsupport.Product.date;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
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

    Colleague housing = product.logIn("housing");
    Colleague socialWork = product.logIn("socialwork");
    assertThat(housing.open("/tasks").text()).doesNotContain("Arrange care and support");
    housing.finish("Find a home", name, home(today));
    socialWork.finish("Arrange care", name, care(today));

    Colleague ward = product.logIn("ward");
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

  static Map<String, String> ready(LocalDate on) {
    Map<String, String> values = new HashMap<>(date("readyOn", on));
    for (String statement :
        new String[] {"careElsewhere", "planCoversNeeds", "viewsHeard", "partnersInvolved"}) {
      values.put(statement, "true");
    }
    values.put("decidedBy", "Dr Ruth Osei");
    values.put("decidedByRole", "consultant");
    values.put("delayReason", "18");
    values.put("attribution", "06");
    values.put("responsibleCouncil", "westminster-council");
    return values;
  }

  static Map<String, String> home(LocalDate on) {
    Map<String, String> values = new HashMap<>(date("moveInDate", on));
    values.put("housingOutcome", "resolved");
    values.put("accommodationFound", "11");
    values.put("housingDone", "Flat found at Saffron Gate");
    return values;
  }

  static Map<String, String> care(LocalDate on) {
    Map<String, String> values = new HashMap<>(date("packageStartDate", on));
    values.putAll(date("fundingDecidedOn", on));
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
    values.put("crisisPlanShared", "yes");
    values.put("gpNotified", "yes");
    values.put("followUpBooked", "yes");
    return values;
  }
}
