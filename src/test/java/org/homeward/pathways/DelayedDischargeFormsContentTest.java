package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
    "delay-reason, changedOn, changedOn=2026-11-11 readyOn=2026-11-01 reasonSince=2026-11-11, false",
    "delay-reason, changedOn, changedOn=2026-11-12 readyOn=2026-11-01 reasonSince=2026-11-11, true",
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
    "screen, estimatedDischargeDate, estimatedDischargeDate=2026-10-31 admissionDate=2026-11-01, false",
    "screen, estimatedDischargeDate, estimatedDischargeDate=2026-11-30 admissionDate=2026-11-01, true",
    "ward-move, movedOn, movedOn=2026-11-22 admissionDate=2026-11-01, false",
    "ward-move, movedOn, movedOn=2026-10-31 admissionDate=2026-11-01, false",
    "ward-move, movedOn, movedOn=2026-11-21 admissionDate=2026-11-01, true",
    "absent, absentSince, absentSince=2026-10-31 admissionDate=2026-11-01, false",
    "absent, absentSince, absentSince=2026-11-22 admissionDate=2026-11-01, false",
    "returned, returnedOn, returnedOn=2026-11-09 absentSince=2026-11-10, false",
    "returned, returnedOn, returnedOn=2026-11-10 absentSince=2026-11-10, true",
    "legal-status, legalStatusSince, legalStatusSince=2026-11-22 admissionDate=2026-11-01, false",
    "consent-withdrawn, consentWithdrawnOn, consentWithdrawnOn=2026-11-22, false",
    "transfer, transferredOn, transferredOn=2026-11-10 reasonSince=2026-11-11, false",
    "transfer, transferredOn, transferredOn=2026-11-11 reasonSince=2026-11-11, true",
    "transfer, transferredOn, transferredOn=2026-11-22 admissionDate=2026-11-01, false",
    "action, actionDueOn, actionDueOn=2026-11-20, false",
    "action, actionDueOn, actionDueOn=2026-11-21, true",
    "chase, lookAgainOn, lookAgainOn=2026-11-21, false",
    "chase, lookAgainOn, lookAgainOn=2026-11-22, true",
    "duty-acknowledged, dutyAcknowledgedOn, dutyAcknowledgedOn=2026-11-22, false",
    "duty-contact, dutyContactedOn, dutyContactedOn=2026-10-31 admissionDate=2026-11-01, false",
    "duty-decision, dutyFrom, dutyFrom=2026-11-21 admissionDate=2026-11-01, true",
    "duty-outcome, dutyEndedOn, dutyEndedOn=2026-11-22 admissionDate=2026-11-01, false",
    "duty-outcome, dutyEndedOn, dutyEndedOn=2026-11-09 dutyFrom=2026-11-10, false",
    "duty-outcome, dutyEndedOn, dutyEndedOn=2026-11-10 dutyFrom=2026-11-10, true",
    "duty-to-refer, dutyReferredOn, dutyReferredOn=2026-11-22 admissionDate=2026-11-01, false",
    "duty-acknowledged, dutyAcknowledgedOn, dutyAcknowledgedOn=2026-11-09 dutyReferredOn=2026-11-10, false",
    "duty-contact, dutyContactedOn, dutyContactedOn=2026-11-09 dutyReferredOn=2026-11-10, false",
    "duty-contact, dutyContactedOn, dutyContactedOn=2026-11-10 dutyReferredOn=2026-11-10, true",
    "checklist, estimatedDischargeDate, estimatedDischargeDate=2026-11-14, true",
    "checklist, estimatedDischargeDate, estimatedDischargeDate=2026-11-13, false",
    "checklist, estimatedDischargeDate, estimatedDischargeDate=2027-11-22, false",
    "checklist, followUpOn, followUpOn=2026-11-24 estimatedDischargeDate=2026-11-24, false",
    "checklist, followUpOn, followUpOn=2026-11-25 estimatedDischargeDate=2026-11-24, true",
    "checklist, followUpOn, followUpOn=2026-11-27 estimatedDischargeDate=2026-11-24, true",
    "checklist, followUpOn, followUpOn=2026-11-28 estimatedDischargeDate=2026-11-24, false",
    "checklist, followUpOn, followUpOn=2027-11-20 estimatedDischargeDate=2026-11-24, false",
    "checklist, followUpBooked, followUpBooked=yes, true",
    "checklist, followUpBooked, followUpBooked=not-needed, true",
    "checklist, followUpBooked, followUpBooked=no, false",
    "checklist, crisisPlanException, crisisPlanException=not-yet, false",
    "checklist, crisisPlanException, crisisPlanException=declined, true",
    "checklist, gpException, gpException=not-yet, false",
    "checklist, gpException, gpException=no-gp, true",
    "checklist, gpException, gpException=declined, true",
    "checklist, medicationReady, medicationReady=no, false",
    "checklist, medicationReady, medicationReady=not-needed, true",
    "action, actionRole, actionRole=housing-officer consentToShare=yes, true",
    "action, actionRole, actionRole=housing-officer, true",
    "action, actionRole, actionRole=housing-officer consentToShare=no, false",
    "action, actionRole, actionRole=social-worker consentToShare=no, false",
    "action, actionRole, actionRole=community-team consentToShare=no, true",
    "reason-check, changedOn, changedOn=2026-11-10 readyOn=2026-11-01 reasonSince=2026-11-11, false",
    "reason-check, changedOn, changedOn=2026-11-21 readyOn=2026-11-01 reasonSince=2026-11-11, true",
    "reason-check, changedOn, changedOn=2026-11-11 readyOn=2026-11-01 reasonSince=2026-11-11, false",
    "reason-check, changedOn, changedOn=2026-11-12 readyOn=2026-11-01 reasonSince=2026-11-11, true",
    "reason-check, changedOn, changedOn=2026-11-21 readyOn=2026-11-01 reasonSince=2026-11-21, true",
    "reason-check, changedOn, changedOn=2026-11-20 readyOn=2026-11-20 reasonSince=2026-11-21, false",
    "reason-check, changedOn, changedOn=2026-11-22 readyOn=2026-11-01 reasonSince=2026-11-11, false",
    "discharge, dischargeDate, dischargeDate=2026-10-31 admissionDate=2026-11-01, false",
    "escalation, reviewOn, reviewOn=2028-11-21, true",
    "escalation, reviewOn, reviewOn=2028-11-22, false",
    "social-care, fundingDecidedOn, fundingDecidedOn=2024-11-01 admissionDate=2026-11-01, true",
    "social-care, fundingDecidedOn, fundingDecidedOn=2024-10-31 admissionDate=2026-11-01, false",
    "social-care, fundingDecidedOn, fundingDecidedOn=2026-11-22 admissionDate=2026-11-01, false",
    "trust, doneOn, doneOn=2026-11-21 admissionDate=2026-11-01, true",
    "trust, doneOn, doneOn=2026-11-22 admissionDate=2026-11-01, false",
    "trust, decidedOn, decidedOn=2024-10-31 admissionDate=2026-11-01, false",
    "trust, bookedFor, bookedFor=2026-12-01 admissionDate=2026-11-01, true",
    "trust, tenancyEndsOn, tenancyEndsOn=2028-11-22 admissionDate=2026-11-01, false",
    "social-care, workerStartsOn, workerStartsOn=2026-12-01 admissionDate=2026-11-01, true",
    "housing, changesOn, changesOn=2026-10-31 admissionDate=2026-11-01, false",
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

  /** The law asks for name, contact details, reason, two consents and the council, nothing else. */
  @Test
  void aDutyToReferRequiresNoMoreThanTheLaw() {
    assertThat(
            FormFields.of(PathwayFiles.formsById().get("delayed-discharge-duty-to-refer")).stream()
                .filter(field -> field.path("validate").path("required").asBoolean(false))
                .map(field -> field.path("key").asString()))
        .containsExactlyInAnyOrder(
            "dutyAgreed",
            "dutyConsent",
            "dutyContactConsent",
            "chosenCouncilKind",
            "chosenCouncil",
            "otherCouncil",
            "dutyReason",
            "dutyContact");
  }

  @ParameterizedTest(name = "{0} {1}: {2} hides it: {3}")
  @CsvSource({
    "ready, responsibleCouncil, attribution=04, true",
    "ready, responsibleCouncil, attribution=05, false",
    "ready, responsibleCouncil, attribution=06, false",
    "delay-reason, responsibleCouncil, attribution=04, true",
    "delay-reason, responsibleCouncil, attribution=06, false",
    "screen, detainedBefore, legalStatus=informal, false",
    "screen, detainedBefore, legalStatus=section-2, false",
    "screen, detainedBefore, legalStatus=section-45a, true",
    "screen, detainedBefore, legalStatus=section-3, true",
    "screen, someoneToConsult, capacityForHome=yes, true",
    "screen, someoneToConsult, capacityForHome=no, false",
    "screen, outOfAreaReason, outOfArea=yes, false",
    "screen, outOfAreaReason, outOfArea=no, true",
    "duty-to-refer, dutyConsent, dutyAgreed=yes, false",
    "duty-to-refer, dutyContactConsent, dutyAgreed=yes, false",
    "duty-to-refer, chosenCouncil, dutyAgreed=yes, false",
    "duty-to-refer, chosenCouncil, dutyAgreed=no, true",
    "duty-to-refer, chosenCouncil, dutyAgreed=yes chosenCouncilKind=other, true",
    "duty-to-refer, otherCouncil, dutyAgreed=yes chosenCouncilKind=other, false",
    "duty-to-refer, otherCouncil, dutyAgreed=yes chosenCouncilKind=listed, true",
    "duty-decision, placeNamed, dutyKind=none, true",
    "duty-decision, moveInDate, dutyKind=relief placeNamed=no, true",
    "duty-decision, moveInDate, dutyKind=relief placeNamed=yes, false",
    "duty-place, moveInDate, dutyPlace=not-possible, true",
    "duty-decision, dutyFrom, dutyKind=none, true",
    "duty-decision, dutyFrom, dutyKind=relief, false",
    "checklist, crisisPlanShared, crisisPlanInPlace=no, true",
    "checklist, crisisPlanException, crisisPlanInPlace=yes crisisPlanShared=yes, true",
    "checklist, crisisPlanException, crisisPlanInPlace=yes crisisPlanShared=no, false",
    "checklist, crisisPlanException, crisisPlanInPlace=no, false",
    "checklist, crisisPlanWhyNot, crisisPlanInPlace=yes crisisPlanShared=yes crisisPlanException=declined, true",
    "checklist, crisisPlanWhyNot, crisisPlanInPlace=yes crisisPlanShared=no crisisPlanException=declined, false",
    "checklist, crisisPlanWhyNot, crisisPlanInPlace=no crisisPlanException=not-yet, true",
    "checklist, gpException, gpNotified=yes, true",
    "checklist, gpException, gpNotified=no, false",
    "checklist, followUpWhyNot, followUpBooked=yes, true",
    "checklist, followUpWhyNot, followUpBooked=not-needed, false",
    "checklist, followUpOn, followUpBooked=no, true",
    "chase, lookAgainOn, lookAgain=no, true",
    "housing, accommodationFound, housingOutcome=resolved, false",
    "housing, accommodationFound, housingOutcome=not-possible, true",
    "housing, moveInDate, housingOutcome=resolved, false",
    "social-care, fundingRoute, socialCareOutcome=not-possible, true",
    "social-care, packageStartDate, socialCareOutcome=resolved, false",
    "social-care, fundingDecidedOn, socialCareOutcome=resolved fundingRoute=none, true",
    "social-care, fundingDecidedOn, socialCareOutcome=resolved fundingRoute=joint, false",
    "social-care, fundingDecidedOn, socialCareOutcome=resolved, false",
    "social-care, fundingDecidedOn, socialCareOutcome=resolved barrierAsks=care, true",
    "social-care, fundingShares, socialCareOutcome=resolved barrierAsks=funding fundingRoute=joint, false",
    "social-care, fundingShares, socialCareOutcome=resolved barrierAsks=funding fundingRoute=nhs, true",
    "trust, tenancyEndsOn, trustOutcome=resolved barrierAsks=tenancy tenancyKept=ends, false",
    "trust, tenancyEndsOn, trustOutcome=resolved barrierAsks=tenancy tenancyKept=kept, true",
    "trust, trustActionDate, trustOutcome=resolved, false",
    "trust, trustActionDate, trustOutcome=not-possible, true",
    "follow-up, contactMechanism, contactOutcome=seen, false",
    "follow-up, contactMechanism, contactOutcome=not-reached, true"
  })
  void onlyWhatMattersIsAsked(String form, String key, String answers, boolean hidden) {
    String hide = FormFields.hide(field(form, key));
    assertThat(Feel.evaluate(hide, facts(answers))).isEqualTo(hidden);
  }

  /** Who leaves the date as it is must not move the days before today to a new reason. */
  @Test
  void theWeeklyCheckBeginsWithToday() {
    assertThat(FormFields.property(field("reason-check", "changedOn"), "prefill"))
        .isEqualTo("=today");
  }

  @ParameterizedTest
  @CsvSource({
    "moveInDate=2026-11-25 estimatedDischargeDate=2026-11-23, 2026-11-25",
    "moveInDate=2026-11-20 estimatedDischargeDate=2026-11-23, 2026-11-23",
    "estimatedDischargeDate=2026-11-20, 2026-11-21",
    "bedType=200, 2026-11-21"
  })
  void theListBeforeLeavingKnowsTheDayFromTheAnswersBefore(String answers, String day) {
    String prefill = FormFields.property(field("checklist", "estimatedDischargeDate"), "prefill");
    assertThat(String.valueOf(Feel.evaluate(prefill, facts(answers)))).isEqualTo(day);
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
