package org.homeward.administration;

import java.util.List;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyAssurances;
import org.homeward.agency.AgencyDirectory;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/** Which of an administrator's agencies get no new accounts. */
@Component
class AdministrationWarnings {

  private final AgencyDirectory directory;
  private final AgencyAssurances assurances;
  private final AdministrationReach reach;

  AdministrationWarnings(
      AgencyDirectory directory, AgencyAssurances assurances, AdministrationReach reach) {
    this.directory = directory;
    this.assurances = assurances;
    this.reach = reach;
  }

  /**
   * @return names of the agencies, of those that somebody sees, that are held back today
   */
  List<String> of(SignedInUser me) {
    List<Agency> seen =
        directory.agencies().stream().filter(a -> reach.seesAgency(me, a.code())).toList();
    List<String> heldBack = assurances.heldBack(seen.stream().map(Agency::code).toList());
    return seen.stream().filter(a -> heldBack.contains(a.code())).map(Agency::name).toList();
  }
}
