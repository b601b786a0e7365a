package org.homeward.casefile;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends the part that a partner of the voluntary sector, or without consent any other agency, has in
 * a case. From then on it may neither open the case nor report anything in it, and is told nothing
 * more. A task that it is given afterwards makes it part of the case again.
 */
@Component
public class PartnerParts {

  private final CaseTeams teams;
  private final CaseAudiences audiences;
  private final CaseNotices notices;

  PartnerParts(CaseTeams teams, CaseAudiences audiences, CaseNotices notices) {
    this.teams = teams;
    this.audiences = audiences;
    this.notices = notices;
  }

  /**
   * A partner's part is over; its teams are told so once. The trust, councils and the integrated
   * care board stay: for them nothing changes.
   *
   * @param file the case
   * @param agencyCode the partner
   * @param how how it ended, in words for its notice; nothing clinical
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(CaseFile file, String agencyCode, String how) {
    if (audiences.isPartner(agencyCode)) {
      notices.tellOf(file, how, teams.end(file.id(), agencyCode));
    }
  }

  /**
   * Nothing of the case may be shared outside the person's trust any more: the part of every other
   * agency is over, councils included, and its teams are told so once.
   *
   * @param file the case, of a trust
   * @param why in words for the notice; nothing clinical
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void endOfAllBut(CaseFile file, String why) {
    notices.tellOf(file, why, teams.endOfOthers(file.id(), file.trustCode()));
  }

  /**
   * The person does not agree any more that an agency works in a case: its part is over, and its
   * teams are told so once.
   *
   * @param file the case, open or closed
   * @param agencyCode the agency, a council too
   * @param why in words for the notice; nothing clinical
   * @return the teams whose part was not over before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<String> endWithoutConsent(CaseFile file, String agencyCode, String why) {
    List<String> ended = teams.end(file.id(), agencyCode);
    notices.tellOf(file, why, ended);
    return ended;
  }
}
