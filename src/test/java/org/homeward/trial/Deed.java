package org.homeward.trial;

import static org.homeward.testsupport.Product.date;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What people do on Homeward's pages: start a case, work on a task, or report an event. */
sealed interface Deed {

  /** What is typed into a form on a given day. */
  @FunctionalInterface
  interface Answers {
    Map<String, String> on(LocalDate today);
  }

  /**
   * Starts the case.
   *
   * @param pathway key of the pathway
   * @param answers what its start form asks beside the person and their stay on a ward
   */
  record Refer(String pathway, Answers answers) implements Deed {}

  /** Takes a task. */
  record Take(String element) implements Deed {}

  /** Fills in part of a task's form and keeps it for later. */
  record Draft(String element, Answers answers) implements Deed {}

  /** Fills in a task's form and sends it. */
  record Finish(String element, Answers answers) implements Deed {}

  /** Reports that something happened. */
  record Report(String message, Answers answers) implements Deed {}

  /** The kind of task it is about, or null if it is about none. */
  default String element() {
    return switch (this) {
      case Finish finish -> finish.element();
      case Take take -> take.element();
      case Draft draft -> draft.element();
      case Refer ignored -> null;
      case Report ignored -> null;
    };
  }

  String SCREEN = "screen-barriers";
  String COUNCIL = "refer-council";
  String PREPARE = "prepare-leaving";
  String READY = "record-ready";
  String HOME = "find-home";
  String CARE = "arrange-care";
  String TRUST = "act-for-trust";
  String REASON = "choose-reason";
  String UNBLOCK = "decide-unblock";
  String DISCHARGE = "record-discharge";
  String FOLLOW_UP = "see-person";
  String OVERDUE = "act-on-overdue";

  Set<String> EVERY_DAY = Set.of(PREPARE, DISCHARGE, FOLLOW_UP);

  /**
   * Whether it is done at weekends and on bank holidays, too: people leave wards on any day, and
   * are seen within three days whatever days these are.
   */
  default boolean onAnyDay() {
    return switch (this) {
      case Finish finish -> EVERY_DAY.contains(finish.element());
      case Take take -> EVERY_DAY.contains(take.element());
      case Refer ignored -> false;
      case Draft ignored -> false;
      case Report ignored -> false;
    };
  }

  String DISCHARGE_PATHWAY = "delayed-discharge";

  static Deed refers() {
    return new Refer(DISCHARGE_PATHWAY, today -> Map.of());
  }

  /** Nothing stands out when the person comes. */
  static Deed screens() {
    return new Finish(
        SCREEN,
        today ->
            Map.of(
                Desk.IF_ASKED + "detainedBefore",
                "no",
                "capacityForHome",
                "yes",
                "outOfArea",
                "no"));
  }

  /** The person needs help to keep or find work; nothing else stands out. */
  static Deed screensForWork() {
    return new Finish(
        SCREEN,
        today ->
            Map.of(
                "barriers",
                "employment",
                "consentToRefer",
                "yes",
                "consentToReferBy",
                "Priya Raman, discharge coordinator, on the ward today",
                Desk.IF_ASKED + "detainedBefore",
                "no",
                "capacityForHome",
                "yes",
                "outOfArea",
                "no"));
  }

  /** The person does not want the council to be told. */
  static Deed refersNobody() {
    return new Finish(COUNCIL, today -> Map.of("dutyAgreed", "no"));
  }

  /** The person wants this council to be told. */
  static Deed refersTo(String council) {
    return new Finish(
        COUNCIL,
        today ->
            Map.of(
                "dutyAgreed", "yes",
                "dutyConsent", "true",
                "dutyContactConsent", "true",
                "chosenCouncilKind", "listed",
                "chosenCouncil", council,
                "dutyReason", "no-home",
                "dutyContact", "The ward's telephone"));
  }

  /** The council has the referral. */
  static Deed acknowledges(String who) {
    return new Finish(
        "acknowledge-referral",
        today -> {
          Map<String, String> form = new HashMap<>(date("dutyAcknowledgedOn", today));
          form.put("dutyAcknowledgedBy", who);
          return form;
        });
  }

