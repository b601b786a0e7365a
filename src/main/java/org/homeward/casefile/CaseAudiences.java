package org.homeward.casefile;

import java.util.Map;
import java.util.stream.Collectors;
import org.homeward.access.AccessPolicy;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/**
 * Who of those who may open a case may know of what in it. When a case asks one partner of the
 * voluntary sector for something, that is between this partner, the trust, the councils and the
 * integrated care board: another partner who works in the same case does not learn of it.
 */
@Component
public class CaseAudiences {

  private final AccessPolicy policy;
  private final CaseSteps steps;
  private final CaseFacts facts;

  CaseAudiences(AccessPolicy policy, CaseSteps steps, CaseFacts facts) {
    this.policy = policy;
    this.steps = steps;
    this.facts = facts;
  }

  /**
   * Whether an agency is a partner from whom other partners' business is kept.
   *
   * @param agencyCode an agency, or null
   */
  public boolean isPartner(String agencyCode) {
    return policy.isPartner(agencyCode);
  }

  /**
   * The partner a person works for.
   *
   * @param who who is signed in
   * @return agency code, or null if nothing is kept from this person
   */
  public String partnerOf(SignedInUser who) {
    return isPartner(who.getAgencyCode()) ? who.getAgencyCode() : null;
  }

  /**
   * Whether a person may know of something.
   *
   * @param who who is signed in
   * @param audienceAgency the partner it is meant for, or null for everybody on the case
   */
  public boolean mayKnow(SignedInUser who, String audienceAgency) {
    return audienceAgency == null
        || audienceAgency.equals(who.getAgencyCode())
        || partnerOf(who) == null;
  }

  /**
   * The facts of the subjects of a case that a person may know of.
   *
   * @param file the case
   * @param who who is signed in
   * @return facts by field key, by subject; a subject that another partner is asked about is left
   *     out
   */
  public Map<String, Map<String, Object>> subjects(CaseFile file, SignedInUser who) {
    Map<String, Map<String, Object>> all = facts.bySubject(file.id());
    String partner = partnerOf(who);
    if (partner == null || all.isEmpty()) {
      return all;
    }
    var audiences = steps.audiences(file.id());
    return all.entrySet().stream()
        .filter(
            subject -> {
              var asked = audiences.get(subject.getKey());
              return asked == null || asked.contains(partner);
            })
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, java.util.LinkedHashMap::new));
  }
}
