package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the forms of this pathway, with the answers people give. Today is 21 November. */
class DelayedDischargeFormsContentTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @ParameterizedTest(name = "{0} {1}: {2} is accepted: {3}")
  @CsvSource({
    "start, admissionDate, admissionDate=2026-11-21, true",
    "start, admissionDate, admissionDate=2026-11-22, false",
    "start, admissionDate, admissionDate=2016-11-21, true",
    "start, admissionDate, admissionDate=2016-11-20, false",
    "start, admissionDate, admissionDate=2026-11-01 dateOfBirth=2026-11-02, false",
    "start, admissionDate, admissionDate=2026-11-01 dateOfBirth=2026-11-01, true",
    "ready, estimatedDischargeDate, estimatedDischargeDate=2028-11-21 readyOn=2026-11-20, true",
    "ready, estimatedDischargeDate, estimatedDischargeDate=2028-11-22 readyOn=2026-11-20, false",
    "ready, estimatedDischargeDate, estimatedDischargeDate=2028-11-22, false",
    "not-ready, withdrawnOn, withdrawnOn=2026-11-10 readyOn=2026-11-01 reasonSince=2026-11-11, false",
    "not-ready, withdrawnOn, withdrawnOn=2026-11-11 readyOn=2026-11-01 reasonSince=2026-11-11, true",
    "not-ready, withdrawnOn, withdrawnOn=2026-10-31 readyOn=2026-11-01, false",
    "not-ready, withdrawnOn, withdrawnOn=2026-11-22 readyOn=2026-11-01 reasonSince=2026-11-11, false",
    "delay-reason, changedOn, changedOn=2026-11-10 readyOn=2026-11-01 reasonSince=2026-11-11, false",
    "delay-reason, changedOn, changedOn=2026-11-11 readyOn=2026-11-01 reasonSince=2026-11-11, true",
    "delay-reason, changedOn, changedOn=2026-10-31 readyOn=2026-11-01, false",
    "delay-reason, changedOn, changedOn=2026-11-22 readyOn=2026-11-01 reasonSince=2026-11-11, false",
    "discharge, dischargeDate, dischargeDate=2026-11-10 readyOn=2026-11-01 reasonSince=2026-11-11, false",
    "discharge, dischargeDate, dischargeDate=2026-11-11 readyOn=2026-11-01 reasonSince=2026-11-11, true",
    "discharge, dischargeDate, dischargeDate=2026-10-31 readyOn=2026-11-01, false",
    "discharge, dischargeDate, dischargeDate=2026-11-22 readyOn=2026-11-01 reasonSince=2026-11-11, false",
    "housing, moveInDate, moveInDate=2026-10-31 admissionDate=2026-11-01, false",
    "housing, moveInDate, moveInDate=2026-11-01 admissionDate=2026-11-01, true",
    "housing, moveInDate, moveInDate=2028-11-21 admissionDate=2026-11-01, true",
    "housing, moveInDate, moveInDate=2028-11-22 admissionDate=2026-11-01, false",
    "housing, moveInDate, moveInDate=2206-12-01, false",
    "social-care, packageStartDate, packageStartDate=2026-10-31 admissionDate=2026-11-01, false",
    "social-care, packageStartDate, packageStartDate=2026-11-01 admissionDate=2026-11-01, true",
    "social-care, packageStartDate, packageStartDate=2028-11-21 admissionDate=2026-11-01, true",
    "social-care, packageStartDate, packageStartDate=2028-11-22 admissionDate=2026-11-01, false",
    "social-care, packageStartDate, packageStartDate=2206-12-01, false",
    "trust, trustActionDate, trustActionDate=2026-10-31 admissionDate=2026-11-01, false",
    "trust, trustActionDate, trustActionDate=2026-11-01 admissionDate=2026-11-01, true",
    "trust, trustActionDate, trustActionDate=2028-11-21 admissionDate=2026-11-01, true",
    "trust, trustActionDate, trustActionDate=2028-11-22 admissionDate=2026-11-01, false",
    "trust, trustActionDate, trustActionDate=2206-12-01, false",
    "escalation, reviewOn, reviewOn=2028-11-21, true",
    "escalation, reviewOn, reviewOn=2028-11-22, false",
    "housing, dutyToReferAcknowledgedOn, dutyToReferAcknowledgedOn=2024-11-01 admissionDate=2026-11-01, true",
    "housing, dutyToReferAcknowledgedOn, dutyToReferAcknowledgedOn=2024-10-31 admissionDate=2026-11-01, false",
    "housing, dutyToReferAcknowledgedOn, dutyToReferAcknowledgedOn=2026-11-22 admissionDate=2026-11-01, false",
    "social-care, fundingDecidedOn, fundingDecidedOn=2024-11-01 admissionDate=2026-11-01, true",
    "social-care, fundingDecidedOn, fundingDecidedOn=2024-10-31 admissionDate=2026-11-01, false",
    "social-care, fundingDecidedOn, fundingDecidedOn=2026-11-22 admissionDate=2026-11-01, false",
    "ready, readyOn, readyOn=2026-11-20 admissionDate=2026-11-20, true",
    "ready, readyOn, readyOn=2026-11-19 admissionDate=2026-11-20, false",
    "ready, readyOn, readyOn=2026-11-22 admissionDate=2026-11-20, false",
    "ready, readyOn, readyOn=2026-11-12 admissionDate=2026-11-01 withdrawnOn=2026-11-15, false",
    "ready, readyOn, readyOn=2026-11-15 admissionDate=2026-11-01 withdrawnOn=2026-11-15, true",
    "ready, estimatedDischargeDate, estimatedDischargeDate=2026-12-24 readyOn=2026-11-20, true",
    "ready, estimatedDischargeDate, estimatedDischargeDate=2026-11-19 readyOn=2026-11-20, false",
    "not-ready, withdrawnOn, withdrawnOn=2026-11-20 readyOn=2026-11-20, true",
    "not-ready, withdrawnOn, withdrawnOn=2026-11-19 readyOn=2026-11-20, false",
    "not-ready, withdrawnOn, withdrawnOn=2026-11-22 readyOn=2026-11-20, false",
    "delay-reason, changedOn, changedOn=2026-11-21 readyOn=2026-11-20, true",
    "delay-reason, changedOn, changedOn=2026-11-19 readyOn=2026-11-20, false",
    "housing, dutyToReferAcknowledgedOn, dutyToReferAcknowledgedOn=2026-11-22, false",
    "social-care, fundingDecidedOn, fundingDecidedOn=2026-11-22, false",
    "social-care, fundingDecidedOn, fundingDecidedOn=2026-11-21, true",
    "escalation, reviewOn, reviewOn=2026-11-21, false",
    "escalation, reviewOn, reviewOn=2026-11-22, true",
    "discharge, dischargeDate, dischargeDate=2026-11-21 readyOn=2026-11-20, true",
    "discharge, dischargeDate, dischargeDate=2026-11-22 readyOn=2026-11-20, false",
    "discharge, dischargeDate, dischargeDate=2026-11-19 readyOn=2026-11-20, false",
    "discharge, dischargeMethod, dischargeMethod=1, true",
    "discharge, dischargeMethod, dischargeMethod=4, false",
    "discharge, dischargeDestination, dischargeDestination=19, true",
    "discharge, dischargeDestination, dischargeDestination=79, false",
    "follow-up, contactDate, contactDate=2026-11-20 dischargeDate=2026-11-20, false",
    "follow-up, contactDate, contactDate=2026-11-21 dischargeDate=2026-11-20, true",
    "follow-up, contactDate, contactDate=2026-11-22 dischargeDate=2026-11-20, false",
    "death, dateOfDeath, dateOfDeath=2026-11-22 admissionDate=2026-11-01, false",
    "death, dateOfDeath, dateOfDeath=2026-10-31 admissionDate=2026-11-01, false",
    "death, dateOfDeath, dateOfDeath=2026-11-21 admissionDate=2026-11-01, true"
  })
  void datesAndCodesAreChecked(String form, String key, String answers, boolean accepted) {
    String check = FormFields.property(field(form, key), "check");
    assertThat(Feel.evaluate(check, facts(answers))).isEqualTo(accepted);
  }

  @ParameterizedTest(name = "{0} {1}: {2} hides it: {3}")
  @CsvSource({
    "ready, responsibleCouncil, attribution=04, true",
    "ready, responsibleCouncil, attribution=05, false",
    "ready, responsibleCouncil, attribution=06, false",
    "delay-reason, responsibleCouncil, attribution=04, true",
    "delay-reason, responsibleCouncil, attribution=06, false",
    "housing, accommodationFound, housingOutcome=resolved, false",
    "housing, accommodationFound, housingOutcome=not-possible, true",
    "housing, moveInDate, housingOutcome=resolved, false",
    "social-care, fundingRoute, socialCareOutcome=not-possible, true",
    "social-care, packageStartDate, socialCareOutcome=resolved, false",
    "social-care, fundingDecidedOn, socialCareOutcome=resolved fundingRoute=none, true",
    "social-care, fundingDecidedOn, socialCareOutcome=resolved fundingRoute=joint, false",
    "social-care, fundingDecidedOn, socialCareOutcome=resolved, false",
    "trust, trustActionDate, trustOutcome=resolved, false",
    "trust, trustActionDate, trustOutcome=not-possible, true",
    "follow-up, contactMechanism, contactOutcome=seen, false",
    "follow-up, contactMechanism, contactOutcome=not-reached, true"
  })
  void onlyWhatMattersIsAsked(String form, String key, String answers, boolean hidden) {
    String hide = FormFields.hide(field(form, key));
    assertThat(Feel.evaluate(hide, facts(answers))).isEqualTo(hidden);
  }

  private static tools.jackson.databind.JsonNode field(String form, String key) {
    return FormFields.field(PathwayFiles.formsById().get("delayed-discharge-" + form), key);
  }

  private static Map<String, Object> facts(String answers) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("today", TODAY);
    for (String answer : answers.split(" ")) {
      String[] parts = answer.split("=");
      facts.put(parts[0], parts[1]);
    }
    return facts;
  }
}
