package org.homeward.trial;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Somebody who was supported to find work, until that ended. */
final class PastEmployment extends PastCase {

  private static final String ENDED = "Employment support ended: ";

  private static final double NOT_TAKEN_ON = 0.08;
  private static final double ASKED = 0.2;
  private static final double IPS = 0.6;
  private static final double SLOW_SEARCH = 0.15;
  private static final double GETS_A_JOB = 0.4;
  private static final int SEARCHES = 3;
  private static final int CHECK_AFTER_DAYS = 28;
  private static final int LATE_AFTER_DAYS = 14;
  private static final List<String> TRACKS = List.of("find", "find", "find", "retain");

  private final String route;
  private Instant accepted;
  private Instant contacted;
  private Instant profiled;
  private Instant planned;
  private Instant employer;
  private Instant begun;
  private Instant checked;
  private String adviser;
  private String reason;

  PastEmployment(Begin begin) {
    super(begin, "employment-advisor-referral", null);
    route = chance(IPS) ? "IPS" : "TALKING_THERAPIES";
  }

  @Override
  String tell() {
    PastTask check = does(task("check-referral", null));
    goOnAfter(check);
    if (chance(ASKED)) {
      goOnAfter(does(task("ask-referrer", "community-team")));
      check = does(task("check-referral", null));
      goOnAfter(check);
    }
    if (chance(NOT_TAKEN_ON)) {
      return ended("NOT_SUITABLE", "not a suitable candidate");
    }
    accepted = now;
    adviser = check.by == null ? null : check.by.username();
    goOnAfter(does(task("make-contact", null)));
    contacted = now;
    goOnAfter(does(task("first-record", null)));
    goOnAfter(does(task("vocational-profile", null)));
    profiled = now;
    goOnAfter(does(task("action-plan", null)), does(task("better-off", null)));
    planned = now;
    boolean found = search();
    if (found) {
      work();
    }
    goOnAfter(does(task("end-support", null)));
    return found ? ended("IN_WORK", "in work, needs no more support") : ended("NOT_NOW", "not now");
  }

  private boolean search() {
    int searches = random.nextInt(1, SEARCHES + 1);
    for (int i = 0; i < searches; i++) {
      PastTask search = does(task("look-for-work", null));
      if (i == 0 && chance(SLOW_SEARCH)) {
        chased(
            "speed-up",
            world.office().morningAfter(day(now).plusDays(LATE_AFTER_DAYS), trust),
            search.finished);
      }
      goOnAfter(search);
      employer = employer == null ? now : employer;
    }
    return chance(GETS_A_JOB);
  }

  private void work() {
    goOnAfter(does(task("record-start", null)));
    begun = now;
    Instant mark = world.office().morningAfter(day(begun).plusDays(CHECK_AFTER_DAYS), null);
    goOnAfter(does(task("check-job", null, null, mark)));
    checked = now;
  }

  private String ended(String code, String words) {
    reason = code;
    return ENDED + words;
  }

  @Override
  String cutShort() {
    return ended("DISENGAGED", "could not be reached any more");
  }

  @Override
  void keep() {
    LocalDate lastContact =
        day(
            Stream.of(started, contacted, planned, checked)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElseThrow());
    keep(
        "employment_support",
        "case_id",
        caseId(),
        "person_id",
        personId(),
        "route",
        route,
        "referred_on",
        day(started),
        "accepted_on",
        accepted == null ? null : day(accepted),
        "suitability",
        accepted == null ? "N" : "Y",
        "adviser",
        adviser,
        "first_contact_on",
        contacted == null ? null : day(contacted),
        "days_to_first_contact",
        contacted == null ? null : (int) ChronoUnit.DAYS.between(day(started), day(contacted)),
        "last_contact_on",
        contacted == null ? null : lastContact,
        "quiet_since",
        lastContact,
        "first_employer_contact_on",
        employer == null ? null : day(employer),
        "profile_on",
        profiled == null ? null : day(profiled),
        "plan_on",
        planned == null ? null : day(planned),
        "track",
        planned == null ? null : oneOf(TRACKS),
        "ended_on",
        day(closed),
        "end_reason",
        reason,
        "record_missing",
        "other",
        "is_open",
        false,
        "version",
        0L);
    contact("PERSON", contacted, "01");
    contact("PERSON", planned, "02");
    contact("EMPLOYER", employer, null);
    if (begun != null) {
      keep(
          "employment_job",
          "support_id",
          support(),
          "number",
          1,
          "kind",
          "new",
          "started_on",
          day(begun),
          "four_hours_on",
          day(begun),
          "weekly_hours",
          random.nextInt(8, 37),
          "self_employed",
          false,
          "living_wage",
          "yes",
          "version",
          0L);
    }
    if (checked != null) {
      keep(
          "employment_job_check",
          "job_id",
          new PastRow.Id("employment_job", support()),
          "weeks",
          4,
          "checked_on",
          day(checked),
          "in_job",
          true,
          "weekly_hours",
          random.nextInt(8, 37));
    }
  }

  private void contact(String with, Instant at, String how) {
    if (at != null) {
      keep(
          "employment_contact",
          "support_id",
          support(),
          "contact_with",
          with,
          "contact_on",
          day(at),
          "mechanism",
          how,
          "outcome",
          "reached");
    }
  }

  private PastRow.Id support() {
    return new PastRow.Id("employment_support", caseId());
  }
}
