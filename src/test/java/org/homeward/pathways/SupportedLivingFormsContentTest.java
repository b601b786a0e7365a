package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The rules of the forms of this pathway, with the answers people give. Today is 21 November. */
class SupportedLivingFormsContentTest {

  private static final String PATHWAY = "supported-living-placement";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  /** What a provider of homes may read before the person lives there, and nothing else. */
  private static final Set<String> FOR_PROVIDERS =
      Set.of(
          "providerReadsWishes",
          "supportLevel",
          "providerReadsNeeds",
          "mobilityNeeds",
          "providerReadsRisk",
          "offerUntil",
          "offerNote",
          "signAuthority",
          "signAuthorityNote",
          "moveInDate",
          "moveReady",
          "moveContact",
          "moveNote",
          "movedInOn",
          "tenureType");

  @ParameterizedTest(name = "{0} {1}: {2} is accepted: {3}")
  @CsvSource({
    "start, referrerRole, referrerRole=ward-staff placementOrigin=hospital, true",
    "start, referrerRole, referrerRole=ward-staff placementOrigin=community, false",
    "start, referrerRole, referrerRole=community-team placementOrigin=community, true",
    "start, consentToCouncil, consentToCouncil=yes accommodationCapacity=yes, true",
    "start, consentToCouncil, consentToCouncil=best-interests accommodationCapacity=yes, false",
    "start, consentToCouncil, consentToCouncil=best-interests accommodationCapacity=no, true",
    "needs, consentToProviders, consentToProviders=best-interests accommodationCapacity=yes, false",
    "needs, consentToProviders, consentToProviders=best-interests accommodationCapacity=no, true",
    "start, moveBy, moveBy=2026-11-20, false",
    "start, moveBy, moveBy=2026-11-21, true",
    "start, moveBy, moveBy=2028-11-22, false",
    "widen, moveBy, moveBy=2026-11-20, false",
    "panel-agenda, panelDate, panelDate=2026-11-20, false",
    "panel-agenda, panelDate, panelDate=2026-11-21, true",
    "panel-agenda, panelDate, panelDate=2027-02-21, true",
    "panel-agenda, panelDate, panelDate=2027-02-22, false",
    "panel-decision, panelDecidedOn, panelDecidedOn=2026-11-21, true",
    "panel-decision, panelDecidedOn, panelDecidedOn=2026-11-22, false",
    "panel-decision, panelDecidedOn, panelDecidedOn=2025-11-20, false",
    "funding, fundingAgreedOn, fundingAgreedOn=2026-11-22, false",
    "funding, fundingAgreedOn, fundingAgreedOn=2026-11-20, true",
    "funding, placementFunding, taskSubject=pay-rent placementFunding=s117-council, false",
    "funding, placementFunding, taskSubject=pay-rent placementFunding=care-act, false",
    "funding, placementFunding, taskSubject=pay-rent placementFunding=housing-benefit, true",
    "funding, placementFunding, taskSubject=pay-rent placementFunding=contract, true",
    "funding, placementFunding, taskSubject=pay-nhs section117=yes placementFunding=s117-nhs, true",
    "funding, placementFunding, taskSubject=pay-nhs section117=yes placementFunding=s117-council, false",
    "funding, placementFunding, taskSubject=pay-nhs section117=no placementFunding=s117-nhs, false",
    "funding, placementFunding, taskSubject=pay-nhs section117=no placementFunding=continuing-healthcare, true",
    "funding, placementFunding, taskSubject=pay-council section117=yes placementFunding=s117-council, true",
    "funding, placementFunding, taskSubject=pay-council section117=yes placementFunding=self, false",
    "funding, placementFunding, taskSubject=pay-council section117=no placementFunding=s117-council, false",
    "funding, placementFunding, taskSubject=pay-council section117=no placementFunding=care-act, true",
    "funding, placementFunding, taskSubject=pay-council section117=no placementFunding=universal-credit, false",
    "refusal, refusalWarned, refusalWarned=no, false",
    "refusal, refusalWarned, refusalWarned=yes, true",
    "provider-answer, assessedOn, assessedOn=2026-11-22, false",
    "provider-answer, assessedOn, assessedOn=2026-11-21, true",
    "provider-answer, offerUntil, offerUntil=2026-11-20, false",
    "provider-answer, offerUntil, offerUntil=2026-12-01, true",
    "viewing, viewedOn, viewedOn=2026-11-22, false",
    "viewing, viewedOn, viewedOn=2026-11-21, true",
    "viewing, trialLeaveFrom, trialLeaveFrom=2026-11-20, false",
    "viewing, trialLeaveFrom, trialLeaveFrom=2026-11-25, true",
    "trial-leave, trialLeaveEnded, trialLeaveEnded=2026-11-19 trialLeaveFrom=2026-11-20, false",
    "trial-leave, trialLeaveEnded, trialLeaveEnded=2026-11-20 trialLeaveFrom=2026-11-20, true",
    "trial-leave, trialLeaveEnded, trialLeaveEnded=2026-11-22 trialLeaveFrom=2026-11-20, false",
    "viewing, trialLeaveAuthority, trialLeaveAuthority=agreed trialFrom=ward-detained, false",
    "viewing, trialLeaveAuthority, trialLeaveAuthority=section-17 trialFrom=ward-detained, true",
    "viewing, trialLeaveAuthority, trialLeaveAuthority=agreed trialFrom=ward-informal, true",
    "person-answer, answeredOn, answeredOn=2026-11-22, false",
    "person-answer, answeredOn, answeredOn=2026-11-21, true",
    "person-answer, answeredOn, answeredOn=2026-11-21 personDecision=accept offerUntil=2026-11-20, false",
    "person-answer, answeredOn, answeredOn=2026-11-21 personDecision=refuse offerUntil=2026-11-20, true",
    "person-answer, answeredOn, answeredOn=2026-11-20 personDecision=accept offerUntil=2026-11-20, true",
    "offer-stands, offerUntil, offerUntil=2026-11-20, false",
    "offer-stands, offerUntil, offerUntil=2026-11-21, true",
    "sign-up, signedOn, signedOn=2026-11-22, false",
    "sign-up, signedOn, signedOn=2026-11-21, true",
    "sign-up, moveInDate, moveInDate=2026-11-20 signedOn=2026-11-21, false",
    "sign-up, moveInDate, moveInDate=2026-11-21 signedOn=2026-11-21, true",
    "sign-up, moveInDate, moveInDate=2027-05-22 signedOn=2026-11-21, false",
    "sign-up, moveInDate, moveInDate=2206-12-01, false",
    "authority-to-sign, signAuthorityOn, signAuthorityOn=2026-11-22, false",
    "fell-through, allTold, allTold=no, false",
    "fell-through, allTold, allTold=yes, true",
    "move-in, movedInOn, movedInOn=2026-11-22 signedOn=2026-11-20, false",
    "move-in, movedInOn, movedInOn=2026-11-19 signedOn=2026-11-20, false",
    "move-in, movedInOn, movedInOn=2026-11-20 signedOn=2026-11-20, true",
    "move-in, moveInDate, moveInDate=2026-11-20, false",
    "move-in, moveInDate, moveInDate=2026-11-21, true",
    "move-in, moveInDate, moveInDate=2027-05-22, false",
    "review-provider, providerReviewedOn, providerReviewedOn=2026-11-22, false",
    "review-provider, providerReviewedOn, providerReviewedOn=2026-11-19 movedInOn=2026-11-20, false",
    "review-provider, providerReviewedOn, providerReviewedOn=2026-11-20 movedInOn=2026-11-20, true",
    "review-community, reviewedOn, reviewedOn=2026-11-19 movedInOn=2026-11-20, false",
    "review-community, reviewedOn, reviewedOn=2026-11-20 movedInOn=2026-11-20, true",
    "sign-up, signedBy, signedBy=person accommodationCapacity=no, false",
    "sign-up, signedBy, signedBy=person accommodationCapacity=no signAuthority=person, true",
    "sign-up, signedBy, signedBy=person accommodationCapacity=yes, true",
    "sign-up, signedBy, signedBy=deputy accommodationCapacity=no, true",
    "review-community, reviewedOn, reviewedOn=2026-11-21, true",
    "review-community, reviewedOn, reviewedOn=2026-11-22, false",
    "support-change, supportChangeFrom, supportChangeFrom=2026-10-20, false",
    "support-change, supportChangeFrom, supportChangeFrom=2026-12-01, true",
    "move-on, moveOnBy, moveOnBy=2026-11-20, false",
    "move-on, moveOnBy, moveOnBy=2026-11-21, true",
    "move-on, moveOnBy, moveOnBy=2027-05-22, false",
    "stay-over, stayLookOn, stayLookOn=2026-11-20, false",
    "stay-over, stayLookOn, stayLookOn=2026-11-21, true",
    "stay-over, stayLookOn, stayLookOn=2027-02-22, false",
    "leaving, leftOn, leftOn=2026-11-19 movedInOn=2026-11-20, false",
    "leaving, leftOn, leftOn=2026-11-20 movedInOn=2026-11-20, true",
    "leaving, leftOn, leftOn=2027-02-22 movedInOn=2026-11-20, false",
    "needs-changed, needsChangedOn, needsChangedOn=2026-11-22, false",
    "withdrawn, placementWithdrawnOn, placementWithdrawnOn=2026-11-22, false",
    "withdrawn, placementWithdrawnOn, placementWithdrawnOn=2026-11-21, true",
    "consent-withdrawn, consentWithdrawnOn, consentWithdrawnOn=2026-11-22, false",
    "consent-withdrawn-living, consentWithdrawnOn, consentWithdrawnOn=2026-11-22, false",
    "consent-again, consentAgainOn, consentAgainOn=2026-11-22, false",
    "readmitted, readmittedOn, readmittedOn=2026-11-22, false",
    "readmission-plan, homeKeptUntil, homeKeptUntil=2026-11-20, false",
    "readmission-plan, homeKeptUntil, homeKeptUntil=2027-01-31, true",
    "readmission-plan, leftOn, leftOn=2026-11-19 movedInOn=2026-11-20, false",
    "readmission-plan, leftOn, leftOn=2026-11-20 movedInOn=2026-11-20, true",
    "death, dateOfDeath, dateOfDeath=2026-11-22, false",
    "death, dateOfDeath, dateOfDeath=2026-11-21, true",
    "death, dateOfDeath, dateOfDeath=2025-11-20, false"
  })
  void datesAndAnswersAreChecked(String form, String key, String answers, boolean accepted) {
    String check = FormFields.property(field(form, key), "check");
    assertThat(Feel.evaluate(check, facts(answers))).isEqualTo(accepted);
  }

