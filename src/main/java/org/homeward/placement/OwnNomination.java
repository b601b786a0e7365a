package org.homeward.placement;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.homeward.access.AccessPolicy;
import org.homeward.access.Permission;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.casefile.AnswerRule;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.RuleBreach;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Rule {@code placement.own-nomination}: a provider answers for its own homes only. Where the task
 * is about no nomination, the home that is promised or lived in decides.
 */
@Component
class OwnNomination implements AnswerRule {

  private final Nominations nominations;
  private final AgencyDirectory agencies;
  private final AccessPolicy policy;
  private final MessageSource messages;

  OwnNomination(
      Nominations nominations,
      AgencyDirectory agencies,
      AccessPolicy policy,
      MessageSource messages) {
    this.policy = policy;
    this.nominations = nominations;
    this.agencies = agencies;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "placement.own-nomination";
  }

  @Override
  public List<RuleBreach> check(CaseFile file, String subject, Map<String, Object> answers) {
    Optional<String> mine =
        CurrentUser.find()
            .filter(user -> policy.may(user, Permission.KEEPING_HOMES))
            .map(SignedInUser::getAgencyCode);
    if (mine.isEmpty()) {
      return List.of();
    }
    return nominations
        .find(file.id(), subject)
        .or(() -> nominations.lastSuccessful(file.id()))
        .filter(nomination -> !nomination.agencyCode().equals(mine.get()))
        .map(nomination -> List.of(new RuleBreach(null, words(nomination))))
        .orElse(List.of());
  }

  private String words(Nomination nomination) {
    String provider =
        agencies.agency(nomination.agencyCode()).map(Agency::name).orElse(nomination.agencyCode());
    return messages.getMessage("placement.rule.own", new Object[] {provider}, Locale.UK);
  }
}
