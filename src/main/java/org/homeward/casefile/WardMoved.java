package org.homeward.casefile;

/**
 * A person is on another ward. Published in the transaction that records it, before the case itself
 * is changed: whoever holds tasks of the case locks them first.
 *
 * @param caseId the case
 * @param fromWard code of the ward they left, or null
 * @param toWard code of the ward they are on
 * @param toTrust code of the trust that ward belongs to
 */
public record WardMoved(long caseId, String fromWard, String toWard, String toTrust) {}
