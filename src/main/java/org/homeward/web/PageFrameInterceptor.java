package org.homeward.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Puts the {@link PageFrame} into the request before anything is handled, because error pages need
 * it too and no model of a controller reaches them.
 */
class PageFrameInterceptor implements HandlerInterceptor {

  private final SignedInUserSource users;
  private final Supplier<List<NavigationItem>> items;

  PageFrameInterceptor(SignedInUserSource users, Supplier<List<NavigationItem>> items) {
    this.users = users;
    this.items = items;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    SignedInUser user = users.current().orElse(null);
    request.setAttribute(PageFrame.ATTRIBUTE, PageFrame.of(user, items.get(), path(request)));
    // What cannot be read is refused here, and not in the middle of the page that is drawn.
    request.getParameterMap();
    return true;
  }

  /** The address the browser asked for, also when the container dispatches to the error page. */
  private static String path(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String uri = failed instanceof String text ? text : request.getRequestURI();
    return uri.substring(Math.min(request.getContextPath().length(), uri.length()));
  }
}