  @Test
  void noMoveWithoutMedicationAndCrisisPlan() {
    String check = FormFields.property(field("prepare-move", "moveReady"), "check");
    Map<String, Object> facts = new HashMap<>();
    facts.put("moveReady", List.of("medication", "gp"));
    assertThat(Feel.evaluate(check, facts)).isEqualTo(false);
    facts.put("moveReady", List.of("gp", "medication", "crisis-plan"));
    assertThat(Feel.evaluate(check, facts)).isEqualTo(true);
  }

  @Test
  void fiveHomesAtATimeAndNoMore() {
    String check = FormFields.property(field("nominate", "nominatedUnits"), "check");
    Map<String, Object> facts = new HashMap<>();
    facts.put("nominatedUnits", List.of("a", "b", "c", "d", "e"));
    assertThat(Feel.evaluate(check, facts)).isEqualTo(true);
    facts.put("nominatedUnits", List.of("a", "b", "c", "d", "e", "f"));
    assertThat(Feel.evaluate(check, facts)).isEqualTo(false);
  }

  @ParameterizedTest(name = "{0} {1}: {2} hides it: {3}")
  @CsvSource({
    "start, ward, placementOrigin=hospital, false",
    "start, ward, placementOrigin=community, true",
    "start, legalStatus, placementOrigin=rough-sleeping, true",
    "start, advocate, accommodationCapacity=no, false",
    "start, advocate, accommodationCapacity=yes, true",
    "needs, careEntitlement, section117=yes, true",
    "needs, careEntitlement, section117=no, false",
    "needs, gender, genderWanted=any, false",
    "needs, gender, genderWanted=women, true",
    "needs, weeklyBudget, publicFunds=no, false",
    "needs, weeklyBudget, publicFunds=yes, true",
    "referral-check, screeningQuestions, screeningDecision=more-needed, false",
    "referral-check, screeningReason, screeningDecision=more-needed, true",
    "panel-decision, panelQuestions, panelDecision=defer, false",
    "panel-decision, panelReason, panelDecision=approve, true",
    "panel-decision, supportLevel, panelDecision=approve, false",
    "funding, fundingReason, fundingDecision=declined, false",
    "funding, fundingShare, fundingDecision=declined, true",
    "funding-decision, careEntitlement, fundingNext=ask-again section117=no, false",
    "funding-decision, section117, fundingNext=stop, true",
    "funding-decision, fundingAgain, fundingNext=stop, true",
    "funding-decision, fundingAgain, fundingNext=ask-again, false",
    "nominate, nominatedUnits, searchDecision=nominate, false",
    "nominate, nominatedUnits, searchDecision=wait, true",
    "nominate, searchNote, searchDecision=give-up, false",
    "nominate, searchNote, searchDecision=nominate, true",
    "refusal, refusalWarned, refusalDecision=go-on, true",
    "provider-answer, providerDeclineReason, providerDecision=decline, false",
    "provider-answer, offerUntil, providerDecision=decline, true",
    "viewing, trialLeave, viewingOutcome=not-wanted, true",
    "viewing, trialLeaveAuthority, trialLeave=yes, true",
    "viewing, trialFrom, viewingOutcome=seen trialLeave=yes, false",
    "viewing, trialLeaveAuthority, viewingOutcome=seen trialLeave=yes trialFrom=not-on-ward, true",
    "viewing, trialLeaveAuthority, viewingOutcome=seen trialLeave=yes trialFrom=ward-detained, false",
    "trial-leave, trialLeaveEnded, trialLeaveOutcome=not-held, true",
    "trial-leave, trialLeaveEnded, trialLeaveOutcome=well, false",
    "person-answer, personRefusalReason, personDecision=refuse, false",
    "person-answer, providerDeclineReason, personDecision=offer-withdrawn, false",
    "person-answer, providerDeclineReason, personDecision=refuse, true",
    "viewing, providerDeclineReason, viewingOutcome=offer-withdrawn, false",
    "viewing, providerDeclineReason, viewingOutcome=seen, true",
    "offer-stands, providerDeclineReason, offerStands=no, false",
    "offer-stands, offerUntil, offerStands=no, true",
    "person-answer, personRefusalReason, personDecision=offer-withdrawn, true",
    "sign-up, moveInDate, signUpOutcome=cannot-sign, true",
    "sign-up, fellThroughReason, signUpOutcome=fell-through, false",
    "move-in, movedInOn, moveInOutcome=moved-in, false",
    "move-in, moveInDate, moveInOutcome=moved-in, true",
    "support-change, supportChangeFrom, supportChange=none, true",
    "readmission-plan, homeKeptUntil, homeKept=not-kept, true",
    "readmission-plan, leavingReason, homeKept=not-kept, true",
    "readmission-plan, leavingReason, homeKept=not-kept movedInOn=2026-11-01, false",
    "readmission-plan, leftOn, homeKept=kept movedInOn=2026-11-01, true"
  })
  void onlyWhatMattersIsAsked(String form, String key, String answers, boolean hidden) {
    String hide = FormFields.hide(field(form, key));
    assertThat(Feel.evaluate(hide, facts(answers))).isEqualTo(hidden);
  }

