package org.homeward.trial;

import static org.homeward.testsupport.Product.date;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What people do so that somebody keeps or finds work. */
final class Employing {

  static final String CONTACT = "make-contact";
  static final String SEARCH = "look-for-work";
  static final String IN_WORK = "support-at-work";

  private static final String PATHWAY = "employment-advisor-referral";

  private Employing() {}

  /** Somebody with a severe mental illness, for whom there is Individual Placement and Support. */
  static Deed refersForWork(String borough, String note) {
    return refers(borough, note, "yes", "no");
  }

  /** Somebody in treatment with NHS Talking Therapies. */
  static Deed refersFromTalkingTherapies(String borough, String note) {
    return refers(borough, note, "no", "yes");
  }

  private static Deed refers(String borough, String note, String illness, String therapy) {
    return new Deed.Refer(
        PATHWAY,
        today ->
            Map.of(
                "borough", borough,
                "consentToRefer", "yes",
                "workWish", "find",
                "severeMentalIllness", illness,
                "inTalkingTherapies", therapy,
                "referralNote", note));
  }

  static Deed takesOn() {
    return new Deed.Finish(
        "check-referral",
        today ->
            Map.of(
                "referralDecision", "take-on",
                "supportConsent", "yes",
                "empSupportInd", "Y",
                "adviser", "employment"));
  }

  static Deed reaches(String note) {
    return new Deed.Finish(CONTACT, today -> contact(today, "reached", note));
  }

  static Deed reachesNobody() {
    return new Deed.Finish(
        CONTACT, today -> contact(today, "no-answer", "Rang in the morning and after four."));
  }

  private static Map<String, String> contact(LocalDate on, String result, String note) {
    Map<String, String> form = new HashMap<>(date("supportContactOn", on));
    form.put("supportContactResult", result);
    form.put("supportContactHow", "02");
    form.put("supportContactNote", note);
    return form;
  }

  /** Out of work and looking for some, with Universal Credit. */
  static Deed takesFirstRecord() {
    return new Deed.Finish(
        "first-record",
        today -> {
          Map<String, String> form = new HashMap<>(date("recordedOn", today));
          form.put("employmentStatus", "02");
          form.put("benefitIndicator", "Y");
          form.put("benefitsReceived", "uc");
          return form;
        });
  }

  static Deed profiles(String goal, String preferences, int hours) {
    return new Deed.Finish(
        "vocational-profile",
        today ->
            Map.of(
                "vocationalGoal",
                goal,
                "jobPreferences",
                preferences,
                "hoursWanted",
                String.valueOf(hours),
                "specifiedAccommodation",
                "none",
                "disclosureConsent",
                "not-given"));
  }

  static Deed plans(String steps) {
    return new Deed.Finish(
        "action-plan",
        today -> Map.of("track", "find-work", "planSteps", steps, "planShared", "yes"));
  }

  static Deed worksOutMoney(int hours, int weekly) {
    return new Deed.Finish(
        "better-off",
        today ->
            Map.of(
                "betterOffResult",
                "better-off",
                "betterOffWeekly",
                String.valueOf(weekly),
                "betterOffHours",
                String.valueOf(hours),
                "betterOffNote",
                "Report the first pay in the journal within the month."));
  }

  /** Somebody has got a job and begins some days later. */
  static Deed findsJob(int daysLater, String note) {
    return new Deed.Finish(
        SEARCH,
        today -> {
          Map<String, String> form = contact(today, "reached", note);
          form.putAll(date("plannedStartOn", today.plusDays(daysLater)));
          form.put("searchResult", "accepted");
          form.put("searchDone", "applications,interview");
          form.put("searchNext", "Go through the first week together.");
          return form;
        });
  }

  static Deed begins(int hours) {
    return new Deed.Finish(
        "record-start",
        today -> {
          Map<String, String> form = new HashMap<>(date("jobStartedOn", today));
          form.putAll(date("fourHoursOn", today));
          form.put("jobBegun", "yes");
          form.put("jobKind", "new");
          form.put("jobWeeklyHours", String.valueOf(hours));
          form.put("jobSelfEmployed", "no");
          form.put("livingWage", "yes");
          return form;
        });
  }

  static Deed supportsInWork(String note) {
    return new Deed.Finish(
        IN_WORK,
        today -> {
          Map<String, String> form = contact(today, "reached", note);
          form.put("inWorkResult", "goes-on");
          form.put("inWorkNext", "Meet again after the next rota is out.");
          return form;
        });
  }

  static Deed findsStillInJob(int hours) {
    return new Deed.Finish(
        "check-job",
        today -> {
          Map<String, String> form = new HashMap<>(date("jobCheckedOn", today));
          form.put("stillInJob", "yes");
          form.put("jobWeeklyHours", String.valueOf(hours));
          return form;
        });
  }
}
