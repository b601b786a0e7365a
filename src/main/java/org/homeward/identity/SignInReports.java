package org.homeward.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.homeward.identity.SignInFailed.Reason;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Tells the rest of the application who logs in and out. */
@Component
class SignInReports {

  private final ApplicationEventPublisher events;
  private final Clock clock;

  SignInReports(ApplicationEventPublisher events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  void signedIn(HttpServletRequest request, Authentication authentication) {
    if (authentication.getPrincipal() instanceof SignedInUser user) {
      events.publishEvent(new SignedIn(user, request.getRemoteAddr(), clock.instant()));
    }
  }

  void failed(HttpServletRequest request, AuthenticationException failure) {
    String typed = request.getParameter("username");
    String username = Accounts.normalised(typed == null ? "" : typed);
    if (username.length() > Accounts.MAX_USERNAME) {
      username = username.substring(0, Accounts.MAX_USERNAME);
    }
    Reason reason =
        switch (failure) {
          case LockedException tooMany -> Reason.TOO_MANY_ATTEMPTS;
          case BadCredentialsException wrong -> Reason.WRONG_DETAILS;
          default -> Reason.NOT_CHECKED;
        };
    events.publishEvent(
        new SignInFailed(username, reason, request.getRemoteAddr(), clock.instant()));
  }

  /** Reports an attempt with a provider that ended before anybody was signed in. */
  void refused(HttpServletRequest request, String username, Reason reason) {
    events.publishEvent(
        new SignInFailed(username, reason, request.getRemoteAddr(), clock.instant()));
  }

  void signedOut(HttpServletRequest request, Authentication authentication, boolean everywhere) {
    if (authentication != null && authentication.getPrincipal() instanceof SignedInUser user) {
      events.publishEvent(
          new SignedOut(user, request.getRemoteAddr(), clock.instant(), everywhere));
    }
  }
}
