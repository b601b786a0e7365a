package org.homeward.trial;

/** The demo accounts that act in stories. */
enum Who {
  COORDINATOR(false),
  WARD(true),
  COMMUNITY(true),
  HOUSING(false),
  SOCIALWORK(false),
  MANAGER(false),
  COORDINATOR2(false),
  WARD2(true),
  COMMUNITY2(true),
  HOUSING2(false),
  SOCIALWORK2(false),
  MANAGER2(false);

  private final boolean everyDay;

  Who(boolean everyDay) {
    this.everyDay = everyDay;
  }

  /** Whether they work at weekends and on bank holidays, too. */
  boolean worksEveryDay() {
    return everyDay;
  }

  String username() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
