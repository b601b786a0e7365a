package org.homeward.cover;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.homeward.identity.Account;
import org.homeward.identity.Accounts;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/** The people somebody works with: whose absence they may record, and who may act for them. */
@Component
class TeamMates {

  private final Accounts accounts;

  TeamMates(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Those who share a team with a person, and the person, by name. */
  List<Account> of(SignedInUser who) {
    Map<String, Account> all = new TreeMap<>();
    who.getTeamCodes()
        .forEach(
            team -> accounts.membersOf(team).forEach(member -> all.put(member.username(), member)));
    return all.values().stream().sorted(Comparator.comparing(Account::displayName)).toList();
  }

  static Optional<Account> find(List<Account> people, Object username) {
    return people.stream().filter(one -> one.username().equals(username)).findFirst();
  }

  static boolean shareTeam(Account one, Account other) {
    return one.teamCodes().stream().anyMatch(other.teamCodes()::contains);
  }
}
