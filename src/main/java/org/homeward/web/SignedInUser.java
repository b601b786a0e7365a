package org.homeward.web;

import java.util.Objects;
import java.util.Set;

/**
 * Who the page is made for, as the header shows it.
 *
 * @param name the name in words, for example "Aisha Khan"
 * @param description role and agency in words, for example "housing officer, Northshire Council"
 * @param roles the role keys that decide which navigation items are shown
 */
public record SignedInUser(String name, String description, Set<String> roles) {

  /** Copies the roles. */
  public SignedInUser {
    Objects.requireNonNull(name, "name");
    roles = Set.copyOf(roles);
  }
}
