package org.homeward.discharge;

import java.util.Set;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Borough;
import org.homeward.casefile.CaseAudiences;
import org.homeward.casefile.CaseFile;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/**
 * Who of those who may open a case learns why the person waits. A reason of delay can tell of
 * courts, of public safety and of the Mental Health Act: it is for the clinical and management
 * roles of the trust that looks after the person, in hospital or at home, and for social care.
 * Everybody else works by dates, and by what they themselves are asked to clear; partners of the
 * voluntary sector by the latter alone.
 */
@Component
class DelayReaders {

  private static final Set<String> CLINICAL =
      Set.of("discharge-coordinator", "ward-staff", "community-team", "manager");
  private static final String SOCIAL_CARE = "social-worker";

  private final CaseAudiences audiences;
  private final AgencyDirectory agencies;

  DelayReaders(CaseAudiences audiences, AgencyDirectory agencies) {
    this.audiences = audiences;
    this.agencies = agencies;
  }

  /** Whether somebody may read how many days are counted. */
  boolean mayKnowHowLong(SignedInUser viewer) {
    return audiences.partnerOf(viewer) == null;
  }

  /** Whether somebody may read the reason of a delay and everything that is in the way. */
  boolean mayKnowWhy(SignedInUser viewer, CaseFile file) {
    return viewer.hasRole(SOCIAL_CARE)
        || looksAfter(viewer.getAgencyCode(), file)
            && viewer.getRoles().stream().anyMatch(CLINICAL::contains);
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
