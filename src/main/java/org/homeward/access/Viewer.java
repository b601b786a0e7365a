package org.homeward.access;

import java.util.Collection;

/** Somebody who wants to see or do something, as far as it matters for whether they may. */
public interface Viewer {

  /**
   * @return codes of the roles they have
   */
  Collection<String> getRoles();

  /**
   * @return code of the agency they work for
   */
  String getAgencyCode();

  /**
   * @param teamCode a team, or null for none
   * @return whether they are a member of it
   */
  boolean isMemberOf(String teamCode);

  /**
   * @param roles codes of roles
   * @return whether they have one of them
   */
  default boolean hasAnyOf(Collection<String> roles) {
    return getRoles().stream().anyMatch(roles::contains);
  }
}
