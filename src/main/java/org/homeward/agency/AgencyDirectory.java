package org.homeward.agency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/**
 * Who takes part in the work: agencies, boroughs and teams.
 *
 * <p>Reads are answered from memory. Each copy of the application asks the database at most every
 * two seconds whether the directory has changed, so a change reaches all copies within that time.
 */
@Service
public class AgencyDirectory {

  private static final Duration TRUSTED_FOR = Duration.ofSeconds(2);

  private final DirectoryStore store;
  private final Clock clock;
  private volatile Cached cached;

  private record Cached(long version, DirectorySnapshot snapshot, Instant checkedAt) {}

  AgencyDirectory(DirectoryStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * @param code an agency code, or null
   * @return the agency, also when it no longer takes part
   */
  public Optional<Agency> agency(String code) {
    return snapshot().agency(code);
  }

  /**
   * @return the agencies that take part today, by name
   */
  public List<Agency> agencies() {
    return agenciesThat(agency -> true);
  }

  /**
   * @return all agencies, by name, also those that take part no longer or not yet
   */
  public List<Agency> everyAgency() {
    return snapshot().agencies();
  }

  /**
   * @param agencyCode an agency
   * @return all its teams, by name, also those that work no longer or not yet
   */
  public List<Team> everyTeamOf(String agencyCode) {
    return snapshot().teams().stream()
        .filter(team -> team.agencyCode().equals(agencyCode))
        .toList();
  }

  /**
   * The team that has the work of a team today.
   *
   * @param code a team code
   * @return the team itself while it works, or whoever took over from it; empty if nobody did
   */
  public Optional<Team> presentTeam(String code) {
    ResponsibleTeamRule rule = new ResponsibleTeamRule(snapshot(), today());
    return team(code).flatMap(rule::present);
  }

  /**
   * @return the teams whose last day has passed and that another takes over from
   */
  public List<Team> teamsGoneOver() {
    LocalDate today = today();
    return snapshot().teams().stream()
        .filter(team -> team.successorCode() != null)
        .filter(team -> team.activeTo() != null && team.activeTo().isBefore(today))
        .toList();
  }

  /**
   * @param agencyCode an agency
   * @return the days on which it does not work besides weekends and bank holidays, earliest first
   */
  public List<LocalDate> closingDaysOf(String agencyCode) {
    return closingDays(agencyCode).stream().sorted().toList();
  }

  /**
   * @return the councils that take part today, by name
   */
  public List<Agency> councils() {
    return agenciesThat(agency -> agency.kind() == AgencyKind.COUNCIL);
  }

  /**
   * @return the NHS trusts that take part today, by name
   */
  public List<Agency> trusts() {
    return agenciesThat(agency -> agency.kind() == AgencyKind.NHS_TRUST);
  }

  /**
   * @param code a borough code, or null
   * @return the borough
   */
  public Optional<Borough> borough(String code) {
    return snapshot().borough(code);
  }

  /**
   * @return all boroughs, by name
   */
  public List<Borough> boroughs() {
    return snapshot().boroughs();
  }

  /**
   * @param code a team code, or null
   * @return the team, also when it no longer works, so that old tasks can name it
   */
  public Optional<Team> team(String code) {
    return snapshot().team(code);
  }

  /**
   * @param codes team codes
   * @return the teams in the order asked for; codes of no team are left out
   */
  public List<Team> teams(Collection<String> codes) {
    Map<String, Team> all = snapshot().teamsByCode();
    return codes.stream().map(all::get).filter(Objects::nonNull).toList();
  }

  /**
   * @param codes team codes
   * @return those of the teams that work today
   */
  public List<Team> workingTeams(Collection<String> codes) {
    LocalDate today = today();
    return teams(codes).stream().filter(team -> team.isActiveOn(today)).toList();
  }

  /**
   * @param agencyCode an agency
   * @return its teams that work today, by name
   */
  public List<Team> teamsOf(String agencyCode) {
    return teamsThat(team -> team.agencyCode().equals(agencyCode));
  }

  /**
   * @param role a role code
   * @return all teams that serve the role and work today, by name
   */
  public List<Team> teamsServing(String role) {
    return teamsThat(team -> team.serves(role));
  }

  /**
   * @param trustCode agency code of a trust
   * @return its wards that work today, by name
   */
  public List<Team> wardsOf(String trustCode) {
    return teamsThat(team -> team.ward() && team.agencyCode().equals(trustCode));
  }

  /**
   * @return the wards of all trusts that work today, by name
   */
  public List<Team> allWards() {
    return teamsThat(Team::ward);
  }

  /**
   * Finds the one team that answers for a role in a case. The same directory and the same case
   * always give the same team.
   *
   * <ul>
   *   <li>Ward staff: the ward the person is on.
   *   <li>Trust roles (discharge coordinator, community team, manager): the trust that treats the
   *       person; if it has no such team for the borough, the trust that serves the borough.
   *   <li>Council roles (housing officer, social worker): the council of the borough.
   *   <li>Partner roles (provider worker, employment adviser): a voluntary-sector partner; if there
   *       is none, the treating trust, the borough's trust, the council.
   *   <li>A role that only a pathway knows: treating trust, borough's trust, council,
   *       voluntary-sector partner, integrated care board, in this order.
   * </ul>
   *
   * Only teams count that serve the role, cover the borough and work today. Among several, one that
   * names the borough comes before one that works wherever its agency does; then the team code
   * decides, alphabetically. Where only teams are left whose last day has passed, whoever took over
   * from them answers.
   *
   * @param role a role code
   * @param location where the case is
   * @return the team, or empty if nobody answers for the role there
   */
  public Optional<Team> responsibleTeam(String role, CaseLocation location) {
    return responsibleTeam(role, null, location);
  }

  /**
   * The same among the teams that offer a service, which the directory lists with their roles; all
   * places are asked for one before the service is left out of account.
   *
   * @param role a role code
   * @param service a service within that role, or null
   * @param location where the case is
   * @return the team, or empty if nobody answers for the role there
   */
  public Optional<Team> responsibleTeam(String role, String service, CaseLocation location) {
    return new ResponsibleTeamRule(snapshot(), today()).teamFor(role, service, location);
  }

  /**
   * Finds the team of one agency that answers for a role.
   *
   * @param role a role code
   * @param agencyCode the agency asked
   * @param boroughCode home borough of the case, or null; a team that names it comes first, then
   *     one that works wherever its agency does, then any other
   * @return the team, or empty if the agency does not take part or has no such team today
   */
  public Optional<Team> teamOfAgency(String role, String agencyCode, String boroughCode) {
    return new ResponsibleTeamRule(snapshot(), today()).teamOf(agencyCode, role, boroughCode);
  }

  Set<LocalDate> closingDays(String agencyCode) {
    return agencyCode == null
        ? Set.of()
        : snapshot().closingDays().getOrDefault(agencyCode, Set.of());
  }

  /** Forgets what is in memory: the next read asks the database. */
  void refresh() {
    cached = null;
  }

  private List<Agency> agenciesThat(Predicate<Agency> condition) {
    LocalDate today = today();
    return snapshot().agencies().stream()
        .filter(agency -> agency.isActiveOn(today))
        .filter(condition)
        .toList();
  }

  private List<Team> teamsThat(Predicate<Team> condition) {
    LocalDate today = today();
    return snapshot().teams().stream()
        .filter(team -> team.isActiveOn(today))
        .filter(condition)
        .toList();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), WorkingCalendar.LONDON);
  }

  private DirectorySnapshot snapshot() {
    Cached known = cached;
    Instant now = clock.instant();
    if (known != null
        && Duration.between(known.checkedAt(), now).abs().compareTo(TRUSTED_FOR) < 0) {
      return known.snapshot();
    }
    // The version is read first: if a change comes between the two reads, the next check sees it.
    long version = store.version();
    // A long transaction may still see an older directory than is known here: keep the newer one.
    boolean upToDate = known != null && version <= known.version();
    DirectorySnapshot snapshot = upToDate ? known.snapshot() : store.load();
    cached = new Cached(upToDate ? known.version() : version, snapshot, now);
    return snapshot;
  }
}
