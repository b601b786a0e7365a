package org.homeward.audit;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.homeward.identity.SignedInUser;

/** What the audit pages ask of cases, whose owner knows who may see which. */
public interface AuditedCases {

  /**
   * A case that entries are about.
   *
   * @param trustCode the trust that looks after it, or null
   * @param readable whether the person who asks may open it
   */
  record AuditedCase(String trustCode, boolean readable) {}

  /**
   * Reads several cases with a fixed number of statements.
   *
   * @param references references of cases; for a page of a list
   * @param who who asks
   * @return the cases by reference; unknown ones are left out
   */
  Map<String, AuditedCase> cases(Collection<String> references, SignedInUser who);

  /**
   * Reads the cases of a person with a fixed number of statements, the newest if there are very
   * many.
   *
   * @param personId number of the person
   * @param who who asks
   * @return the cases by reference
   */
  Map<String, AuditedCase> casesOf(long personId, SignedInUser who);

  /**
   * Those of several cases that a trust looks after.
   *
   * @param trustCode code of an agency
   * @param references references of cases
   * @return some of them
   */
  Set<String> casesOf(String trustCode, Collection<String> references);

  /**
   * Those of several people who have or had a case that a trust looks after.
   *
   * @param trustCode code of an agency
   * @param personIds numbers of people
   * @return some of them
   */
  Set<Long> peopleOf(String trustCode, Collection<Long> personIds);

  /**
   * The trusts that look or looked after a person.
   *
   * @param personId number of the person
   * @return codes of agencies
   */
  Set<String> trustsOf(long personId);

  /**
   * The person of a case, whoever may open it.
   *
   * @param reference reference of a case
   * @return number of the person, or empty if there is no such case
   */
  OptionalLong personOf(String reference);

  /**
   * Whether somebody belongs to those who look after a case of a person.
   *
   * @param who who asks
   * @param personId number of the person
   */
  boolean looksAfter(SignedInUser who, long personId);
}
