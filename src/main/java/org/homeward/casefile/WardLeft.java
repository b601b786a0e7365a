package org.homeward.casefile;

/**
 * A ward does not answer for a person any more. Published in the transaction that records it,
 * before the case itself is changed, as {@link WardMoved} is.
 *
 * @param caseId the case
 * @param ward code of the ward
 * @param toTeam code of the team that answers for the person now
 * @param toAgency code of its agency
 */
public record WardLeft(long caseId, String ward, String toTeam, String toAgency) {}
