package org.homeward.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Sends who is not logged in to the login page, and tells those whose session has run out that it
 * has. Scripts get 401 instead of a page they cannot use.
 */
class LoginEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final AccessDeniedHandlerImpl forbidden = new AccessDeniedHandlerImpl();

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (!PageRequests.isPage(request)) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    String why =
        SessionAge.hasEnded(request)
            ? "?ended"
            : PageRequests.hasLostItsSession(request) ? "?timeout" : "";
    response.sendRedirect(request.getContextPath() + "/login" + why);
  }

  /** A form sent after the session has run out lacks its token, which looks like a forgery. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
      throws IOException, jakarta.servlet.ServletException {
    boolean lost = PageRequests.hasLostItsSession(request) || SessionAge.hasEnded(request);
    if (failure instanceof CsrfException && lost) {
      commence(request, response, null);
    } else {
      forbidden.handle(request, response, failure);
    }
  }
}
