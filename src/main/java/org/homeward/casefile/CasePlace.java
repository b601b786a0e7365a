package org.homeward.casefile;

/** Where a case belongs; unknown parts are null. */
record CasePlace(String boroughCode, String trustCode, String wardTeamCode) {}
