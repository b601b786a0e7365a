package org.homeward.identity;

import org.springframework.security.authentication.AuthenticationServiceException;

/** The provider does not answer, or answers as somebody else. */
class ProviderAway extends AuthenticationServiceException {

  ProviderAway(String message, Throwable cause) {
    super(message, cause);
  }
}
