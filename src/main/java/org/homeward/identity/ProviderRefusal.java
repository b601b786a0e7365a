package org.homeward.identity;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The provider has said who somebody is, and Homeward does not let them in all the same. */
class ProviderRefusal extends OAuth2AuthenticationException {

  private final SignInFailed.Reason reason;
  private final String username;

  /**
   * @param reason why
   * @param username what the provider calls them, safe to store; "" if that is not known
   */
  ProviderRefusal(SignInFailed.Reason reason, String username) {
    super(new OAuth2Error(reason.name().toLowerCase(java.util.Locale.ROOT)));
    this.reason = reason;
    this.username = username;
  }

  SignInFailed.Reason reason() {
    return reason;
  }

  String username() {
    return username;
  }
}
