package org.homeward.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A delayed discharge from referral to follow-up, by six people at six browsers. */
@ProductTest
class DelayedDischargeJourneyTest {

  @Autowired Product product;

  @Test
  void crossesAgenciesUntilThePersonIsHomeAndSeen() {
    String surname = Product.someName();
    try (Visitor coordinator = Visitor.to(product).logIn("coordinator");
        Visitor housing = Visitor.to(product).logIn("housing");
        Visitor socialWork = Visitor.to(product).logIn("socialwork");
        Visitor ward = Visitor.to(product).logIn("ward");
        Visitor community = Visitor.to(product).logIn("community");
        Visitor manager = Visitor.to(product).logIn("manager")) {
      assertThat(links(coordinator))
          .containsExactly(
              "My work", "Cases", "Start a referral", "Questions", "Meetings", "Vacancies");
      assertThat(links(housing))
          .containsExactly(
              "My work",
              "Cases",
              "Start a referral",
              "Questions",
              "Meetings",
              "Vacancies",
              "Panel");

      String casePage = startCase(coordinator, surname);
      screen(coordinator, surname);
      coordinator.waitFor(
          casePage, "Planning", "CNWL discharge coordination team, since today", "Not started");

      recordReady(coordinator, surname);
      coordinator.waitFor(
          casePage,
          "Ready and waiting",
          "0 days since",
          "With 2 teams:",
          "Westminster housing team, since today",
          "Westminster adult social care team, since today",
          "Awaiting provision of community equipment");

      take(housing, "Find a home or a housing decision", surname);
      take(socialWork, "Arrange care and support", surname);
      coordinator.waitFor(
          casePage,
          "Westminster housing team, Aisha Khan, since today",
          "Westminster adult social care team, Tom Whitfield, since today");

      product.wait(Duration.ofDays(9));
      escalationReachesManager(coordinator, manager, casePage, surname);

      findHome(housing, surname);
      coordinator.open(casePage);
      assertThat(coordinator.text())
          .as("the other agency goes on")
          .containsPattern("adult social care team, Tom Whitfield, for \\d working days")
          .doesNotContain("Aisha Khan, for");
      arrangeCare(socialWork, surname);
      coordinator.waitFor(casePage, "Juniper Ward, since today", "Get everything ready");

      prepareLeaving(ward, surname);
      recordDischarge(ward, surname);
      coordinator.waitFor(
          casePage,
          "Was clinically ready for 10 days until ",
          "Westminster community mental health team, since today");

      product.wait(Duration.ofDays(1));
      followUp(community, surname);
      coordinator.waitFor(
          casePage, "Closed", "Left the ward and was seen within 72 hours", "Nobody");
      assertThat(happened(coordinator))
          .containsExactly(
              "Case closed",
              "Finished: See the person within 72 hours of leaving",
              "Finished: Record the discharge",
              "Finished: Get everything ready for leaving",
              "Finished: Arrange care and support: Equipment and changes to the home",
              "Finished: Find a home or a housing decision: Landlord's permission",
              "Finished: Decide how to unblock this discharge",
              "Escalated to CNWL managers",
              "Taken: Arrange care and support: Equipment and changes to the home",
              "Taken: Find a home or a housing decision: Landlord's permission",
              "Finished: Record that the person is clinically ready for discharge",
              "Finished: Screen for barriers to leaving",
              "Delayed discharge started");
      for (Visitor visitor : List.of(coordinator, housing, socialWork, ward, community, manager)) {
        visitor.assertNoComplaints();
      }
    }
  }

  private String startCase(Visitor coordinator, String surname) {
    coordinator.page().locator("header").getByText("Start a referral").click();
    coordinator.page().locator("main a[href$='/referrals/new/delayed-discharge']").click();
    coordinator
        .fill("givenName", "Sam")
        .fill("familyName", surname)
        .date("dateOfBirth", LocalDate.of(1991, 5, 3))
        .select("ward", "cnwl-juniper-ward")
        .date("admissionDate", product.today().minusDays(40))
        .select("bedType", "200")
        .select("legalStatus", "informal")
        .select("borough", "westminster")
        .select("accommodationBefore", "12")
        .choose("homelessnessRisk", "yes")
        .press("Start the case");
    assertThat(coordinator.path()).startsWith("/cases/");
    return coordinator.path();
  }

  private void screen(Visitor coordinator, String surname) {
    coordinator.openTask("Screen for barriers to leaving", surname);
    assertThat(coordinator.shows("someoneToConsult")).as("only without capacity").isFalse();
    coordinator
        .choose("detainedBefore", "no")
        .choose("capacityForHome", "yes")
        .choose("outOfArea", "no")
        .finish();
  }

