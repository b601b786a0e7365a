package org.homeward.casefile;

import org.homeward.identity.SignedInUser;

/**
 * Who or what starts a case: a person, or the process of another case of the same person.
 *
 * @param username user name to be kept
 * @param user the person; null when a process starts it
 * @param from the case it is started from, or null
 */
record Starter(String username, SignedInUser user, CaseFile from) {

  private static final String PROCESS = "(homeward)";

  static Starter person(SignedInUser who, CaseFile from) {
    return new Starter(who.getUsername(), who, from);
  }

  static Starter process(CaseFile from) {
    return new Starter(PROCESS, null, from);
  }

  Timeline.Actor actor() {
    return user == null ? Timeline.Actor.HOMEWARD : Timeline.Actor.of(user);
  }

  CaseActs.By by() {
    return user == null ? new CaseActs.By(username, "Homeward", null) : CaseActs.By.of(user);
  }
}
