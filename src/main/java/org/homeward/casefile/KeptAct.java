package org.homeward.casefile;

import java.util.Map;

/**
 * A submission, as it is kept.
 *
 * @param id id of the act
 * @param caseId the case
 * @param formId the form that was answered
 * @param answers answers by key; null for what was left open
 * @param username who submitted it
 * @param name their name in words
 * @param agencyName for whom they work, or null
 */
public record KeptAct(
    String id,
    long caseId,
    String formId,
    Map<String, Object> answers,
    String username,
    String name,
    String agencyName) {}