  private void prepareLeaving(Visitor ward, String surname) {
    ward.openTask("Get everything ready for leaving", surname)
        .choose("crisisPlanInPlace", "yes")
        .choose("crisisPlanShared", "yes")
        .date("estimatedDischargeDate", product.today())
        .choose("gpNotified", "yes")
        .choose("followUpBooked", "yes")
        .date("followUpOn", product.today().plusDays(1))
        .choose("medicationReady", "yes")
        .choose("transportBooked", "own")
        .finish();
  }

  private void recordReady(Visitor coordinator, String surname) {
    coordinator.openTask("Record that the person is clinically ready for discharge", surname);
    for (String statement :
        List.of("careElsewhere", "planCoversNeeds", "viewsHeard", "partnersInvolved")) {
      coordinator.choose(statement, "true");
    }
    coordinator
        .date("readyOn", product.today())
        .fill("decidedBy", "Dr Ruth Osei")
        .select("decidedByRole", "consultant")
        .select("delayReason", "10");
    assertThat(coordinator.shows("responsibleCouncil")).as("before it applies").isFalse();
    coordinator.choose("attribution", "06");
    assertThat(coordinator.shows("responsibleCouncil")).as("when it applies").isTrue();
    coordinator.select("responsibleCouncil", "westminster-council").finish();
  }

  private void take(Visitor visitor, String task, String surname) {
    visitor.openTask(task, surname).press("Take this task");
    assertThat(visitor.text()).contains("You have taken: " + task, "Give back to the team");
  }

  private void escalationReachesManager(
      Visitor coordinator, Visitor manager, String casePage, String surname) {
    coordinator.waitFor(casePage, "Escalated", "9 days since", "CNWL managers, since today");
    manager
        .openTask("Decide how to unblock this discharge", surname)
        .choose("escalationDecision", "carry-on")
        .fill("escalationOwner", "Aisha Khan, Westminster City Council")
        .date("reviewOn", product.today().plusDays(7))
        .fill("escalationNote", "The offer is expected this week")
        .finish();
    // Both council teams, and the coordinator, whom the weekly check of the reason has reached.
    coordinator.waitFor(casePage, "With 3 teams:", "Check the delay reason");
    assertThat(coordinator.text()).contains("Ready and waiting");
  }

  private void findHome(Visitor housing, String surname) {
    housing.open("/tasks");
    housing.openTask("Find a home", surname);
    assertThat(housing.shows("changesOn")).isFalse();
    housing.choose("housingOutcome", "resolved");
    assertThat(housing.shows("moveInDate")).as("not for a permission").isFalse();
    housing
        .date("doneOn", product.today())
        .date("changesOn", product.today())
        .fill("housingDone", "The landlord agreed to the rail")
        .finish();
  }

  private void arrangeCare(Visitor socialWork, String surname) {
    socialWork.openTask("Arrange care", surname);
    assertThat(socialWork.shows("doneOn")).isFalse();
    socialWork.choose("socialCareOutcome", "resolved");
    assertThat(socialWork.shows("fundingRoute")).as("not for equipment").isFalse();
    socialWork
        .date("doneOn", product.today())
        .fill("socialCareDone", "The bath rail is in place")
        .finish();
  }

  private void recordDischarge(Visitor ward, String surname) {
    ward.openTask("Record the discharge", surname)
        .date("dischargeDate", product.today())
        .select("dischargeMethod", "1")
        .select("dischargeDestination", "19")
        .select("accommodationType", "11")
        .choose("settledAccommodation", "Y")
        .choose("crisisPlanInPlace", "yes")
        .choose("crisisPlanShared", "yes")
        .choose("gpNotified", "yes")
        .choose("followUpBooked", "yes")
        .finish();
  }

  private void followUp(Visitor community, String surname) {
    community.openTask("See the person within 72 hours", surname);
    assertThat(community.shows("contactMechanism")).isFalse();
    community
        .choose("contactOutcome", "seen")
        .date("contactDate", product.today())
        .select("contactMechanism", "01")
        .fill("contactNote", "Doing well, sees the team again on Friday")
        .finish();
  }

  private static List<String> links(Visitor visitor) {
    return visitor.page().locator(".nhsuk-header__navigation-link:visible").allInnerTexts();
  }

  private static List<String> happened(Visitor visitor) {
    return visitor.page().locator(".hw-timeline__title").allInnerTexts();
  }
}
