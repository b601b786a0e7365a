package org.homeward.administration;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyAssurances;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Role;
import org.homeward.agency.Team;
import org.homeward.identity.AccountState;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/**
 * How far administrators reach. Those of Homeward reach all agencies, those of an agency their own.
 * Nobody reaches their own account, and nobody gives, or takes from others, a role that is above
 * theirs: whoever watches over records and over administrators is named by administrators of
 * Homeward alone.
 */
@Component
class AdministrationReach {

  /** Roles that administrators of an agency neither give nor take. */
  private static final Set<String> ABOVE_AN_AGENCY =
      Set.of(Role.ADMIN.code(), Role.AUDITOR.code(), Role.INFORMATION_GOVERNANCE.code());

  private final AgencyDirectory directory;
  private final AgencyAssurances assurances;

  AdministrationReach(AgencyDirectory directory, AgencyAssurances assurances) {
    this.directory = directory;
    this.assurances = assurances;
  }

  /** Whether somebody looks after the accounts of every agency. */
  boolean everywhere(SignedInUser me) {
    return me.hasRole(Role.ADMIN.code());
  }

  /** Whether somebody looks after the accounts of an agency. */
  boolean reachesAccounts(SignedInUser me, String agencyCode) {
    return everywhere(me)
        || (me.hasRole(Role.AGENCY_ADMIN.code()) && me.getAgencyCode().equals(agencyCode));
  }

  /** Whether somebody sees an agency; how each stands in data security matters to all leads. */
  boolean seesAgency(SignedInUser me, String agencyCode) {
    return me.hasRole(Role.INFORMATION_GOVERNANCE.code()) || reachesAccounts(me, agencyCode);
  }

  /** Whether somebody may give a role, and take it. */
  boolean gives(SignedInUser me, String role) {
    return everywhere(me) || !ABOVE_AN_AGENCY.contains(role);
  }

  /** Whether somebody may put people into a team, with the roles that it brings. */
  boolean gives(SignedInUser me, Team team) {
    return team.roles().stream().allMatch(role -> gives(me, role));
  }

  /** The teams of an agency that somebody may put people into, and those the account has. */
  List<Team> teamsFor(SignedInUser me, String agencyCode, Collection<String> present) {
    return Stream.concat(
            directory.teamsOf(agencyCode).stream().filter(team -> gives(me, team)),
            directory.teams(present).stream())
        .distinct()
        .toList();
  }

  /** The roles that fit an agency and that somebody may give, and those the account has. */
  List<String> rolesFor(SignedInUser me, String agencyCode, Collection<String> present) {
    return Stream.concat(
            directory
                .agency(agencyCode)
                .map(Agency::kind)
                .map(kind -> Arrays.stream(Role.values()).filter(role -> role.fits(kind)))
                .orElse(Stream.empty())
                .map(Role::code)
                .filter(role -> gives(me, role)),
            present.stream())
        .distinct()
        .collect(Collectors.toList());
  }

  /**
   * Why somebody may change nothing about an account within their reach.
   *
   * @return key of the words, or empty if they may
   */
  Optional<String> whyNot(SignedInUser me, AccountState state) {
    if (me.getId() == state.account().id()) {
      return Optional.of("administration.not.own");
    }
    return Stream.concat(state.ownRoles().stream(), rolesOfAllTeams(state))
            .allMatch(role -> gives(me, role))
        ? Optional.empty()
        : Optional.of("administration.not.greater");
  }

  /** Why somebody may not change teams and roles of an account, or empty if they may. */
  Optional<String> whyNotWork(SignedInUser me, AccountState state) {
    return whyNot(me, state)
        .or(
            () ->
                state.ofProvider() ? Optional.of("administration.not.provider") : Optional.empty())
        .or(
            () ->
                state.closing() != null
                    ? Optional.of("administration.not.closed")
                    : Optional.empty());
  }

  /** Why somebody may not say where a person gets e-mail, or empty if they may. */
  Optional<String> whyNotMail(SignedInUser me, AccountState state) {
    return whyNotClose(me, state);
  }

  /** Why somebody may not close an account, or empty if they may. */
  Optional<String> whyNotClose(SignedInUser me, AccountState state) {
    return whyNot(me, state)
        .or(
            () ->
                state.closing() != null
                    ? Optional.of("administration.not.closed")
                    : Optional.empty());
  }

  /** Why somebody may not open an account again, or empty if they may. */
  Optional<String> whyNotReopen(SignedInUser me, AccountState state) {
    return whyNot(me, state)
        .or(
            () ->
                state.closing() == null ? Optional.of("administration.not.open") : Optional.empty())
        .or(
            () ->
                assurances.allowNewAccounts(state.account().agencyCode())
                    ? Optional.empty()
                    : Optional.of("administration.not.lapsed"));
  }

  /** Also those of teams that do not work today: they may again tomorrow. */
  private Stream<String> rolesOfAllTeams(AccountState state) {
    return directory.teams(state.account().teamCodes()).stream()
        .flatMap(team -> team.roles().stream());
  }
}
