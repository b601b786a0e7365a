package org.homeward.agency;

import java.util.Arrays;
import java.util.Optional;

/**
 * The roles Homeward knows by name. A pathway may name others: teams that list such a role get its
 * work by the general rule of {@link AgencyDirectory#responsibleTeam}.
 */
public enum Role {
  /** Runs a person's discharge for the trust. */
  DISCHARGE_COORDINATOR("discharge-coordinator", "discharge coordinator", Side.TRUST),
  /** Nurses and ward managers. */
  WARD_STAFF("ward-staff", "ward staff", Side.WARD),
  /** The community mental-health team that follows the person up. */
  COMMUNITY_TEAM("community-team", "community team", Side.TRUST),
  /** Housing officer of the borough's council. */
  HOUSING_OFFICER("housing-officer", "housing officer", Side.COUNCIL),
  /** Social worker of the borough's council. */
  SOCIAL_WORKER("social-worker", "social worker", Side.COUNCIL),
  /** Worker of a supported-living provider. */
  PROVIDER_WORKER("provider-worker", "provider worker", Side.PARTNER),
  /** Employment adviser. */
  EMPLOYMENT_ADVISER("employment-adviser", "employment adviser", Side.PARTNER),
  /** Manager to whom late work is escalated. */
  MANAGER("manager", "manager", Side.TRUST),
  /** Watches over who looks at records, and looks at each emergency. Gets no tasks. */
  INFORMATION_GOVERNANCE("information-governance", "information governance lead", Side.TRUST),
  /** Looks after Homeward itself: agencies, teams, accounts. Gets no tasks. */
  ADMIN("admin", "administrator", Side.TRUST),
  /** Looks after the accounts of their own agency. Gets no tasks. */
  AGENCY_ADMIN("agency-admin", "administrator of an agency", Side.TRUST),
  /** Looks through the audit trail of their agency. Opens no cases and gets no tasks. */
  AUDITOR("auditor", "auditor", Side.TRUST);

  /** Whose work a role is, which decides where its team is looked for. */
  enum Side {
    WARD,
    TRUST,
    COUNCIL,
    PARTNER
  }

  private final String code;
  private final String title;
  private final Side side;

  Role(String code, String title, Side side) {
    this.code = code;
    this.title = title;
    this.side = side;
  }

  /**
   * @return the string used in pathways, team roles and access rules ("housing-officer")
   */
  public String code() {
    return code;
  }

  /**
   * @return the words shown to people ("housing officer")
   */
  public String title() {
    return title;
  }

  /**
   * @return whether a council does the work of this role
   */
  public boolean isOfCouncil() {
    return side == Side.COUNCIL;
  }

  /**
   * @return whether one of several partners does the work of this role, so that the role alone does
   *     not say which
   */
  public boolean isOfPartner() {
    return side == Side.PARTNER;
  }

  /**
   * @return whether pathways and meetings may ask people of this role to do something
   */
  public boolean getsTasks() {
    return this != ADMIN
        && this != AGENCY_ADMIN
        && this != AUDITOR
        && this != INFORMATION_GOVERNANCE;
  }

  /**
   * Whether people of an agency can have this role: that of a council is nobody's in a trust. What
   * partners do may also be done by trusts and councils, see {@link
   * AgencyDirectory#responsibleTeam}.
   *
   * @param kind the sort of agency
   */
  public boolean fits(AgencyKind kind) {
    if (this == ADMIN || this == AGENCY_ADMIN || this == AUDITOR) {
      return true;
    }
    return switch (side) {
      case WARD, TRUST -> kind == AgencyKind.NHS_TRUST;
      case COUNCIL -> kind == AgencyKind.COUNCIL;
      case PARTNER -> kind != AgencyKind.ICB;
    };
  }

  Side side() {
    return side;
  }

  /**
   * @param code a role code
   * @return the role, or empty for a role only a pathway knows
   */
  public static Optional<Role> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
  }

  /**
   * @param code a role code, known or not
   * @return the words shown to people; for an unknown role its code with spaces for hyphens
   */
  public static String titleOf(String code) {
    return of(code).map(Role::title).orElseGet(() -> code.replace('-', ' '));
  }
}
