package org.homeward.web;

import java.util.Optional;

/** Tells the page frame who is logged in. Implemented by the feature that owns accounts. */
@FunctionalInterface
public interface SignedInUserSource {

  /**
   * @return the account of the current request, or empty when nobody is logged in
   */
  Optional<SignedInUser> current();
}
