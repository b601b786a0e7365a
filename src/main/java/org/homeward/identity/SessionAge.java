package org.homeward.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session so long after its sign-in, whatever happens in it. The page that the person asks
 * for next says so; what scripts ask for before that is refused and ends nothing, or the page could
 * no longer know.
 */
class SessionAge extends OncePerRequestFilter {

  /** Attribute of a session: when its person signed in, in milliseconds since 1970. */
  static final String SIGNED_IN_AT = "homeward.signed-in-at";

  private static final String ENDED = SessionAge.class.getName() + ".ended";

  private static final RequestMatcher PUBLIC =
      PathPatternRequestMatcher.withDefaults().matcher("/assets/**");

  private final Duration longest;
  private final Clock clock;

  SessionAge(Duration longest, Clock clock) {
    this.longest = longest;
    this.clock = clock;
  }

  /** Notes that somebody signs in now. */
  static void begin(HttpServletRequest request, Clock clock) {
    request.getSession().setAttribute(SIGNED_IN_AT, clock.millis());
  }

  /**
   * @return whether this request came with a session that was too old
   */
  static boolean hasEnded(HttpServletRequest request) {
    return request.getAttribute(ENDED) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null
        && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
            != null
        && clock.instant().isAfter(signedInAt(session).plus(longest))) {
      if (!PageRequests.isPage(request)) {
        if (PUBLIC.matches(request)) {
          chain.doFilter(request, response);
        } else {
          response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
        return;
      }
      session.invalidate();
      request.setAttribute(ENDED, true);
    }
    chain.doFilter(request, response);
  }

  /** Sessions of a release that did not note it have begun before the sign-in. */
  private static Instant signedInAt(HttpSession session) {
    return Instant.ofEpochMilli(
        session.getAttribute(SIGNED_IN_AT) instanceof Long at ? at : session.getCreationTime());
  }
}
