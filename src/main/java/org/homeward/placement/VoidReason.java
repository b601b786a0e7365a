package org.homeward.placement;

/** Why a home fell empty. */
enum VoidReason implements Coded {
  OWN_HOME("own-home", "Moved on to a home of their own"),
  OTHER_SUPPORTED("other-supported", "Moved to another supported home"),
  CARE_HOME("care-home", "Moved to a care home"),
  HOSPITAL("hospital", "Went back to hospital"),
  PRISON("prison", "Went to prison"),
  LEFT("left", "Left without notice"),
  ENDED_BY_PROVIDER("ended-by-provider", "Was asked to leave"),
  STAY_LIMIT("stay-limit", "Stay limit reached"),
  DIED("died", "Died"),
  NEW_HOME("new-home", "New home"),
  OTHER("other", "Another reason");

  private final String code;
  private final String words;

  VoidReason(String code, String words) {
    this.code = code;
    this.words = words;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String words() {
    return words;
  }
}
