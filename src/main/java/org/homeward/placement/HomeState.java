package org.homeward.placement;

import org.homeward.web.StatusTag;

/**
 * Where a home stands. The first five are recorded by its provider; the last three follow from what
 * is promised to whom.
 */
enum HomeState implements Coded {
  OCCUPIED("occupied", "Occupied", null),
  NOTICE_GIVEN("notice-given", "Notice given", StatusTag.NOTICE_GIVEN),
  VOID_NOT_READY("void-not-ready", "Empty, not ready yet", StatusTag.NOT_READY),
  READY("ready", "Ready to let", StatusTag.AVAILABLE),
  OUT_OF_USE("out-of-use", "Out of use", StatusTag.OUT_OF_USE),
  NOMINATED("nominated", "Somebody is nominated", StatusTag.NOMINATED),
  OFFERED("offered", "Offered", StatusTag.OFFERED),
  LET_AGREED("let-agreed", "Let agreed", StatusTag.ACCEPTED);

  private final String code;
  private final String words;
  private final StatusTag tag;

  HomeState(String code, String words, StatusTag tag) {
    this.code = code;
    this.words = words;
    this.tag = tag;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String words() {
    return words;
  }

  /** The tag beside its name, or null where plain words do. */
  StatusTag tag() {
    return tag;
  }

  /** Whether somebody can be found for a home in this state, unless it is promised already. */
  boolean isFree() {
    return this == NOTICE_GIVEN || this == VOID_NOT_READY || this == READY;
  }
}
