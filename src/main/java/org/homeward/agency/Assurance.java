package org.homeward.agency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * What was recorded of an agency's standing in the NHS Data Security and Protection Toolkit.
 *
 * @param agencyCode the agency
 * @param status its standing
 * @param endsOn last day on which it counts; null where the standards are not met
 * @param recordedAt when it was recorded
 * @param recordedBy username of who did
 */
public record Assurance(
    String agencyCode, Status status, LocalDate endsOn, Instant recordedAt, String recordedBy) {

  /** For how many days before its end people are told that a standing ends; a local rule. */
  public static final int WARNED_FOR_DAYS = 30;

  /** Standings the toolkit knows. */
  public enum Status {
    /** Standards met. */
    STANDARDS_MET("standards-met"),
    /** Standards exceeded. */
    STANDARDS_EXCEEDED("standards-exceeded"),
    /** Approaching standards: not all are met, and a plan to meet them is agreed. */
    APPROACHING_STANDARDS("approaching-standards"),
    /** Standards not met. */
    NOT_MET("not-met");

    private final String code;

    Status(String code) {
      this.code = code;
    }

    /**
     * @return how forms write it
     */
    public String code() {
      return code;
    }

    /**
     * @param code as forms write it
     * @return the standing, or empty if there is none of this code
     */
    public static Optional<Status> of(String code) {
      return Arrays.stream(values()).filter(status -> status.code.equals(code)).findFirst();
    }
  }

  /** What a standing is worth on a day. */
  public enum Standing {
    /** It counts. */
    VALID,
    /** It counts, and ends within {@link #WARNED_FOR_DAYS} days. */
    ENDING,
    /** It has ended. */
    LAPSED,
    /** The standards are not met. */
    NOT_MET
  }

  /**
   * @param day a day in London
   * @return what the standing is worth on that day
   */
  public Standing on(LocalDate day) {
    if (status == Status.NOT_MET) {
      return Standing.NOT_MET;
    }
    if (endsOn.isBefore(day)) {
      return Standing.LAPSED;
    }
    return endsOn.isAfter(day.plusDays(WARNED_FOR_DAYS)) ? Standing.VALID : Standing.ENDING;
  }

  /**
   * @param day a day in London
   * @return whether it counts on that day
   */
  public boolean countsOn(LocalDate day) {
    return on(day) == Standing.VALID || on(day) == Standing.ENDING;
  }
}
