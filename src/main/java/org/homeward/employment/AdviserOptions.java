package org.homeward.employment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.CaseLocation;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.homeward.identity.Account;
import org.homeward.identity.Accounts;
import org.homeward.identity.CurrentUser;
import org.springframework.stereotype.Component;

/**
 * Option source {@code employment-advisers}: the advisers of one's own teams, or of the team that
 * answers for the borough; and always the one the case has.
 */
@Component
class AdviserOptions implements OptionSource {

  private static final String ROLE = "employment-adviser";

  private final AgencyDirectory agencies;
  private final Accounts accounts;

  AdviserOptions(AgencyDirectory agencies, Accounts accounts) {
    this.agencies = agencies;
    this.accounts = accounts;
  }

  @Override
  public String name() {
    return "employment-advisers";
  }

  @Override
  public List<Option> options(Map<String, Object> facts) {
    Map<String, String> names = new LinkedHashMap<>();
    teams(facts).stream()
        .flatMap(team -> accounts.membersOf(team).stream())
        .forEach(adviser -> names.putIfAbsent(adviser.username(), adviser.displayName()));
    if (facts.get("adviser") instanceof String present && !names.containsKey(present)) {
      names.put(present, accounts.find(present).map(Account::displayName).orElse(present));
    }
    List<Option> options = new ArrayList<>();
    names.forEach((username, name) -> options.add(new Option(username, name)));
    return options;
  }

  private Set<String> teams(Map<String, Object> facts) {
    Set<String> own =
        CurrentUser.find().stream()
            .flatMap(user -> user.getTeamCodes().stream())
            .filter(code -> agencies.team(code).filter(team -> team.serves(ROLE)).isPresent())
            .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    if (!own.isEmpty()) {
      return own;
    }
    String borough = facts.get("borough") instanceof String code ? code : null;
    return agencies.responsibleTeam(ROLE, new CaseLocation(borough, null, null)).stream()
        .flatMap(team -> Stream.of(team.code()))
        .collect(java.util.stream.Collectors.toSet());
  }
}
