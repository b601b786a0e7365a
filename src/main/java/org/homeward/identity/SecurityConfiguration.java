package org.homeward.identity;

import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
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
      SignInReports reports) {
    LoginEntryPoint entryPoint = new LoginEntryPoint();
    return http.authenticationProvider(authentication(accounts, passwords, throttle))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        "/assets/**",
                        "/favicon.ico",
                        "/login",
                        "/error",
                        "/actuator/health",
                        "/actuator/health/**")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .requestCache(cache -> cache.requestCache(pagesToReturnTo()))
        .formLogin(
            form ->
                form.loginPage("/login")
                    .successHandler(success(reports))
                    .failureHandler(failure(reports)))
        .logout(
            logout ->
                logout
                    .logoutUrl("/logout")
                    .addLogoutHandler(
                        (request, response, authentication) ->
                            reports.signedOut(request, authentication))
                    .logoutSuccessUrl("/login?loggedOut"))
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(entryPoint).accessDeniedHandler(entryPoint))
        .sessionManagement(session -> session.sessionFixation(fix -> fix.changeSessionId()))
        .headers(SecurityConfiguration::headers)
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

  private static AuthenticationSuccessHandler success(SignInReports reports) {
    SavedRequestAwareAuthenticationSuccessHandler onwards =
        new SavedRequestAwareAuthenticationSuccessHandler();
    onwards.setDefaultTargetUrl("/tasks");
    onwards.setRequestCache(pagesToReturnTo());
    return (request, response, authentication) -> {
      reports.signedIn(request, authentication);
      onwards.onAuthenticationSuccess(request, response, authentication);
    };
  }

  private static AuthenticationFailureHandler failure(SignInReports reports) {
    return (request, response, failure) -> {
      reports.failed(request, failure);
      String page = failure instanceof LockedException ? "/login?error&locked" : "/login?error";
      response.sendRedirect(request.getContextPath() + page);
    };
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
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
