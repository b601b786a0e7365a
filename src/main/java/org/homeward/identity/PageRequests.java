package org.homeward.identity;

import jakarta.servlet.http.HttpServletRequest;

/** Tells pages that a person looks at from what scripts and images ask for in the background. */
final class PageRequests {

  private PageRequests() {}

  static boolean isPage(HttpServletRequest request) {
    // Browsers say what they want an answer for; a client that does not say is treated as a person.
    String mode = request.getHeader("Sec-Fetch-Mode");
    return (mode == null || mode.equals("navigate"))
        && !"XMLHttpRequest".equals(request.getHeader("X-Requested-With"));
  }

  static boolean hasLostItsSession(HttpServletRequest request) {
    return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
  }
}
