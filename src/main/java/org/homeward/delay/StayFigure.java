package org.homeward.delay;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.homeward.report.Cut;

/**
 * One kind of thing that the hospital stay of a case adds to the figures. All days are days in
 * London.
 *
 * @param trust the trust that has the person; empty if none
 * @param borough borough of the person's home, or null
 * @param ward the ward the person is on or was last, or null
 * @param council the responsible council of a delay, or null
 * @param kind what is counted
 * @param on the day it belongs to, see the kind
 * @param days how long it took, see the kind
 * @param reason national reason of a delay; empty otherwise
 * @param attribution who it is attributed to; empty otherwise
 */
record StayFigure(
    String trust,
    String borough,
    String ward,
    String council,
    Kind kind,
    LocalDate on,
    int days,
    String reason,
    String attribution) {

  /** What is counted of stays. */
  enum Kind {
    /** Somebody is clinically ready and waits: on the first day of the unbroken waiting. */
    READY,
    /** A delay that runs: on the first day that MHS26 counts of it. */
    MHS26_OPEN,
    /** Days that MHS26 counts of a delay that is over: on the first day of a month. */
    MHS26,
    /** Somebody is in a bed: on the day they were admitted. */
    BED_OPEN,
    /** Days in bed of a stay that is over: on the first day of a month. */
    BED,
    /** An episode of readiness that is over: on its last day, with its length in days. */
    EPISODE,
    /** A discharge of somebody who was delayed, with the nights of the stay. */
    LEFT_DELAYED,
    /** A discharge of somebody who was not, with the nights of the stay. */
    LEFT,
    /** Each discharge, with the nights of the stay less the days of its episodes of readiness. */
    LEFT_LESS,
    /** A discharge that is to be followed up within 72 hours. */
    FOLLOW_UP_DUE,
    /** A discharge that was. */
    FOLLOW_UP_MET,
    /** A discharge after which a readmission would count. */
    RETURN_POSSIBLE,
    /** A discharge after which the person was back within 14 days. */
    RETURNED
  }

  /** Which figures it is in: those of the trust, the borough, the ward, the council. */
  Map<Cut, String> cuts() {
    Map<Cut, String> cuts = new EnumMap<>(Cut.class);
    cuts.put(Cut.ALL, "");
    if (borough != null) {
      cuts.put(Cut.BOROUGH, borough);
    }
    if (ward != null) {
      cuts.put(Cut.WARD, ward);
    }
    if (council != null) {
      cuts.put(Cut.AGENCY, council);
    }
    return cuts;
  }
}
