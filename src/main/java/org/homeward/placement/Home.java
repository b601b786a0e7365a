package org.homeward.placement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A home with its scheme and where it stands.
 *
 * @param id database id
 * @param code short name in addresses and in answers
 * @param scheme where it is
 * @param facts what it is like
 * @param recorded the state its provider recorded
 * @param noticeOn day notice was given, or null
 * @param voidOn day it fell or falls empty, or null
 * @param voidReason why, or null
 * @param readyOn day from which it can be let, or null while not known
 * @param outOfUseReason why it is out of use, or null
 * @param confirmedAt when somebody last said that all this is right, or null
 * @param confirmedBy who said so, or null
 * @param version counts changes
 * @param nominations how many nominations are open
 * @param offered whether it is offered to somebody
 * @param held whether it is promised to somebody
 * @param stayLimitOn last day of the present stay, where there is a limit; null otherwise
 */
record Home(
    long id,
    String code,
    Scheme scheme,
    HomeFacts facts,
    HomeState recorded,
    LocalDate noticeOn,
    LocalDate voidOn,
    VoidReason voidReason,
    LocalDate readyOn,
    String outOfUseReason,
    Instant confirmedAt,
    String confirmedBy,
    long version,
    int nominations,
    boolean offered,
    boolean held,
    LocalDate stayLimitOn) {

  /** Scheme and name, for example "Saffron Court, Room 3". */
  public String title() {
    return scheme.name() + ", " + facts.name();
  }

  /** Where it stands, with what is promised. */
  HomeState state() {
    if (!recorded.isFree()) {
      return recorded;
    }
    if (held) {
      return HomeState.LET_AGREED;
    }
    if (offered) {
      return HomeState.OFFERED;
    }
    // Several people may be nominated for a home; until one is taken it stays on the board.
    return nominations > 0 ? HomeState.NOMINATED : recorded;
  }

  /** Whether somebody else can still get it. */
  boolean isFree() {
    return recorded.isFree() && !held;
  }

  /** Whole days it has been empty, or null while it is not. */
  Long daysEmpty(LocalDate today) {
    boolean empty = recorded == HomeState.VOID_NOT_READY || recorded == HomeState.READY;
    return empty && voidOn != null && !voidOn.isAfter(today)
        ? ChronoUnit.DAYS.between(voidOn, today)
        : null;
  }
}
