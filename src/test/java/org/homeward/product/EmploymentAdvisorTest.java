package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.testsupport.Product.date;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Employment support from the ward to a job and back to the search, over HTTP. */
@ProductTest
class EmploymentAdvisorTest {

  @Autowired Product product;

  @Test
  void fromReferralToAJobThatEnds() {
    String name = Product.someName();
    LocalDate today = product.today();
    Colleague coordinator = product.logIn("coordinator");
    String reference = refer(coordinator, name);
    String file = "/cases/" + reference;

    Colleague adviser = product.logIn("employment");
    adviser.finish(
        "Check suitability",
        name,
        Map.of(
            "referralDecision", "take-on",
            "supportConsent", "yes",
            "empSupportInd", "Y",
            "adviser", "employment"));
    assertThat(adviser.open(file).text())
        .as("the first contact is a task")
        .doesNotContain("Record a contact");
    adviser.finish("Make first contact", name, contact(today));
    assertThat(adviser.open("/employment/people?adviser=employment").text()).contains(name);

    Map<String, String> record = new HashMap<>(date("recordedOn", today));
    record.put("employmentStatus", "02");
    record.put("benefitIndicator", "Y");
    record.put("benefitsReceived", "uc");
    adviser.finish("first employment record", name, record);
    assertThat(adviser.open(file).text()).contains("Record a contact");
    assertThat(coordinator.open(file).text())
        .as("an adviser's contact is made by advisers")
        .contains("The person has died")
        .doesNotContain("Record a contact");
    adviser.finish(
        "vocational profile",
        name,
        Map.of(
            "vocationalGoal", "Work in a kitchen",
            "jobPreferences", "Near home, mornings",
            "hoursWanted", "20",
            "specifiedAccommodation", "exempt",
            "disclosureConsent", "not-given"));
    Page money = adviser.open(adviser.taskFor("better off in work", name));
    assertThat(money.text()).contains("paid by Housing Benefit");
    adviser.finish(
        "better off in work",
        name,
        Map.of(
            "betterOffResult", "same",
            "betterOffHours", "20",
            "betterOffNote", "Tell the council about the first pay"));
    adviser.finish(
        "Agree the action plan",
        name,
        Map.of("track", "find-work", "planSteps", "CV this week", "planShared", "yes"));

    Map<String, String> found = new HashMap<>(contact(today));
    found.putAll(date("plannedStartOn", today));
    found.put("searchResult", "accepted");
    found.put("searchDone", "applications");
    found.put("searchNext", "Starts today");
    adviser.finish("Look for work", name, found);
    Map<String, String> begun = new HashMap<>(date("jobStartedOn", today));
    begun.put("jobBegun", "yes");
    begun.put("jobKind", "new");
    begun.put("jobWeeklyHours", "20");
    begun.put("jobSelfEmployed", "no");
    begun.put("livingWage", "yes");
    adviser.finish("Record that the job has begun", name, begun);
    adviser.taskFor("Support the person in work", name);
    assertThat(adviser.open(file).text()).contains("Job held", "Less than 4 weeks");

    String event = file + "/events/job-ended";
    Map<String, String> early = new HashMap<>(date("jobEndedOn", today.minusDays(1)));
    early.put("jobEndReason", "left");
    assertThat(adviser.send(adviser.open(event), "main form[method=post]", early).text())
        .contains("There is a problem");
    Map<String, String> ended = new HashMap<>(date("jobEndedOn", today));
    ended.put("jobEndReason", "left");
    adviser.send(adviser.open(event), "main form[method=post]", ended);
    adviser.taskFor("Look for work", name);
  }

  private static String refer(Colleague coordinator, String name) {
    Map<String, String> values = new HashMap<>();
    values.put("givenName", "Sam");
    values.put("familyName", name);
    values.putAll(date("dateOfBirth", LocalDate.of(1991, 5, 3)));
    values.put("borough", "westminster");
    values.put("consentToRefer", "yes");
    values.put("severeMentalIllness", "yes");
    Page started =
        coordinator.send(
            coordinator.open("/referrals/new/employment-advisor-referral"),
            "input[name=givenName]",
            values);
    assertThat(started.path()).startsWith("/cases/");
    return started.path().substring("/cases/".length());
  }

  private static Map<String, String> contact(LocalDate on) {
    Map<String, String> values = new HashMap<>(date("supportContactOn", on));
    values.put("supportContactResult", "reached");
    values.put("supportContactHow", "01");
    values.put("supportContactNote", "Wants to work again");
    return values;
  }
}
