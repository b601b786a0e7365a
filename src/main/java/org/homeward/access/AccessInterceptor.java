package org.homeward.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.homeward.web.NotFoundException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Asks for the permission of a route, before anything of it is done. */
class AccessInterceptor implements HandlerInterceptor {

  private final AccessPolicy policy;

  AccessInterceptor(AccessPolicy policy) {
    this.policy = policy;
  }

  /**
   * @throws NotFoundException if the route says nothing about who may use it
   * @throws org.homeward.web.ForbiddenException if its reader may not
   */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && !isErrorPage(method)) {
      OpenTo open = method.getMethodAnnotation(OpenTo.class);
      if (open == null) {
        throw new NotFoundException("route without a decision: " + method.getShortLogMessage());
      }
      policy.require(viewer(), open.value());
    }
    return true;
  }

  private static boolean isErrorPage(HandlerMethod method) {
    return ErrorController.class.isAssignableFrom(method.getBeanType());
  }

  private static Optional<Viewer> viewer() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .map(Authentication::getPrincipal)
        .filter(Viewer.class::isInstance)
        .map(Viewer.class::cast);
  }
}
