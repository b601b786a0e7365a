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

/** A council's housing duty goes on when the person has left the ward, and the case with it. */
@ProductTest
class HousingDutyTest {

  private static final String SEND = "button[value=finish]";
  private static final String WORK = "Work to the personal housing plan";

  @Autowired private Product product;

  @Test
  void theCouncilsTaskIsStillThereAfterTheDischarge() {
    String name = Product.someName();
    LocalDate today = product.today();
    Colleague coordinator = product.logIn("coordinator");
    String reference = coordinator.referDelayedDischarge(name, today.minusDays(3));
    Page screening = coordinator.open(coordinator.taskFor("Screen for barriers", name));
    screening.document().selectFirst("input[name=barriers][value=housing]").attr("checked", "");
    coordinator.send(
        screening,
        SEND,
        Map.of("detainedBefore", "no", "capacityForHome", "yes", "outOfArea", "no"));
    Map<String, String> referral = new HashMap<>();
    for (String ticked : new String[] {"dutyConsent", "dutyContactConsent"}) {
      referral.put(ticked, "true");
    }
    referral.put("dutyAgreed", "yes");
    referral.put("chosenCouncilKind", "listed");
    referral.put("chosenCouncil", "westminster-council");
    referral.put("dutyReason", "no-home");
    referral.put("dutyContact", "07700 900123");
    coordinator.finish("Refer to the council", name, referral);

    Colleague housing = product.logIn("housing");
    Map<String, String> received = new HashMap<>(date("dutyAcknowledgedOn", today));
    received.put("dutyAcknowledgedBy", "Aisha Khan");
    housing.finish("Acknowledge the duty", name, received);
    Map<String, String> contact = new HashMap<>(date("dutyContactedOn", today));
    contact.put("dutyContactNote", "Assessment on Monday");
    housing.finish("Contact the person", name, contact);
    Map<String, String> decision = new HashMap<>(date("dutyFrom", today));
    decision.putAll(date("moveInDate", today));
    decision.put("dutyKind", "relief");
    decision.put("placeNamed", "yes");
    decision.put("accommodationFound", "19");
    decision.put("dutyDecisionNote", "Interim accommodation is booked");
    housing.finish("Decide which housing duty", name, decision);
    String work = housing.taskFor(WORK, name);
    assertThat(coordinator.open("/cases/" + reference).text())
        .as("the duty runs beside the stay")
        .contains("Relief duty until");

    Colleague ward = product.logIn("ward");
    Page leaving = ward.open("/cases/" + reference + "/events/left-ward");
    Map<String, String> left = new HashMap<>(date("dischargeDate", today));
    left.put("dischargeMethod", "1");
    left.put("dischargeDestination", "19");
    left.put("accommodationType", "19");
    left.put("settledAccommodation", "N");
    left.put("crisisPlanInPlace", "yes");
    left.put("crisisPlanShared", "yes");
    left.put("gpNotified", "yes");
    left.put("followUpBooked", "yes");
    assertThat(ward.send(leaving, "main form[method=post]", left).path())
        .isEqualTo("/cases/" + reference);
    Colleague community = product.logIn("community");
    String followUp = community.taskFor("See the person within 72 hours", name);
    product.wait(Duration.ofDays(1));
    Map<String, String> seen = new HashMap<>(date("contactDate", product.today()));
    seen.put("contactOutcome", "seen");
    seen.put("contactMechanism", "01");
    seen.put("contactNote", "Doing well");
    community.send(community.open(followUp), SEND, seen);

    product.await(
        "only the duty is open, and the case says so",
        () ->
            assertThat(coordinator.open("/cases/" + reference).text())
                .contains(WORK, "Relief duty until", "Housing duty")
                .doesNotContain("Left the ward and was seen within 72 hours"));
    assertThat(housing.taskFor(WORK, name)).isEqualTo(work);
    Page page = housing.open(work);
    assertThat(page.text()).contains("Relief duty", "07700 900123");
    Map<String, String> ended = new HashMap<>(date("dutyEndedOn", product.today()));
    ended.put("dutyEnd", "home-secured");
    ended.put("dutyEndNote", "A studio for at least six months");
    housing.send(page, SEND, ended);
    product.await(
        "the case is closed with the duty",
        () ->
            assertThat(coordinator.open("/cases/" + reference).text())
                .contains("Closed", "Left the ward and was seen within 72 hours"));
  }
}
