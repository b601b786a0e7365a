package org.homeward.identity;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is behind the request that this thread serves. */
public final class CurrentUser {

  private CurrentUser() {}

  /**
   * @return the user who has logged in, or empty outside a request or before logging in
   */
  public static Optional<SignedInUser> find() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return Optional.ofNullable(authentication)
        .map(Authentication::getPrincipal)
        .filter(SignedInUser.class::isInstance)
        .map(SignedInUser.class::cast);
  }

  /**
   * @return the user who has logged in
   * @throws IllegalStateException if nobody has
   */
  public static SignedInUser require() {
    return find().orElseThrow(() -> new IllegalStateException("Nobody is logged in."));
  }
}
