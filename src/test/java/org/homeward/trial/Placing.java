package org.homeward.trial;

import static org.homeward.testsupport.Product.date;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What people do to find a supported home for somebody. */
final class Placing {

  static final String ASK = "ask-for-home";
  static final String AGENDA = "put-on-agenda";
  static final String PANEL = "record-panel-decision";
  static final String ASSESS = "assess-person";
  static final String VIEW = "view-home";
  static final String REVIEW = "review-as-provider";

  private static final String PATHWAY = "supported-living-placement";

  private Placing() {}

  /** The community team refers somebody whom it looks after. */
  static Deed refersForHome(String borough, String livesNow, String wishes) {
    return new Deed.Refer(
        PATHWAY,
        today -> {
          Map<String, String> form = new HashMap<>(wishes(wishes, "community-team", "no"));
          form.put("placementOrigin", "community");
          form.put("borough", borough);
          form.put("accommodationBefore", livesNow);
          return form;
        });
  }

  /** The ward asks for a home because without one somebody cannot leave. */
  static Deed asksForHome(String wishes) {
    return new Deed.Finish(
        ASK,
        today -> {
          Map<String, String> form = new HashMap<>(wishes(wishes, "discharge-coordinator", "yes"));
          form.put("placementOrigin", "hospital");
          form.put("consentToRefer", "yes");
          return form;
        });
  }

  private static Map<String, String> wishes(String wishes, String referrer, String work) {
    return Map.of(
        "referrerRole",
        referrer,
        "wishes",
        wishes,
        "employmentInterest",
        work,
        "accommodationCapacity",
        "yes",
        "consentToCouncil",
        "yes",
        "consentRecordedBy",
        "Grace Lindqvist, nurse, on the ward today");
  }

  /** Needs that fit most homes; risks that providers may know of. */
  static Deed describesNeeds(String level, String needs, String released) {
    return new Deed.Finish(
        "describe-needs",
        today -> {
          Map<String, String> form = new HashMap<>();
          form.put("supportLevel", level);
          form.put("supportNeeds", needs);
          form.put("mobilityNeeds", "none");
          form.put("selfContainedNeeded", "no");
          form.put("genderWanted", "any");
          form.put("petsNeeded", "no");
          form.put("riskSummary", "Risk assessment of this month is in the record. " + released);
          form.put("releasedRisk", released);
          form.put("consentToProviders", "yes");
          form.put("section117", "no");
          form.put("careEntitlement", "care-act");
          form.put("publicFunds", "yes");
          return form;
        });
  }

  static Deed checksReferral() {
    return new Deed.Finish("check-referral", today -> Map.of("screeningDecision", "to-panel"));
  }

  /** Puts it on the agenda of a panel that meets some days later. */
  static Deed putsOnAgenda(int daysLater) {
    return new Deed.Finish(
        AGENDA,
        today -> {
          Map<String, String> form = new HashMap<>(date("panelDate", today.plusDays(daysLater)));
          form.put("panelName", "Westminster supported housing panel");
          return form;
        });
  }

  static Deed approves(String level) {
    return new Deed.Finish(
        PANEL,
        today -> {
          Map<String, String> form = new HashMap<>(date("panelDecidedOn", today));
          form.put("panelDecision", "approve");
          form.put("supportLevel", level);
          form.put("panelNote", "Approved. Review the level of support after three months.");
          return form;
        });
  }

  /** Social care pays for the support. */
  static Deed paysForSupport() {
    return pays("care-act");
  }

  /** Housing sees to the rent. */
  static Deed paysRent() {
    return pays("housing-benefit");
  }

  private static Deed pays(String how) {
    return new Deed.Finish(
        "agree-funding",
        today -> {
          Map<String, String> form = new HashMap<>(date("fundingAgreedOn", today));
          form.put("fundingDecision", "agreed");
          form.put("placementFunding", how);
          form.put("fundingShare", "100");
          return form;
        });
  }

  /** Nominates for homes, each with its provider, at the same time, in the words of the needs. */
  static Deed nominates(String... homes) {
    return new Deed.Finish(
        "choose-homes",
        today ->
            Map.of(
                "searchDecision", "nominate",
                "nominatedUnits", String.join(",", homes),
                "releaseChecked", "true",
                "nominationNote", "Has what the person asked for, and room for visitors."));
  }

  static Deed offers(int goodForDays) {
    return new Deed.Finish(
        ASSESS,
        today -> {
          Map<String, String> form = new HashMap<>(date("assessedOn", today));
          form.putAll(date("offerUntil", today.plusDays(goodForDays)));
          form.put("providerDecision", "offer");
          form.put("offerNote", "Come any weekday after two; ask for the house manager.");
          return form;
        });
  }

  static Deed showsHome(String note) {
    return new Deed.Finish(
        VIEW,
        today -> {
          Map<String, String> form = new HashMap<>(date("viewedOn", today));
          form.put("viewingOutcome", "seen");
          form.put("trialLeave", "no");
          form.put("viewingNote", note);
          return form;
        });
  }

  static Deed saysYes(String note) {
    return new Deed.Finish(
        "ask-person",
        today -> {
          Map<String, String> form = new HashMap<>(date("answeredOn", today));
          form.put("personDecision", "accept");
          form.put("personAnswerNote", note);
          return form;
        });
  }

  /** Signs up the person, who moves in some days later. */
  static Deed signsUp(String tenure, int daysLater) {
    return new Deed.Finish(
        "sign-up",
        today -> {
          Map<String, String> form = new HashMap<>(date("signedOn", today));
          form.putAll(date("moveInDate", today.plusDays(daysLater)));
          form.put("signUpOutcome", "signed");
          form.put("tenureType", tenure);
          form.put("signedBy", "person");
          form.put("rentClaim", "housing-benefit");
          return form;
        });
  }

  static Deed preparesMove() {
    return new Deed.Finish(
        "prepare-move",
        today ->
            Map.of(
                "moveReady", "medication,crisis-plan,gp",
                "moveContact", "Grace Lindqvist, 020 7946 0000"));
  }

  static Deed movesIn() {
    return new Deed.Finish("confirm-move-in", Placing::moved);
  }

  private static Map<String, String> moved(LocalDate today) {
    Map<String, String> form = new HashMap<>(date("movedInOn", today));
    form.put("moveInOutcome", "moved-in");
    return form;
  }
}