  /** The council has spoken with the person. */
  static Deed contacts(String note) {
    return new Finish(
        "contact-person",
        today -> {
          Map<String, String> form = new HashMap<>(date("dutyContactedOn", today));
          form.put("dutyContactNote", note);
          return form;
        });
  }

  /** The council owes the relief duty and has a place to stay some days later. */
  static Deed owesRelief(String accommodation, int daysLater, String note) {
    return new Finish(
        "decide-duty",
        today -> {
          Map<String, String> form = new HashMap<>(date("dutyFrom", today));
          form.putAll(date("moveInDate", today.plusDays(daysLater)));
          form.put("dutyKind", "relief");
          form.put("placeNamed", "yes");
          form.put("accommodationFound", accommodation);
          form.put("dutyDecisionNote", note);
          return form;
        });
  }

  /** The list before leaving. */
  static Deed prepares() {
    return new Finish(
        PREPARE,
        today ->
            Map.of(
                "crisisPlanInPlace", "yes",
                "crisisPlanShared", "yes",
                "gpNotified", "yes",
                "followUpBooked", "not-needed",
                "followUpWhyNot", "The community team sees them every day",
                "medicationReady", "yes",
                "transportBooked", "own"));
  }

  static Deed takes(String element) {
    return new Take(element);
  }

  /** Writes some of it down and means to come back. */
  static Deed drafts(String element, String field, String text) {
    return new Draft(element, today -> Map.of(field, text));
  }

  /**
   * The team finds the person ready, and says what is in the way.
   *
   * @param reason national delay reason
   */
  static Deed findsReady(String reason) {
    return findsReady(reason, null);
  }

  /** The same; a council answers for the delay together with the NHS. */
  static Deed findsReady(String reason, String council) {
    return new Finish(
        READY,
        today -> {
          Map<String, String> form = new HashMap<>(date("readyOn", today));
          for (String statement :
              new String[] {"careElsewhere", "planCoversNeeds", "viewsHeard", "partnersInvolved"}) {
            form.put(statement, "true");
          }
          form.put("decidedBy", "Dr Ruth Osei");
          form.put("decidedByRole", "consultant");
          form.putAll(delay(reason, council));
          return form;
        });
  }

  /** Something else is in the way now. */
  static Deed changesReason(String reason, String council, String note) {
    return new Finish(
        REASON,
        today -> {
          Map<String, String> form = new HashMap<>(date("changedOn", today));
          form.putAll(delay(reason, council));
          form.put("delayReasonNote", note);
          return form;
        });
  }

  private static Map<String, String> delay(String reason, String council) {
    return council == null
        ? Map.of("delayReason", reason, "attribution", "04")
        : Map.of("delayReason", reason, "attribution", "06", "responsibleCouncil", council);
  }

  /** What is answered only where the form asks for it: each barrier asks for something else. */
  private static void ifAsked(Map<String, String> form, Map<String, String> answers) {
    answers.forEach((name, answer) -> form.put(Desk.IF_ASKED + name, answer));
  }

  /** Housing has a home or whatever else was asked. */
  static Deed findsHome(String accommodation, int daysLater, String done) {
    return new Finish(
        HOME,
        today -> {
          Map<String, String> form = new HashMap<>();
          ifAsked(form, date("moveInDate", today.plusDays(daysLater)));
          ifAsked(form, date("changesOn", today.plusDays(daysLater)));
          ifAsked(form, date("doneOn", today));
          ifAsked(
              form,
              Map.of(
                  "accommodationFound", accommodation,
                  "housingRoute", "supported",
                  "providerName", "Look Ahead"));
          form.put("housingOutcome", "resolved");
          form.put("housingDone", done);
          return form;
        });
  }

  static Deed findsNoHome(String done) {
    return new Finish(HOME, today -> Map.of("housingOutcome", "not-possible", "housingDone", done));
  }

