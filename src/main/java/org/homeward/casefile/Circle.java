package org.homeward.casefile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.homeward.access.AccessPolicy;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.identity.Account;
import org.homeward.identity.Accounts;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/**
 * For whom somebody can leave something in a case, a comment or a document: the rule is one for all
 * features. An agency that is in it by one of its teams can be chosen, as long as the person agrees
 * to sharing with it; a partner of the voluntary sector chooses among the trust and the councils,
 * and learns of no other partner.
 */
@Component
public class Circle {

  private final CaseTeams teams;
  private final TrustTeams trustTeams;
  private final SharingGate sharing;
  private final AccessPolicy policy;
  private final AgencyDirectory agencies;
  private final Accounts accounts;

  Circle(
      CaseTeams teams,
      TrustTeams trustTeams,
      SharingGate sharing,
      AccessPolicy policy,
      AgencyDirectory agencies,
      Accounts accounts) {
    this.teams = teams;
    this.trustTeams = trustTeams;
    this.sharing = sharing;
    this.policy = policy;
    this.agencies = agencies;
    this.accounts = accounts;
  }

  /**
   * Whether somebody may read now what is for their agency: that it was chosen once is not enough,
   * the person has to agree still to sharing with it.
   *
   * @param who who looks
   * @param file the case; that they may open it was decided before
   */
  public boolean reads(SignedInUser who, CaseFile file) {
    return !sharing.keepsOut(file.personId(), who.getAgencyCode());
  }

  /**
   * Agencies of a case that somebody may choose besides their own, the person's trust first.
   *
   * @param who who writes
   * @param file the case
   * @return the agencies with those of their teams that are in the case
   */
  public Map<Agency, List<Team>> offered(SignedInUser who, CaseFile file) {
    Map<Agency, List<Team>> offered = new LinkedHashMap<>();
    inCase(file)
        .forEach(
            (code, itsTeams) -> {
              if (!code.equals(who.getAgencyCode())
                  && !(isPartner(who) && policy.isPartner(code))
                  && !sharing.keepsOut(file.personId(), code)) {
                agencies
                    .agency(code)
                    .ifPresent(agency -> offered.put(agency, teamsFor(who, file, code, itsTeams)));
              }
            });
    return offered;
  }

  /** A partner deals with those of the trust who coordinate the case. */
  private List<Team> teamsFor(
      SignedInUser who, CaseFile file, String agencyCode, List<Team> itsTeams) {
    Optional<Team> coordinating = trustTeams.coordinating(file);
    return isPartner(who) && agencyCode.equals(file.trustCode()) && coordinating.isPresent()
        ? List.of(coordinating.get())
        : itsTeams;
  }

  private Map<String, List<Team>> inCase(CaseFile file) {
    Set<Team> all = new LinkedHashSet<>();
    trustTeams.coordinating(file).ifPresent(all::add);
    all.addAll(agencies.workingTeams(teams.of(file.id())));
    Map<String, List<Team>> byAgency = new LinkedHashMap<>();
    all.forEach(
        team -> byAgency.computeIfAbsent(team.agencyCode(), code -> new ArrayList<>()).add(team));
    return byAgency;
  }

  /**
   * The people who can be told of what somebody writes: members of the teams in the case, of their
   * own agency and of those they may choose. Whoever does not work for the agency of such a team,
   * or writes it, is not among them.
   *
   * @param who who writes
   * @param file the case
   * @param offered what {@link #offered} gave
   */
  public List<Account> people(SignedInUser who, CaseFile file, Map<Agency, List<Team>> offered) {
    List<Team> all = new ArrayList<>(inCase(file).getOrDefault(who.getAgencyCode(), List.of()));
    offered.values().forEach(all::addAll);
    Map<String, String> agencyOf = new LinkedHashMap<>();
    all.forEach(team -> agencyOf.put(team.code(), team.agencyCode()));
    return accounts.membersOf(agencyOf.keySet()).stream()
        .filter(account -> !account.username().equals(who.getUsername()))
        .filter(
            account ->
                account.teamCodes().stream()
                    .anyMatch(team -> account.agencyCode().equals(agencyOf.get(team))))
        .toList();
  }

  /**
   * Who reads something, in the words of somebody who does: to a partner no other partner is named.
   *
   * @param who who looks
   * @param readers codes of the agencies it is for
   * @param inCase codes of the agencies that are in the case now
   * @param over says that an agency reads it no longer
   * @return names, the looker's own agency first
   */
  public List<String> names(
      SignedInUser who,
      Collection<String> readers,
      Set<String> inCase,
      UnaryOperator<String> over) {
    return readers.stream()
        .filter(
            code -> code.equals(who.getAgencyCode()) || !isPartner(who) || !policy.isPartner(code))
        .sorted(
            Comparator.comparing((String code) -> !code.equals(who.getAgencyCode()))
                .thenComparing(this::name))
        .map(
            code ->
                inCase.contains(code) || code.equals(who.getAgencyCode())
                    ? name(code)
                    : over.apply(name(code)))
        .toList();
  }

  /**
   * Codes of the agencies that have a part in a case now; one statement.
   *
   * @param file the case
   */
  public Set<String> agenciesIn(CaseFile file) {
    Set<String> in = new LinkedHashSet<>();
    if (file.trustCode() != null) {
      in.add(file.trustCode());
    }
    agencies.teams(teams.of(file.id())).forEach(team -> in.add(team.agencyCode()));
    return in;
  }

  /**
   * The team for which somebody asks: one of theirs that has a part in the case, or their first;
   * for somebody of the trust without a team the one that coordinates the case.
   *
   * @param who who asks
   * @param file the case
   */
  public Optional<String> teamOf(SignedInUser who, CaseFile file) {
    List<String> in = teams.of(file.id());
    return who.getTeamCodes().stream()
        .filter(in::contains)
        .findFirst()
        .or(() -> who.getTeamCodes().stream().findFirst())
        .or(() -> trustTeams.coordinating(file).map(Team::code));
  }

  /**
   * An agency in words.
   *
   * @param agencyCode its code
   * @return its name, or the code if there is no such agency any more
   */
  public String name(String agencyCode) {
    return agencies.agency(agencyCode).map(Agency::name).orElse(agencyCode);
  }

  /**
   * Whether somebody works for a partner, from whom other partners are kept.
   *
   * @param who somebody
   */
  public boolean isPartner(SignedInUser who) {
    return policy.isPartner(who.getAgencyCode());
  }

  /**
   * Whether an agency is a partner.
   *
   * @param agencyCode its code
   */
  public boolean isPartner(String agencyCode) {
    return policy.isPartner(agencyCode);
  }
}
