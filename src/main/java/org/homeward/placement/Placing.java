package org.homeward.placement;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.homeward.report.Cut;

/**
 * Something on the way to a home that is counted. Days are days in London.
 *
 * @param caseId the case
 * @param trust the trust that has the person; empty if none
 * @param borough borough of the person's home, or null
 * @param ward the ward the person is on or was last, or null
 * @param provider the agency that has the home, or null
 * @param on when
 * @param what what happened
 * @param reason code of the reason, or empty; of an unmet need how much support was asked for and
 *     how it came to that, with a stroke between
 * @param days calendar days from the referral, where they are counted; otherwise 0
 */
record Placing(
    long caseId,
    String trust,
    String borough,
    String ward,
    String provider,
    LocalDate on,
    What what,
    String reason,
    int days) {

  /** What can happen. */
  enum What {
    /** A provider offered its home. */
    OFFERED,
    /** A provider declined. */
    DECLINED,
    /** The person refused a home. */
    REFUSED,
    /** A provider withdrew its offer. */
    TAKEN_BACK,
    /** The home went to somebody else. */
    TO_OTHER,
    /** The first offer, with days from the referral. */
    FIRST_OFFER,
    /** The person moved in, with days from the referral. */
    MOVED_IN,
    /** What was asked for did not exist. */
    UNMET
  }

  /** Which figures it is in. */
  Map<Cut, String> cuts() {
    Map<Cut, String> cuts = new EnumMap<>(Cut.class);
    cuts.put(Cut.ALL, "");
    if (borough != null) {
      cuts.put(Cut.BOROUGH, borough);
    }
    if (ward != null) {
      cuts.put(Cut.WARD, ward);
    }
    if (provider != null) {
      cuts.put(Cut.AGENCY, provider);
    }
    return cuts;
  }
}
