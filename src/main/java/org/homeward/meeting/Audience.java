package org.homeward.meeting;

import org.homeward.casefile.CaseFile;

/** Who may read in a case what a meeting said about it. */
final class Audience {

  private Audience() {}

  /**
   * No partner of the voluntary sector: what is meant for the trust alone among partners, which is
   * no partner, is seen by everybody else.
   *
   * @param file the case
   * @return what the timeline calls the audience
   */
  static String ofNoPartner(CaseFile file) {
    return file.trustCode() == null ? "-" : file.trustCode();
  }
}
