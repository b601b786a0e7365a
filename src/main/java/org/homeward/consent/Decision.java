package org.homeward.consent;

import java.util.Locale;

/** What was said. */
enum Decision {
  AGREED,
  REFUSED,
  WITHDRAWN;

  /** As forms write it: "agreed". */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Decision of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
