package org.homeward.identity;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks a password unless too many attempts have failed before. */
class ThrottledAuthentication implements AuthenticationProvider {

  private final AuthenticationProvider passwords;
  private final SignInThrottle throttle;

  ThrottledAuthentication(AuthenticationProvider passwords, SignInThrottle throttle) {
    this.passwords = passwords;
    this.throttle = throttle;
  }

  /**
   * @throws LockedException if there were too many failures; the password is not looked at then
   * @throws BadCredentialsException if there is no such account, it is closed or the password is
   *     wrong
   */
  @Override
  public Authentication authenticate(Authentication attempt) {
    String username = Accounts.normalised(attempt.getName());
    String address = addressOf(attempt);
    if (throttle.refuses(username, address)) {
      throw new LockedException("Too many failed attempts.");
    }
    try {
      Authentication success = passwords.authenticate(attempt);
      throttle.succeeded(username, address);
      return success;
    } catch (BadCredentialsException e) {
      throttle.failed(username, address);
      throw e;
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private static String addressOf(Authentication attempt) {
    return attempt.getDetails() instanceof WebAuthenticationDetails details
            && details.getRemoteAddress() != null
        ? details.getRemoteAddress()
        : "unknown";
  }
}
