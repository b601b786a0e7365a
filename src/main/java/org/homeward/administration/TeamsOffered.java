package org.homeward.administration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.homeward.agency.Team;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.homeward.identity.CurrentUser;
import org.springframework.stereotype.Component;

/** The teams that an administrator may put somebody into. */
@Component
class TeamsOffered implements OptionSource {

  static final String NAME = "administered-teams";

  /** Fact: code of the agency of the account. */
  static final String AGENCY = "administeredAgency";

  /** Fact: codes of the teams the account has. */
  static final String PRESENT = "administeredTeams";

  private final AdministrationReach reach;

  TeamsOffered(AdministrationReach reach) {
    this.reach = reach;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Option> options(Map<String, Object> facts) {
    return CurrentUser.find().stream()
        .flatMap(
            me ->
                reach.teamsFor(me, (String) facts.get(AGENCY), texts(facts.get(PRESENT))).stream())
        .map((Team team) -> new Option(team.code(), team.name()))
        .toList();
  }

  static List<String> texts(Object fact) {
    return fact instanceof Collection<?> many
        ? many.stream().map(String::valueOf).toList()
        : List.of();
  }
}
