package org.homeward.web;

import java.util.Locale;

/**
 * The statuses people see as tags, each colour with one meaning: red late or stuck, yellow soon,
 * orange came back or changed, blue open, white being worked on, purple with somebody else, green
 * good, grey inactive. What is finished or blocked by order is plain text and no tag.
 */
public enum StatusTag {
  /** Overdue. */
  OVERDUE("red"),
  /** Escalated. */
  ESCALATED("red"),
  /** No owner. */
  NO_OWNER("red"),
  /** Stuck: most of what waits is late. */
  STUCK("red"),
  /** Lapsed: it counted once. */
  LAPSED("red"),
  /** Standards not met. */
  STANDARDS_NOT_MET("red"),
  /** Due today. */
  DUE_TODAY("yellow"),
  /** Held. */
  HELD("yellow"),
  /** Slow: some of what waits is late. */
  SLOW("yellow"),
  /** Expires today. */
  EXPIRES_TODAY("yellow"),
  /** Ends soon. */
  ENDS_SOON("yellow"),
  /** Returned. */
  RETURNED("orange"),
  /** Declined. */
  DECLINED("orange"),
  /** Conflict. */
  CONFLICT("orange"),
  /** Not agreed. */
  NOT_AGREED("orange"),
  /** More information asked for. */
  MORE_INFORMATION("orange"),
  /** Locked. */
  LOCKED("orange"),
  /** Not started. */
  NOT_STARTED("blue"),
  /** Sent. */
  SENT("blue"),
  /** New. */
  NEW("blue"),
  /** Planning. */
  PLANNING("blue"),
  /** Notice given. */
  NOTICE_GIVEN("blue"),
  /** Invited. */
  INVITED("blue"),
  /** In progress. */
  IN_PROGRESS("white"),
  /** Not ready. */
  NOT_READY("white"),
  /** Draft saved. */
  DRAFT_SAVED("white"),
  /** Viewing booked. */
  VIEWING_BOOKED("white"),
  /** Waiting. */
  WAITING("purple"),
  /** Nominated. */
  NOMINATED("purple"),
  /** Ready and waiting. */
  READY_AND_WAITING("purple"),
  /** Offered. */
  OFFERED("purple"),
  /** Completing. */
  COMPLETING("purple"),
  /** Agreed. */
  AGREED("green"),
  /** Available. */
  AVAILABLE("green"),
  /** Valid. */
  VALID("green"),
  /** Accepted. */
  ACCEPTED("green"),
  /** Move booked. */
  MOVE_BOOKED("green"),
  /** Paused. */
  PAUSED("grey"),
  /** Out of use. */
  OUT_OF_USE("grey"),
  /** Withdrawn. */
  WITHDRAWN("grey"),
  /** Expired. */
  EXPIRED("grey"),
  /** Closed. */
  CLOSED("grey"),
  /** Removed. */
  REMOVED("grey");

  private final String colour;

  StatusTag(String colour) {
    this.colour = colour;
  }

  /**
   * @return name of the tint in the design system
   */
  public String getColour() {
    return colour;
  }

  /**
   * @return key of the words
   */
  public String getMessageKey() {
    return "web.status." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