  /** What homes are compared with is asked somewhere, else it would never be compared. */
  @Test
  void everyNeedThatHomesAreComparedWithIsAsked() {
    Set<String> asked = keys(form("needs"));
    asked.addAll(keys(form("start")));
    assertThat(asked)
        .contains(
            "supportLevel",
            "boroughsWanted",
            "boroughsToAvoid",
            "exclusionAreas",
            "borough",
            "gender",
            "genderWanted",
            "mobilityNeeds",
            "selfContainedNeeded",
            "petsNeeded",
            "risksToKnow",
            "tenureWanted",
            "weeklyBudget",
            "moveBy");
  }

  /** Whatever is described at first can change, and what did not change stays as it was. */
  @Test
  void everyNeedCanBeChangedAndOnlyWhatChangedIsAsked() {
    Set<String> described = keys(form("needs"));
    // Consent has an event of its own; the others are asked again where the search is widened.
    Set<String> elsewhere = Set.of("consentToProviders", "gender", "weeklyBudget");
    described.removeAll(elsewhere);
    described.add("boroughsWanted");
    assertThat(keys(form("needs-changed"))).containsAll(described);
    Map<String, Object> facts = new HashMap<>();
    facts.put("needsChangedWhat", List.of("place"));
    Set<String> shown = new HashSet<>();
    for (String key : described) {
      JsonNode field = field("needs-changed", key);
      assertThat(FormFields.property(field, "whenHidden")).isEqualTo("keep");
      assertThat(FormFields.property(field, "prefill")).isEqualTo("=" + key);
      if (Feel.evaluate(FormFields.hide(field), facts).equals(false)) {
        shown.add(key);
      }
    }
    assertThat(shown)
        .containsExactlyInAnyOrder("boroughsWanted", "boroughsToAvoid", "exclusionAreas");
    assertThat(keys(form("widen")))
        .contains("boroughsToAvoid", "exclusionAreas", "gender", "weeklyBudget", "tenureWanted")
        .contains("moveBy");
  }

