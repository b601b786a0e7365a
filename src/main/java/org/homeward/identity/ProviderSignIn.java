package org.homeward.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.homeward.identity.SignInFailed.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.util.UrlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Signing in with an OpenID Connect provider: authorisation code with PKCE, state and nonce. The
 * session keeps a {@link ProviderAuthentication} and nothing else of the provider's.
 */
class ProviderSignIn {

  /** Attribute of the request: why somebody was refused, for the page that tells them. */
  static final String REFUSED = ProviderSignIn.class.getName() + ".refused";

  /** Where the page is that tells somebody why they were refused. */
  static final String REFUSAL_PAGE = "/login/refused";

  /** Where signing in starts. */
  static final String START = "/oauth2/authorization/" + ProviderClient.ID;

  /** Where people are after logging out. The provider has to know this address. */
  static final String LOGGED_OUT = "/login?loggedOut";

  private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);

  private final ProviderProperties properties;
  private final ProviderClient client;
  private final ProviderUserService users;
  private final Sessions sessions;
  private final SignInReports reports;
  private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

  ProviderSignIn(
      ProviderProperties properties,
      ProviderClient client,
      ProviderUserService users,
      Sessions sessions,
      SignInReports reports) {
    this.properties = properties;
    this.client = client;
    this.users = users;
    this.sessions = sessions;
    this.reports = reports;
  }

  String name() {
    return properties.name();
  }

  String origin() {
    return properties.origin();
  }

  /**
   * @param onwards reports the success and leads to the page the person wanted
   */
  void configure(HttpSecurity http, AuthenticationSuccessHandler onwards) {
    http.oauth2Login(
        login ->
            login
                .loginPage("/login")
                .clientRegistrationRepository(client)
                .authorizedClientRepository(new Forgetful())
                .tokenEndpoint(token -> token.accessTokenResponseClient(client.tokens()))
                .userInfoEndpoint(userInfo -> userInfo.oidcUserService(users))
                .successHandler(
                    (request, response, authentication) ->
                        onwards.onAuthenticationSuccess(
                            request, response, settle(request, response, authentication)))
                .failureHandler(this::refuse)
                .withObjectPostProcessor(
                    new ObjectPostProcessor<OAuth2LoginAuthenticationFilter>() {
                      @Override
                      public <O extends OAuth2LoginAuthenticationFilter> O postProcess(O filter) {
                        // What it would keep is of the provider's making; see settle().
                        filter.setSecurityContextRepository(new NullSecurityContextRepository());
                        return filter;
                      }
                    })
                .withObjectPostProcessor(
                    new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                      @Override
                      public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(
                          O filter) {
                        filter.setAuthenticationFailureHandler(ProviderSignIn.this::refuse);
                        return filter;
                      }
                    }));
  }

  /**
   * Where the provider ends its own session with the person and sends them back from; empty if it
   * does not offer that.
   */
  Optional<String> endSession(HttpServletRequest request, ProviderAuthentication signedIn) {
    UriComponentsBuilder home =
        UriComponentsBuilder.fromUriString(UrlUtils.buildFullRequestUrl(request))
            .replacePath(request.getContextPath())
            .replaceQuery(null);
    return client
        .endSession()
        .map(
            address ->
                UriComponentsBuilder.fromUriString(address)
                    .queryParam("id_token_hint", "{token}")
                    .queryParam("client_id", "{client}")
                    .queryParam("post_logout_redirect_uri", "{back}")
                    .encode()
                    .buildAndExpand(
                        signedIn.idToken(), properties.clientId(), home.toUriString() + LOGGED_OUT)
                    .toUriString());
  }

  /** Homeward asks nobody for anything in the name of the person, so no token is kept. */
  private static final class Forgetful implements OAuth2AuthorizedClientRepository {

    @Override
    public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
        String id, Authentication principal, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {
      // Forgotten.
    }

    @Override
    public void removeAuthorizedClient(
        String id,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {
      // There is none.
    }
  }

  /** Puts the person into the session as everybody is there. */
  private Authentication settle(
      HttpServletRequest request, HttpServletResponse response, Authentication confirmed) {
    ProviderUser user = (ProviderUser) confirmed.getPrincipal();
    if (user.changed()) {
      sessions.endAllOf(user.account().getUsername(), request.getRequestedSessionId());
    }
    Authentication settled =
        new ProviderAuthentication(
            user.account(), user.getIdToken().getTokenValue(), confirmed.getDetails());
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(settled);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    return settled;
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException, ServletException {
    Reason reason = reasonOf(failure);
    String username = failure instanceof ProviderRefusal refusal ? refusal.username() : "";
    if (!(failure instanceof ProviderRefusal)) {
      LOG.warn("A sign-in with the provider failed ({}): {}", reason, causesOf(failure));
    }
    reports.refused(request, username, reason);
    HttpSession session = request.getSession(false);
    if (session != null && !isOfSomebody(request)) {
      session.invalidate();
    }
    request.setAttribute(REFUSED, reason);
    request.getRequestDispatcher(REFUSAL_PAGE).forward(request, response);
  }

  /** A made-up answer of the provider must not log out who is logged in. */
  private boolean isOfSomebody(HttpServletRequest request) {
    Authentication known = contexts.loadDeferredContext(request).get().getAuthentication();
    return known != null && known.getPrincipal() instanceof SignedInUser;
  }

  private static Reason reasonOf(AuthenticationException failure) {
    if (failure instanceof ProviderRefusal refusal) {
      return refusal.reason();
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProviderAway || cause instanceof IOException) {
        return Reason.PROVIDER_AWAY;
      }
      if (cause instanceof org.springframework.dao.DataAccessException
          || cause instanceof org.springframework.transaction.TransactionException) {
        return Reason.NOT_CHECKED;
      }
    }
    return Reason.NOT_CONFIRMED;
  }

  /** Kinds of errors, without their texts: those may come from outside and name people. */
  private static String causesOf(Throwable failure) {
    StringBuilder causes = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      causes.append(causes.isEmpty() ? "" : ", ").append(cause.getClass().getSimpleName());
      if (cause instanceof OAuth2AuthenticationException known) {
        causes.append(' ').append(known.getError().getErrorCode().replaceAll("[^\\w-]", "?"));
      }
    }
    return causes.toString();
  }
}
