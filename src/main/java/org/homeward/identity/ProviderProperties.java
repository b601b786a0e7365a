package org.homeward.identity;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OpenID Connect provider that people sign in with, and what its word is worth here.
 *
 * @param issuer the provider's issuer, to the letter as it calls itself; without one there is no
 *     sign-in with a provider
 * @param clientId what the provider knows Homeward as
 * @param clientSecret the client's secret; without one Homeward is a public client. PKCE is used
 *     either way
 * @param name what people call the provider, on the button
 * @param scopes what is asked for; "openid" is always among them
 * @param usernameClaim claim that suggests the name of a new account
 * @param nameClaim claim with the name shown to people; without it given_name and family_name
 * @param jobTitleClaim claim with the job title
 * @param timeout how long the provider may take to answer Homeward
 * @param mapping who gets access to what; nobody else gets any
 */
@ConfigurationProperties("homeward.oidc")
record ProviderProperties(
    String issuer,
    String clientId,
    String clientSecret,
    @DefaultValue("your work account") String name,
    @DefaultValue({"openid", "profile"}) List<String> scopes,
    @DefaultValue("preferred_username") String usernameClaim,
    @DefaultValue("name") String nameClaim,
    @DefaultValue("job_title") String jobTitleClaim,
    @DefaultValue("5s") java.time.Duration timeout,
    @DefaultValue List<Rule> mapping) {

  /** Name of the property without which there is no provider. */
  static final String ISSUER = "homeward.oidc.issuer";

  /**
   * What a claim gives. All rules that apply add up.
   *
   * @param claim name of a claim, or a path of names with dots between them; where a list is on the
   *     way, any entry counts
   * @param value the value that the claim must have, or that must be among its values
   * @param entry instead of a value: what one and the same entry of the claim must say
   * @param agency code of the agency the person works for, or null
   * @param team code of a team they are a member of, or null; gives its agency as well
   * @param role a role of their own, or null; gives no agency
   */
  record Rule(
      String claim,
      String value,
      Map<String, String> entry,
      String agency,
      String team,
      String role) {}

  ProviderProperties {
    if (issuer != null && !issuer.isBlank()) {
      if (clientId == null || clientId.isBlank()) {
        throw new IllegalArgumentException("homeward.oidc.client-id is missing.");
      }
      if (!isSafe(URI.create(issuer))) {
        throw new IllegalArgumentException(
            "homeward.oidc.issuer must start with https:// (http:// only for this machine).");
      }
    }
  }

  private static boolean isSafe(URI issuer) {
    return "https".equals(issuer.getScheme())
        || ("http".equals(issuer.getScheme())
            && List.of("localhost", "127.0.0.1", "[::1]")
                .contains(String.valueOf(issuer.getHost())));
  }

  boolean isPublicClient() {
    return clientSecret == null || clientSecret.isBlank();
  }

  /** Scheme, host and port of the provider, as in a content security policy. */
  String origin() {
    return originOf(issuer);
  }

  static String originOf(String address) {
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
