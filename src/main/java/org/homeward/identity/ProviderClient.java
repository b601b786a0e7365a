package org.homeward.identity;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * Homeward as a client of the provider. What the provider can do is asked when somebody first wants
 * to sign in, so that Homeward starts without it, and asked again until it answers. Whatever is
 * asked of it has to be answered in time.
 */
class ProviderClient implements ClientRegistrationRepository {

  /** The provider's name in addresses; the redirect address at the provider contains it. */
  static final String ID = "provider";

  private static final String METADATA = "/.well-known/openid-configuration";

  private final ProviderProperties properties;
  private final Clock clock;
  private final SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
  private volatile ClientRegistration known;

  ProviderClient(ProviderProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
    requests.setConnectTimeout(properties.timeout());
    requests.setReadTimeout(properties.timeout());
  }

  /**
   * @throws ProviderAway if the provider does not answer in time, or not as the issuer it should be
   */
  @Override
  public ClientRegistration findByRegistrationId(String id) {
    return ID.equals(id) ? registration() : null;
  }

  private ClientRegistration registration() {
    ClientRegistration found = known;
    if (found == null) {
      found = register(discover());
      known = found;
    }
    return found;
  }

  private Map<String, Object> discover() {
    String issuer = properties.issuer();
    try {
      Map<String, Object> metadata =
          RestClient.builder()
              .requestFactory(requests)
              .build()
              .get()
              .uri(java.net.URI.create(issuer.replaceAll("/$", "") + METADATA))
              .retrieve()
              .body(new ParameterizedTypeReference<Map<String, Object>>() {});
      if (metadata == null || !issuer.equals(metadata.get("issuer"))) {
        throw new ProviderAway("Another issuer than " + issuer + " answers there.", null);
      }
      return metadata;
    } catch (RestClientException e) {
      throw new ProviderAway("The provider does not answer.", e);
    }
  }

  private ClientRegistration register(Map<String, Object> metadata) {
    Set<String> scopes = new LinkedHashSet<>(List.of("openid"));
    scopes.addAll(properties.scopes());
    ClientRegistration.Builder registration;
    try {
      registration = ClientRegistrations.fromOidcConfiguration(metadata);
    } catch (RuntimeException e) {
      throw new ProviderAway("The provider describes itself in a way that is not understood.", e);
    }
    registration
        .registrationId(ID)
        .clientId(properties.clientId())
        .clientName(properties.name())
        .scope(scopes)
        .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
        .userNameAttributeName("sub")
        .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build());
    return (properties.isPublicClient()
            ? registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
            : registration.clientSecret(properties.clientSecret()))
        .build();
  }

  /**
   * @return where the provider ends its own session, if it offers that on its own origin, the only
   *     one a browser may go to from a form of Homeward; also empty while it does not answer
   */
  Optional<String> endSession() {
    try {
      return Optional.ofNullable(
              registration()
                  .getProviderDetails()
                  .getConfigurationMetadata()
                  .get("end_session_endpoint"))
          .map(String::valueOf)
          .filter(address -> ProviderProperties.originOf(address).equals(properties.origin()));
    } catch (ProviderAway e) {
      return Optional.empty();
    }
  }

  RestClientAuthorizationCodeTokenResponseClient tokens() {
    RestClientAuthorizationCodeTokenResponseClient client =
        new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return client;
  }

  OidcUserService users() {
    RestTemplate rest = new RestTemplate(requests);
    rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    DefaultOAuth2UserService claims = new DefaultOAuth2UserService();
    claims.setRestOperations(rest);
    OidcUserService users = new OidcUserService();
    users.setOauth2UserService(claims);
    return users;
  }

  /** Checks ID tokens: signature by the provider's keys, issuer, audience and time. */
  JwtDecoderFactory<ClientRegistration> idTokens() {
    NimbusJwtDecoder[] decoder = new NimbusJwtDecoder[1];
    return registration -> {
      synchronized (decoder) {
        if (decoder[0] == null) {
          decoder[0] = idTokens(registration);
        }
        return decoder[0];
      }
    };
  }

  private NimbusJwtDecoder idTokens(ClientRegistration registration) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(registration.getProviderDetails().getJwkSetUri())
            .jwsAlgorithms(
                // All that need the provider's private key; never the client's secret, never none.
                algorithms -> algorithms.addAll(List.of(SignatureAlgorithm.values())))
            .restOperations(new RestTemplate(requests))
            .build();
    JwtTimestampValidator time = new JwtTimestampValidator();
    time.setClock(clock);
    OidcIdTokenValidator token = new OidcIdTokenValidator(registration);
    token.setClock(clock);
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(time, token));
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    return decoder;
  }
}
