package org.homeward.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who may ask for what, and under which headers. Whatever is not named here as public needs a
 * person who has logged in.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionProperties.class)
class SecurityConfiguration {

  /** The strictest policy the pages can live with: no inline script or style, nothing from afar. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final String PERMISSIONS_POLICY =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

  /** For how long a browser that came by HTTPS once will not come without it. */
  private static final Duration HTTPS_ONLY = Duration.ofDays(365);

  /** Long enough for what is guessed offline, short enough for a ward at 8.40. */
  private static final int BCRYPT_STRENGTH = 12;

  @Bean
  SecurityFilterChain webSecurity(
      HttpSecurity http,
      LocalAccounts accounts,
      PasswordEncoder passwords,
      SignInThrottle throttle,
      SignInReports reports,
      WaysIn ways,
      Sessions sessions,
      SessionProperties session,
      List<UploadPage> uploads,
      Clock clock) {
    LoginEntryPoint entryPoint = new LoginEntryPoint();
    // Its parent would look at each wrong password once more, without the throttle.
    http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
    if (ways.localAccounts()) {
      http.authenticationProvider(authentication(accounts, passwords, throttle))
          .formLogin(
              form ->
                  form.loginPage("/login")
                      .successHandler(success(reports, clock))
                      .failureHandler(failure(reports)));
    }
    if (ways.provider() != null) {
      ways.provider().configure(http, success(reports, clock));
    }
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        "/assets/**",
                        "/favicon.ico",
                        "/login",
                        ProviderSignIn.REFUSAL_PAGE,
                        "/error",
                        "/actuator/health",
                        "/actuator/health/**")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .requestCache(cache -> cache.requestCache(pagesToReturnTo()))
        .logout(
            logout ->
                logout
                    .logoutUrl("/logout")
                    .addLogoutHandler(loggingOut(sessions, reports))
                    .logoutSuccessHandler(loggedOut(ways.provider())))
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(entryPoint).accessDeniedHandler(entryPoint))
        .sessionManagement(management -> management.sessionFixation(fix -> fix.changeSessionId()))
        .addFilterBefore(
            new SessionAge(session.absolute(), clock), SecurityContextHolderFilter.class)
        .addFilterBefore(new UploadGuard(uploads, entryPoint), CsrfFilter.class)
        .headers(headers -> headers(headers, ways.provider()))
        .build();
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return new DelegatingPasswordEncoder(
        "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(BCRYPT_STRENGTH)));
  }

  private static AuthenticationProvider authentication(
      LocalAccounts accounts, PasswordEncoder passwords, SignInThrottle throttle) {
    DaoAuthenticationProvider provider = new DaoAuthenticationProvider(accounts);
    provider.setPasswordEncoder(passwords);
    return new ThrottledAuthentication(provider, throttle);
  }

  /** Returns people to the page they wanted, never to what a script had asked for. */
  private static HttpSessionRequestCache pagesToReturnTo() {
    PathPatternRequestMatcher get =
        PathPatternRequestMatcher.withDefaults()
            .matcher(org.springframework.http.HttpMethod.GET, "/**");
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(request -> get.matches(request) && PageRequests.isPage(request));
    cache.setMatchingRequestParameterName(null);
    return cache;
  }

  private static AuthenticationSuccessHandler success(SignInReports reports, Clock clock) {
    SavedRequestAwareAuthenticationSuccessHandler onwards =
        new SavedRequestAwareAuthenticationSuccessHandler();
    onwards.setDefaultTargetUrl("/tasks");
    onwards.setRequestCache(pagesToReturnTo());
    return (request, response, authentication) -> {
      SessionAge.begin(request, clock);
      reports.signedIn(request, authentication);
      onwards.onAuthenticationSuccess(request, response, authentication);
    };
  }

  /** Ends the other sessions as well when the person says "everywhere". */
  private static LogoutHandler loggingOut(Sessions sessions, SignInReports reports) {
    return (request, response, authentication) -> {
      boolean everywhere =
          authentication != null
              && authentication.getPrincipal() instanceof SignedInUser
              && "true".equals(request.getParameter("everywhere"));
      if (everywhere) {
        sessions.endAllOf(authentication.getName());
      }
      reports.signedOut(request, authentication, everywhere);
    };
  }

  /** Whom a provider has confirmed is sent there to end its session, too, if it offers that. */
  private static LogoutSuccessHandler loggedOut(ProviderSignIn provider) {
    return (request, response, authentication) -> {
      String elsewhere =
          provider != null && authentication instanceof ProviderAuthentication signedIn
              ? provider.endSession(request, signedIn).orElse(null)
              : null;
      response.sendRedirect(
          elsewhere == null ? request.getContextPath() + ProviderSignIn.LOGGED_OUT : elsewhere);
    };
  }

  private static AuthenticationFailureHandler failure(SignInReports reports) {
    return (request, response, failure) -> {
      reports.failed(request, failure);
      String page = failure instanceof LockedException ? "/login?error&locked" : "/login?error";
      response.sendRedirect(request.getContextPath() + page);
    };
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers, ProviderSignIn provider) {
    // Browsers hold the way from the form for logging out to the provider against the policy, too.
    String policy =
        provider == null
            ? CONTENT_SECURITY_POLICY
            : CONTENT_SECURITY_POLICY.replace(
                "form-action 'self'", "form-action 'self' " + provider.origin());
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(policy))
        .frameOptions(frame -> frame.deny())
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS_POLICY))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(
            resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
        .httpStrictTransportSecurity(
            https -> https.maxAgeInSeconds(HTTPS_ONLY.toSeconds()).includeSubDomains(true));
  }
}
