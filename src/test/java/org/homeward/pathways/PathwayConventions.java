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
          "person.record-death",
          "case.close");

  static final Set<String> OPTION_SOURCES = Set.of("wards", "councils", "boroughs");

  /** "5 working days", "1 day", "72 hours". */
  static final String TARGET = "\\d+ (working day|working days|day|days|hour|hours)";

  private PathwayConventions() {}
}
