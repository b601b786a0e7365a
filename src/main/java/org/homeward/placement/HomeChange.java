package org.homeward.placement;

import java.time.LocalDate;

/**
 * A home comes into another state, with all dates that hold from then on.
 *
 * @param state the new state; one of those a provider records
 * @param noticeOn day notice was given, or null
 * @param voidOn day it fell or will fall empty, or null
 * @param voidReason why, or null
 * @param readyOn day from which it can be let, or null while not known
 * @param outOfUseReason why it is out of use, or null
 */
record HomeChange(
    HomeState state,
    LocalDate noticeOn,
    LocalDate voidOn,
    VoidReason voidReason,
    LocalDate readyOn,
    String outOfUseReason) {

  static HomeChange notice(LocalDate noticeOn, LocalDate emptyFrom, LocalDate readyOn) {
    return new HomeChange(HomeState.NOTICE_GIVEN, noticeOn, emptyFrom, null, readyOn, null);
  }

  static HomeChange empty(
      LocalDate noticeOn, LocalDate voidOn, VoidReason reason, LocalDate readyOn) {
    return new HomeChange(HomeState.VOID_NOT_READY, noticeOn, voidOn, reason, readyOn, null);
  }

  /** Ready from a day on; it has been empty since it fell empty, or since that day. */
  static HomeChange ready(Home home, LocalDate readyOn) {
    return new HomeChange(
        HomeState.READY,
        home.noticeOn(),
        home.voidOn() == null ? readyOn : home.voidOn(),
        home.voidReason(),
        readyOn,
        null);
  }

  static HomeChange outOfUse(String reason) {
    return new HomeChange(HomeState.OUT_OF_USE, null, null, null, null, reason);
  }

  static HomeChange occupied() {
    return new HomeChange(HomeState.OCCUPIED, null, null, null, null, null);
  }

  /** Whether nobody lives in the home from then on. */
  boolean leavesNobodyThere() {
    return switch (state) {
      case VOID_NOT_READY, READY, OUT_OF_USE -> true;
      default -> false;
    };
  }

  HomeEvents.What what() {
    return switch (state) {
      case NOTICE_GIVEN -> HomeEvents.What.NOTICE;
      case VOID_NOT_READY -> HomeEvents.What.EMPTY;
      case READY -> HomeEvents.What.READY;
      case OUT_OF_USE -> HomeEvents.What.OUT_OF_USE;
      default -> HomeEvents.What.OCCUPIED;
    };
  }

  /** More about it for the history: the reason, never a person. */
  String detail() {
    return voidReason == null ? outOfUseReason : voidReason.words();
  }

  /**
   * Checks the change against how the home stands.
   *
   * @throws StockRefusal with the rule in words
   */
  void refuseUnlessPossible(Home home, LocalDate today) {
    switch (state) {
      case NOTICE_GIVEN -> {
        refuse(
            home.recorded() != HomeState.OCCUPIED && home.recorded() != HomeState.NOTICE_GIVEN,
            "Nobody lives in this home, so notice cannot be given");
        refuse(noticeOn.isAfter(today), "The notice must have been given today or before");
        refuse(voidOn.isBefore(noticeOn), "The home cannot fall empty before notice was given");
      }
      case VOID_NOT_READY ->
          refuse(voidOn.isAfter(today), "The home must have fallen empty today or before");
      case READY -> {
        refuse(
            home.recorded() == HomeState.OCCUPIED || home.recorded() == HomeState.NOTICE_GIVEN,
            "Somebody lives in this home. Record first that it has fallen empty");
        refuse(readyOn.isAfter(today), "The home must be ready today or before");
      }
      default ->
          refuse(
              home.held() && home.recorded().isFree(),
              "This home is promised to somebody. It can change when they have moved in or their"
                  + " nomination has ended");
    }
    refuse(
        readyOn != null && voidOn != null && readyOn.isBefore(voidOn),
        "The home cannot be ready before it falls empty");
  }

  private static void refuse(boolean broken, String rule) {
    if (broken) {
      throw new StockRefusal(rule);
    }
  }
}
