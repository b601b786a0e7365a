package org.homeward.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.identity.ProviderProperties.Rule;

/**
 * What the claims of a provider give access to. Whoever is given no agency, or more than one, is
 * given nothing.
 */
class ProviderMapping {

  private static final int MAX_ROLE = 60;

  private final List<Rule> rules;
  private final AgencyDirectory directory;

  ProviderMapping(List<Rule> rules, AgencyDirectory directory) {
    this.rules = rules;
    this.directory = directory;
    rules.forEach(ProviderMapping::check);
  }

  /**
   * What somebody may do.
   *
   * @param agency code of the agency
   * @param teams codes of the teams
   * @param roles roles beside those of the teams
   */
  record Access(String agency, Set<String> teams, Set<String> roles) {}

  private static void check(Rule rule) {
    boolean value = rule.value() != null && !rule.value().isBlank();
    boolean entry = rule.entry() != null && !rule.entry().isEmpty();
    if (rule.claim() == null || rule.claim().isBlank() || value == entry) {
      throw wrong(rule, "needs \"claim\" and either \"value\" or \"entry\"");
    }
    if (rule.agency() == null && rule.team() == null && rule.role() == null) {
      throw wrong(rule, "needs \"agency\", \"team\" or \"role\"");
    }
    if (rule.role() != null && (rule.role().isBlank() || rule.role().length() > MAX_ROLE)) {
      throw wrong(rule, "has a role that is empty or too long");
    }
  }

  /**
   * Called when the directory has been read.
   *
   * @throws IllegalArgumentException if a rule names an agency or a team that the directory does
   *     not have
   */
  void checkAgainstDirectory() {
    for (Rule rule : rules) {
      if (rule.agency() != null && directory.agency(rule.agency()).isEmpty()) {
        throw wrong(rule, "names an agency that is not in the directory");
      }
      if (rule.team() != null && directory.team(rule.team()).isEmpty()) {
        throw wrong(rule, "names a team that is not in the directory");
      }
    }
  }

  private static IllegalArgumentException wrong(Rule rule, String why) {
    return new IllegalArgumentException("A rule of homeward.oidc.mapping " + why + ": " + rule);
  }

  /**
   * @return what the claims give, or empty if no rule gives an agency or two give different ones
   */
  Optional<Access> accessOf(ProviderClaims claims) {
    Set<String> agencies = new TreeSet<>();
    Set<String> teams = new TreeSet<>();
    Set<String> roles = new TreeSet<>();
    for (Rule rule : rules) {
      if (!applies(rule, claims)) {
        continue;
      }
      if (rule.agency() != null) {
        agencies.add(rule.agency());
      }
      if (rule.team() != null) {
        teams.add(rule.team());
        directory.team(rule.team()).map(Team::agencyCode).ifPresent(agencies::add);
      }
      if (rule.role() != null) {
        roles.add(rule.role());
      }
    }
    return agencies.size() == 1
        ? Optional.of(new Access(agencies.iterator().next(), teams, roles))
        : Optional.empty();
  }

  private static boolean applies(Rule rule, ProviderClaims claims) {
    return claims.at(rule.claim()).stream()
        .anyMatch(
            found ->
                rule.value() != null && !rule.value().isBlank()
                    ? rule.value().equals(String.valueOf(found))
                    : says(found, rule.entry()));
  }

  private static boolean says(Object found, Map<String, String> wanted) {
    return found instanceof Map<?, ?> entry
        && wanted.entrySet().stream()
            .allMatch(
                part ->
                    entry.get(part.getKey()) != null
                        && part.getValue().equals(String.valueOf(entry.get(part.getKey()))));
  }
}
