package org.homeward.agency;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Turns a role and the place of a case into one team; see {@link AgencyDirectory#responsibleTeam}.
 */
final class ResponsibleTeamRule {

  private final DirectorySnapshot directory;
  private final LocalDate today;

  ResponsibleTeamRule(DirectorySnapshot directory, LocalDate today) {
    this.directory = directory;
    this.today = today;
  }

  Optional<Team> teamFor(String role, String service, CaseLocation location) {
    Optional<Role.Side> side = Role.of(role).map(Role::side);
    if (side.filter(Role.Side.WARD::equals).isPresent()) {
      return wardOf(location, role);
    }
    // Another place's team that offers the service comes before a nearer one that does not.
    return Stream.<Predicate<Team>>of(team -> service != null && team.serves(service), team -> true)
        .flatMap(
            offering ->
                placesToLook(side.orElse(null), location)
                    .map(agencies -> teamIn(agencies, offering, role, location.boroughCode())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Team> wardOf(CaseLocation location, String role) {
    return directory
        .team(location.wardTeamCode())
        .filter(Team::ward)
        .filter(team -> team.serves(role))
        .filter(this::works);
  }

  /** Each place is a set of agencies; the first place with a fitting team wins. */
  private Stream<Predicate<Agency>> placesToLook(Role.Side side, CaseLocation location) {
    Optional<Borough> borough = directory.borough(location.boroughCode());
    Predicate<Agency> caseTrust = is(location.trustCode());
    Predicate<Agency> boroughTrust = is(borough.map(Borough::trustCode).orElse(null));
    Predicate<Agency> council = is(borough.map(Borough::councilCode).orElse(null));
    Predicate<Agency> partner = isOfKind(AgencyKind.VOLUNTARY_SECTOR);
    Predicate<Agency> icb = isOfKind(AgencyKind.ICB);
    if (side == Role.Side.TRUST) {
      return Stream.of(caseTrust, boroughTrust);
    }
    if (side == Role.Side.COUNCIL) {
      return Stream.of(council);
    }
    if (side == Role.Side.PARTNER) {
      return Stream.of(partner, caseTrust, boroughTrust, council);
    }
    return Stream.of(caseTrust, boroughTrust, council, partner, icb);
  }

  private Optional<Team> teamIn(
      Predicate<Agency> agencies, Predicate<Team> offering, String role, String boroughCode) {
    List<Team> fitting =
        directory.teams().stream()
            .filter(team -> present(team).isPresent())
            .filter(offering)
            .filter(team -> team.serves(role) && team.covers(boroughCode))
            .filter(team -> directory.agency(team.agencyCode()).filter(agencies).isPresent())
            .toList();
    // A team that names the borough knows it better than one that works everywhere.
    return fitting.stream()
        .min(
            Comparator.comparing((Team team) -> !works(team))
                .thenComparing(team -> team.boroughCodes().isEmpty())
                .thenComparing(Team::code))
        .flatMap(this::present);
  }

  Optional<Team> teamOf(String agencyCode, String role, String boroughCode) {
    return directory.teams().stream()
        .filter(team -> team.agencyCode().equals(agencyCode) && team.serves(role))
        .filter(team -> present(team).isPresent())
        .min(
            Comparator.comparing((Team team) -> !works(team))
                .thenComparing(team -> !team.covers(boroughCode))
                .thenComparing(team -> team.boroughCodes().isEmpty())
                .thenComparing(Team::code))
        .flatMap(this::present);
  }

  /** The team itself while it works, or whoever has taken over from it. */
  Optional<Team> present(Team team) {
    Set<String> seen = new HashSet<>();
    Optional<Team> present = Optional.of(team);
    while (present.isPresent() && !works(present.get()) && seen.add(present.get().code())) {
      present = directory.team(present.get().successorCode());
    }
    return present.filter(this::works);
  }

  private boolean works(Team team) {
    return team.isActiveOn(today)
        && directory
            .agency(team.agencyCode())
            .filter(agency -> agency.isActiveOn(today))
            .isPresent();
  }

  private static Predicate<Agency> is(String code) {
    return agency -> agency.code().equals(code);
  }

  private static Predicate<Agency> isOfKind(AgencyKind kind) {
    return agency -> agency.kind() == kind;
  }
}
