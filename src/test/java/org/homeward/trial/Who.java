package org.homeward.trial;

import java.util.Locale;

/** The demo accounts that act in stories. */
enum Who {
  COORDINATOR,
  WARD,
  COMMUNITY,
  HOUSING,
  SOCIALWORK,
  PROVIDER,
  EMPLOYMENT,
  MANAGER,
  COORDINATOR2,
  WARD2,
  COMMUNITY2,
  HOUSING2,
  SOCIALWORK2,
  PROVIDER2,
  MANAGER2;

  String username() {
    return name().toLowerCase(Locale.ROOT);
  }
}