  private static Set<String> keys(JsonNode form) {
    Set<String> keys = new HashSet<>();
    FormFields.of(form).forEach(field -> keys.add(field.path("key").asString()));
    return keys;
  }

  /** Providers read what was released, never the risk that stays with trust and council. */
  @Test
  void providersReadWhatWasReleasedAndNoMore() {
    Set<String> tasks = new HashSet<>();
    for (Path file : PathwayFiles.all("processes/" + PATHWAY, ".bpmn")) {
      for (UserTask task : PathwayFiles.diagram(file).getModelElementsByType(UserTask.class)) {
        if (role(task).equals("provider-worker")) {
          String shown = PathwayFiles.properties(task).get("homeward:show");
          assertThat(shown.split(",")).as(task.getId()).isSubsetOf(FOR_PROVIDERS);
          tasks.add(task.getId());
        }
      }
    }
    assertThat(tasks)
        .containsExactlyInAnyOrder(
            "assess-person",
            "keep-offer",
            "sign-up",
            "confirm-move-in",
            "record-leaving",
            "review-as-provider");
  }

  /** Only the provider that was asked answers, whatever form it is. */
  @Test
  void everyProviderFormKeepsToItsOwnNomination() {
    for (Path file : PathwayFiles.all("processes/" + PATHWAY, ".bpmn")) {
      for (UserTask task : PathwayFiles.diagram(file).getModelElementsByType(UserTask.class)) {
        if (role(task).equals("provider-worker")) {
          String form =
              PathwayFiles.extensions(task, ZeebeFormDefinition.class)
                  .iterator()
                  .next()
                  .getFormId();
          assertThat(rules(PathwayFiles.formsById().get(form)))
              .as(form)
              .contains("placement.own-nomination");
        }
      }
    }
    assertThat(rules(form("funding"))).isEqualTo("placement.shares-add-up");
    assertThat(rules(form("nominate"))).isEqualTo("placement.unit-free,placement.release");
    assertThat(rules(form("provider-answer"))).contains("placement.unit-free");
    assertThat(rules(form("sign-up"))).contains("placement.home-ready");
    assertThat(rules(form("move-in"))).contains("placement.home-ready");
  }

  /** What providers are told in a form text must be what the tasks show them. */
  @Test
  void whatIsAskedForSharingSaysSo() {
    for (String key : List.of("supportNeeds", "releasedRisk")) {
      assertThat(field("needs", key).path("description").asString() + " " + label("needs", key))
          .containsIgnoringCase("provider");
    }
    assertThat(field("needs", "riskSummary").path("description").asString())
        .isEqualTo("This stays with the trust and the council.");
  }

  private static String role(UserTask task) {
    return PathwayFiles.extensions(task, ZeebeAssignmentDefinition.class)
        .iterator()
        .next()
        .getCandidateGroups();
  }

  private static String rules(JsonNode form) {
    return form.path("properties").path("homeward:rules").asString("");
  }

  private static String label(String form, String key) {
    return field(form, key).path("label").asString();
  }

  private static JsonNode form(String name) {
    return PathwayFiles.formsById().get(PATHWAY + "-" + name);
  }

  private static JsonNode field(String form, String key) {
    return FormFields.field(form(form), key);
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
