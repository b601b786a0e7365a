package org.homeward.casefile;

/**
 * A case has come to its end. Published once, in the transaction that closes it.
 *
 * @param caseId the case
 */
public record CaseClosed(long caseId) {}
