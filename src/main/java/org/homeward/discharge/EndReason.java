package org.homeward.discharge;

/** Why a period of readiness ended. */
enum EndReason {
  REASON_CHANGED,
  NO_LONGER_READY,
  DISCHARGED,
  DIED
}
