package org.homeward.casefile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homeward.access.AccessPolicy;
import org.homeward.access.Permission;
import org.homeward.access.Relation;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/**
 * Asks the {@link AccessPolicy} about cases: it knows the rule, this knows whose a case is and
 * which teams are in it. A partner whose part in a case is over (see {@link PartnerParts}) is in
 * none of them any more.
 */
@Component
public class CaseAccess {

  private final AccessPolicy policy;
  private final CaseTeams teams;
  private final EmergencyOpenings emergencies;

  CaseAccess(AccessPolicy policy, CaseTeams teams, EmergencyOpenings emergencies) {
    this.emergencies = emergencies;
    this.policy = policy;
    this.teams = teams;
  }

  /**
   * Whether a person may open a case.
   *
   * @param who who is signed in
   * @param file the case
   */
  public boolean mayRead(SignedInUser who, CaseFile file) {
    return relation(who, file).opens();
  }

  /**
   * What a person is to a case.
   *
   * @param who who is signed in
   * @param file the case
   */
  public Relation relation(SignedInUser who, CaseFile file) {
    Relation relation =
        policy.relation(who, whose(file), () -> teams.involved(file.id(), who.getTeamCodes()));
    return relation == Relation.NONE && openedInEmergency(who).contains(file.personId())
        ? Relation.EMERGENCY
        : relation;
  }

  /**
   * Whether a person may do something in a case, if their role may: not in one that they opened in
   * an emergency.
   *
   * @param who who is signed in
   * @param file the case
   */
  public boolean mayAct(SignedInUser who, CaseFile file) {
    return relation(who, file).acts();
  }

  /**
   * Whether a person may look at a case only because they opened the record in an emergency.
   *
   * @param who who is signed in
   * @param file a case that they may open
   */
  boolean isEmergency(SignedInUser who, CaseFile file) {
    return policy.may(who, Permission.EMERGENCY)
        && !looksAfter(who, file)
        && relation(who, file) == Relation.EMERGENCY;
  }

  private Set<Long> openedInEmergency(SignedInUser who) {
    return policy.may(who, Permission.EMERGENCY) ? emergencies.openFor(who).keySet() : Set.of();
  }

  /**
   * Those of several cases that a person may open, by the same rule, with two statements at most.
   *
   * @param who who is signed in
   * @param files the cases
   * @return ids of cases
   */
  public Set<Long> readable(SignedInUser who, Collection<CaseFile> files) {
    Set<Long> readable = new HashSet<>();
    List<Long> others = new ArrayList<>();
    for (CaseFile file : files) {
      if (looksAfter(who, file)) {
        readable.add(file.id());
      } else {
        others.add(file.id());
      }
    }
    readable.addAll(teams.involved(others, who.getTeamCodes()));
    if (readable.size() < files.size()) {
      Set<Long> people = openedInEmergency(who);
      files.stream()
          .filter(file -> people.contains(file.personId()))
          .map(CaseFile::id)
          .forEach(readable::add);
    }
    return readable;
  }

  /**
   * Whether a person belongs to those who look after the whole case, and so may read what every
   * agency answered.
   *
   * @param who who is signed in
   * @param file the case
   */
  public boolean looksAfter(SignedInUser who, CaseFile file) {
    return policy.relation(who, whose(file)).isWholeCase();
  }

  private static AccessPolicy.Whose whose(CaseFile file) {
    return new AccessPolicy.Whose(file.trustCode(), file.wardTeamCode());
  }

  /** Whether a person's roles let them look after any case at all. */
  boolean canLookAfter(SignedInUser who) {
    return policy.looksAfterCases(who);
  }

  /** Whether a person's role covers every case of their trust. */
  boolean seesWholeTrust(SignedInUser who) {
    return policy.coversTrust(who);
  }
}