  /** Social care has the care or whatever else was asked; it starts some days later. */
  static Deed arrangesCare(String funding, int daysLater, String done) {
    return new Finish(
        CARE,
        today -> {
          Map<String, String> form = new HashMap<>();
          ifAsked(form, date("packageStartDate", today.plusDays(daysLater)));
          ifAsked(form, date("workerStartsOn", today.plusDays(daysLater)));
          ifAsked(form, date("fundingDecidedOn", today));
          ifAsked(form, date("decidedOn", today));
          ifAsked(form, date("doneOn", today));
          ifAsked(
              form,
              Map.of(
                  "fundingRoute", funding,
                  "fundingShares", "Half each",
                  "paidBy", "both",
                  "workerName", "Grace Adeyemi",
                  "providerName", "Look Ahead"));
          form.put("socialCareOutcome", "resolved");
          form.put("socialCareDone", done);
          return form;
        });
  }

  /** The trust has cleared its part, as of some days later. */
  static Deed clearsForTrust(int daysLater, String done) {
    return new Finish(
        TRUST,
        today -> {
          Map<String, String> form = new HashMap<>();
          ifAsked(form, date("trustActionDate", today.plusDays(daysLater)));
          ifAsked(form, date("bookedFor", today.plusDays(daysLater)));
          ifAsked(form, date("workerStartsOn", today.plusDays(daysLater)));
          ifAsked(form, date("decidedOn", today));
          ifAsked(form, date("doneOn", today));
          ifAsked(
              form,
              Map.of(
                  "paidBy", "both",
                  "workerName", "Ruth Callaghan",
                  "capacityFound", "yes",
                  "tenancyKept", "kept"));
          form.put("trustOutcome", "resolved");
          form.put("trustDone", done);
          return form;
        });
  }

  static Deed cannotClearForTrust(String done) {
    return new Finish(TRUST, today -> Map.of("trustOutcome", "not-possible", "trustDone", done));
  }

  /** A manager decides how to unblock it, and looks again some days later. */
  static Deed decides(String decision, String owner, int reviewAfterDays, String note) {
    return new Finish(
        UNBLOCK,
        today -> {
          Map<String, String> form =
              new HashMap<>(date("reviewOn", today.plusDays(reviewAfterDays)));
          form.put("escalationDecision", decision);
          form.put("escalationOwner", owner);
          form.put("escalationNote", note);
          return form;
        });
  }

  /** The person leaves for a home of this type. */
  static Deed discharges(String accommodation) {
    return discharges("19", accommodation, "yes");
  }

  /** The person leaves for another place than a home. */
  static Deed discharges(String destination, String accommodation, String followUpBooked) {
    return new Finish(
        DISCHARGE,
        today -> {
          Map<String, String> form = new HashMap<>(date("dischargeDate", today));
          form.put("dischargeMethod", "1");
          form.put("dischargeDestination", destination);
          form.put("accommodationType", accommodation);
          form.put("settledAccommodation", "yes".equals(followUpBooked) ? "Y" : "N");
          form.put("crisisPlanInPlace", "yes");
          form.put("crisisPlanShared", "yes");
          form.put("gpNotified", "yes");
          form.put("followUpBooked", followUpBooked);
          return form;
        });
  }

  /** The person is seen: 01 is face to face, 02 by phone. */
  static Deed sees(String mechanism, String note) {
    return new Finish(
        FOLLOW_UP,
        today -> {
          Map<String, String> form = new HashMap<>(date("contactDate", today));
          form.put("contactOutcome", "seen");
          form.put("contactMechanism", mechanism);
          form.put("contactNote", note);
          return form;
        });
  }

  static Deed chases(String action, String owner, String note) {
    return new Finish(
        OVERDUE,
        today ->
            Map.of(
                "followUpAction", action,
                "followUpActionOwner", owner,
                "followUpActionNote", note));
  }

  static Deed withdraws(String reason) {
    return new Report(
        "clinically-ready-withdrawn",
        today -> {
          Map<String, String> form = new HashMap<>(date("withdrawnOn", today));
          form.put("withdrawnReason", reason);
          form.put("withdrawnBy", "Dr Ruth Osei");
          return form;
        });
  }

  static Deed reportsDeath(String note) {
    return new Report(
        "person-died",
        today -> {
          Map<String, String> form = new HashMap<>(date("dateOfDeath", today));
          form.put("deathSource", "hospital");
          form.put("deathNote", note);
          return form;
        });
  }
}
