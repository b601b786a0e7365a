package org.homeward.placement;

/** What sort of place a scheme is. */
enum SchemeKind implements Coded {
  SUPPORTED_LIVING("supported-living", "Supported living"),
  CORE_AND_CLUSTER("core-and-cluster", "Core and cluster"),
  SHARED_LIVES("shared-lives", "Shared Lives"),
  EXTRA_CARE("extra-care", "Extra care"),
  STEP_DOWN("step-down", "Step-down house"),
  CRISIS_HOUSE("crisis-house", "Crisis house"),
  RECOVERY_HOUSE("recovery-house", "Recovery house"),
  HOMELESS_STEP_UP("homeless-step-up", "Homeless step-up bed"),
  HOMELESS_STEP_DOWN("homeless-step-down", "Homeless step-down bed"),
  HOUSING_FIRST("housing-first", "Housing First"),
  FLOATING_SUPPORT("floating-support", "Own home with floating support");

  private final String code;
  private final String words;

  SchemeKind(String code, String words) {
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
