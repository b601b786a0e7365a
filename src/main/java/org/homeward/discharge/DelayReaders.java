package org.homeward.discharge;

import org.homeward.access.AccessPolicy;
import org.homeward.access.FieldGroup;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Borough;
import org.homeward.casefile.CaseFile;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/**
 * Who of those who may open a case learns why the person waits: the readers of {@link
 * FieldGroup#DELAY}, of trusts only those of the one that looks after the person, in hospital or at
 * home. Everybody else works by dates, and by what they themselves are asked to clear; partners of
 * the voluntary sector by the latter alone.
 */
@Component
class DelayReaders {

  private final AccessPolicy policy;
  private final AgencyDirectory agencies;

  DelayReaders(AccessPolicy policy, AgencyDirectory agencies) {
    this.policy = policy;
    this.agencies = agencies;
  }

  /** Whether somebody may read how many days are counted. */
  boolean mayKnowHowLong(SignedInUser viewer) {
    return policy.reads(viewer, FieldGroup.DELAY_DAYS);
  }

  /** Whether somebody may read the reason of a delay and everything that is in the way. */
  boolean mayKnowWhy(SignedInUser viewer, CaseFile file) {
    return policy.reads(viewer, FieldGroup.DELAY)
        && (!policy.isTrust(viewer.getAgencyCode()) || looksAfter(viewer.getAgencyCode(), file));
  }

  /** Whether it is their own team's work to clear a barrier. */
  boolean isTheirs(SignedInUser viewer, BarrierEntity barrier) {
    return viewer.getAgencyCode().equals(barrier.agencyCode()) && viewer.hasRole(barrier.role());
  }

  private boolean looksAfter(String agencyCode, CaseFile file) {
    return agencyCode.equals(file.trustCode())
        || agencies
            .borough(file.boroughCode())
            .map(Borough::trustCode)
            .filter(agencyCode::equals)
            .isPresent();
  }
}
