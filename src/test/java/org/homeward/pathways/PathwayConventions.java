package org.homeward.pathways;

import java.util.Set;

/** The words a pathway may use, as {@code docs/pathways.md} lists them. */
final class PathwayConventions {

  static final Set<String> ROLES =
      Set.of(
          "discharge-coordinator",
          "ward-staff",
          "community-team",
          "housing-officer",
          "social-worker",
          "provider-worker",
          "employment-adviser",
          "manager",
          "admin");

  static final Set<String> JOB_TYPES =
      Set.of(
          "discharge.open-ready-period",
          "discharge.change-delay-reason",
          "discharge.close-ready-period",
          "discharge.record-discharge",
          "discharge.record-follow-up",
          "discharge.open-barrier",
          "discharge.close-barrier",
          "discharge.resume-sharing",
          "discharge.look-at-duties",
          "discharge.stop-barriers",
          "discharge.move-ward",
          "discharge.record-absence",
          "discharge.void-stay",
          "discharge.tell-ladder",
          "meeting.propose",
          "employment.open-support",
          "employment.record-check",
          "employment.tell-progress",
          "employment.record-contact",
          "employment.record-status",
          "employment.record-profile",
          "employment.record-plan",
          "employment.record-better-off",
          "employment.record-consent",
          "employment.record-pause",
          "employment.record-job-start",
          "employment.record-job-check",
          "employment.record-job-end",
          "employment.close-support",
          "person.record-death",
          "placement.open-referral",
          "placement.record-panel",
          "placement.nominate",
          "placement.record-answer",
          "placement.accept-offer",
          "placement.end-nomination",
          "placement.end-open-nominations",
          "placement.resume-search",
          "placement.record-unmet-need",
          "placement.sign-up",
          "placement.move-in",
          "placement.record-review",
          "placement.extend-stay",
          "placement.end-stay",
          "case.start-linked",
          "case.tell-linked",
          "case.tell-itself",
          "calendar.due",
          "case.close");

  static final Set<String> OPTION_SOURCES =
      Set.of("wards", "councils", "boroughs", "vacant-units", "providers", "employment-advisers");

  /** "5 working days", "1 day", "72 hours". */
  static final String TARGET = "\\d+ (working day|working days|day|days|hour|hours)";

  private PathwayConventions() {}
}
