package org.homeward.casefile;

import java.time.Instant;
import java.util.Map;
import org.homeward.identity.SignedInUser;

/** Whose records somebody has opened in an emergency although they are nothing to the case. */
public interface EmergencyOpenings {

  /**
   * What is open for somebody now; one statement.
   *
   * @param who who is signed in
   * @return until when, by id of the person
   */
  Map<Long, Instant> openFor(SignedInUser who);
}
