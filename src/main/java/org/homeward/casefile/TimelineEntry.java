package org.homeward.casefile;

import java.time.Instant;

/**
 * One thing that happened in a case.
 *
 * @param id database id
 * @param at when
 * @param kind what sort of thing
 * @param title what happened, in words
 * @param detail more, or null
 * @param actorName who did it, or null if nobody did
 * @param agencyName for whom they did it, or null
 * @param taskKey the task it belongs to, or null
 */
public record TimelineEntry(
    long id,
    Instant at,
    Kind kind,
    String title,
    String detail,
    String actorName,
    String agencyName,
    Long taskKey) {

  /** Whether somebody finished a task, so that there are answers to read. */
  boolean answered() {
    return kind == Kind.ANSWER && taskKey != null;
  }

  /** Sorts of entries, for filters and icons. */
  public enum Kind {
    CASE,
    TASK,
    ANSWER,
    EVENT,
    ESCALATION,
    FACT
  }
}
