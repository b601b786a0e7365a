package org.homeward.agency;

/**
 * Where a case is: what decides which team answers for it. Each part may be null while unknown.
 *
 * @param boroughCode the borough responsible for the person
 * @param trustCode agency code of the trust that treats the person
 * @param wardTeamCode team code of the ward the person is on
 */
public record CaseLocation(String boroughCode, String trustCode, String wardTeamCode) {}
