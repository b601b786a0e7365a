package org.homeward.administration;

import java.util.List;
import java.util.Map;
import org.homeward.agency.Role;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.homeward.identity.CurrentUser;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The roles that an administrator may give somebody besides those of teams. */
@Component
class RolesOffered implements OptionSource {

  static final String NAME = "administered-roles";

  /** Fact: codes of the roles the account has besides those of its teams. */
  static final String PRESENT = "administeredRoles";

  private final AdministrationReach reach;

  RolesOffered(AdministrationReach reach) {
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
                reach
                    .rolesFor(
                        me,
                        (String) facts.get(TeamsOffered.AGENCY),
                        TeamsOffered.texts(facts.get(PRESENT)))
                    .stream())
        .map(role -> new Option(role, StringUtils.capitalize(Role.titleOf(role))))
        .toList();
  }
}
