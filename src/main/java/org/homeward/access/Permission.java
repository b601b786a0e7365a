package org.homeward.access;

import static org.homeward.agency.Role.ADMIN;
import static org.homeward.agency.Role.AGENCY_ADMIN;
import static org.homeward.agency.Role.AUDITOR;
import static org.homeward.agency.Role.COMMUNITY_TEAM;
import static org.homeward.agency.Role.DISCHARGE_COORDINATOR;
import static org.homeward.agency.Role.EMPLOYMENT_ADVISER;
import static org.homeward.agency.Role.HOUSING_OFFICER;
import static org.homeward.agency.Role.INFORMATION_GOVERNANCE;
import static org.homeward.agency.Role.MANAGER;
import static org.homeward.agency.Role.PROVIDER_WORKER;
import static org.homeward.agency.Role.SOCIAL_WORKER;
import static org.homeward.agency.Role.WARD_STAFF;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.agency.Role;

/**
 * What can be used, and by whom. A permission opens a page, not what is on it: which cases, homes
 * and sessions somebody finds there depends on what they are to each.
 */
public enum Permission {
  /** Pages before logging in. */
  PUBLIC,
  /** The help pages and one's own account: the same for everybody who has logged in. */
  HELP,
  /** One's own and one's teams' tasks and notices. */
  OWN_WORK,
  /** Cases and people, as far as one is something to them. */
  CASES,
  /** Starting a case: each pathway says by whom. */
  REFERRALS,
  /** Meetings: their configuration says who runs and who reads each kind. */
  MEETINGS,
  /** The vacancy board. */
  VACANCIES(HOUSING_OFFICER, SOCIAL_WORKER, DISCHARGE_COORDINATOR, MANAGER, PROVIDER_WORKER),
  /** Comparing homes for a person, and knowing what is promised to whom. */
  PLACING(HOUSING_OFFICER, SOCIAL_WORKER, DISCHARGE_COORDINATOR, MANAGER),
  /** Deciding what the provider of a home may read of somebody. */
  RELEASING(HOUSING_OFFICER, SOCIAL_WORKER),
  /** Keeping one's own schemes and homes. */
  KEEPING_HOMES(PROVIDER_WORKER),
  /** What waits for the council's panel. */
  PANEL(HOUSING_OFFICER, SOCIAL_WORKER),
  /** Caseloads of employment advisers. */
  CASELOADS(EMPLOYMENT_ADVISER, MANAGER),
  /** Figures over all cases of one's trust. */
  BOTTLENECKS(MANAGER),
  /** Opening a record in an emergency, of somebody one is nothing to. */
  EMERGENCY(DISCHARGE_COORDINATOR, WARD_STAFF, COMMUNITY_TEAM, MANAGER),
  /** Looking at what was opened in emergencies. */
  EMERGENCY_REVIEW(INFORMATION_GOVERNANCE),
  /** Copying everything that is held about a person of one's trust. */
  COPY(INFORMATION_GOVERNANCE),
  /** Searching the audit trail. */
  AUDIT(AUDITOR),
  /** Which pathways there are. */
  PATHWAYS(ADMIN),
  /** Agencies: administrators of one see their own, the others all. */
  ADMINISTRATION(ADMIN, AGENCY_ADMIN, INFORMATION_GOVERNANCE),
  /** Accounts: administrators of an agency reach those of their own, the others all. */
  ACCOUNTS(ADMIN, AGENCY_ADMIN),
  /** How teams can be reached: the same reach as for accounts. */
  TEAM_CONTACTS(ADMIN, AGENCY_ADMIN),
  /** Recording an agency's standing in data security. */
  ASSURANCE(ADMIN, INFORMATION_GOVERNANCE);

  private final Set<String> roles;

  Permission(Role... roles) {
    this.roles = Arrays.stream(roles).map(Role::code).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @return codes of the roles that have it; empty if everybody who has logged in does
   */
  public Set<String> roles() {
    return roles;
  }

  /** The key of the words for those who do not have it: "placing". */
  String key() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /**
   * @param viewer who has logged in, or empty
   * @return whether they have it
   */
  boolean isGivenTo(Optional<? extends Viewer> viewer) {
    return this == PUBLIC
        || viewer.filter(who -> roles.isEmpty() || who.hasAnyOf(roles)).isPresent();
  }
}
