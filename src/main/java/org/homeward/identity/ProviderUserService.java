package org.homeward.identity;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.identity.ProviderPeople.Arrival;
import org.homeward.identity.ProviderPeople.Person;
import org.homeward.identity.SignInFailed.Reason;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.transaction.TransactionException;

/** Turns whom the provider has confirmed into somebody with an account, or refuses them. */
class ProviderUserService implements OAuth2UserService<OidcUserRequest, OidcUser> {

  private final OAuth2UserService<OidcUserRequest, OidcUser> confirmed;
  private final ProviderProperties properties;
  private final ProviderMapping mapping;
  private final ProviderPeople people;
  private final AgencyDirectory directory;
  private final MailAddresses addresses;

  ProviderUserService(
      OAuth2UserService<OidcUserRequest, OidcUser> confirmed,
      ProviderProperties properties,
      ProviderMapping mapping,
      ProviderPeople people,
      AgencyDirectory directory,
      MailAddresses addresses) {
    this.confirmed = confirmed;
    this.properties = properties;
    this.mapping = mapping;
    this.people = people;
    this.directory = directory;
    this.addresses = addresses;
  }

  /**
   * @throws ProviderRefusal if they have no access, a closed account or details that cannot be used
   * @throws AuthenticationServiceException if the database does not answer
   */
  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    OidcUser user = confirmed.loadUser(request);
    try {
      Arrival arrival = people.arrive(person(user));
      address(user).ifPresent(given -> addresses.given(arrival.account().username(), given));
      String agency = directory.agency(arrival.account().agencyCode()).map(Agency::name).orElse("");
      return new ProviderUser(
          user, new SignedInUser(arrival.account(), agency, null), arrival.changed());
    } catch (ProviderClaims.Unusable e) {
      throw new ProviderRefusal(Reason.UNUSABLE_DETAILS, "");
    } catch (DataAccessException | TransactionException e) {
      throw new AuthenticationServiceException("The account could not be read.", e);
    }
  }

  /** One that cannot be used, or that the provider has not checked, keeps nobody out. */
  private static Optional<String> address(OidcUser user) {
    return Boolean.FALSE.equals(user.getEmailVerified())
        ? Optional.empty()
        : Optional.ofNullable(user.getEmail()).filter(MailAddresses::isAddress);
  }

  private Person person(OidcUser user) throws ProviderClaims.Unusable {
    ProviderClaims claims = new ProviderClaims(user.getClaims());
    String subject =
        claims
            .text("sub", ProviderClaims.MAX_SUBJECT)
            .orElseThrow(() -> new ProviderClaims.Unusable("sub"));
    Optional<String> username = claims.text(properties.usernameClaim(), ProviderClaims.MAX_NAME);
    Optional<String> given = claims.text("given_name", ProviderClaims.MAX_NAME / 2 - 1);
    Optional<String> family = claims.text("family_name", ProviderClaims.MAX_NAME / 2);
    String name =
        claims
            .text(properties.nameClaim(), ProviderClaims.MAX_NAME)
            .or(
                () ->
                    Optional.of(
                            Stream.of(given, family)
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining(" ")))
                        .filter(words -> !words.isEmpty()))
            .or(() -> username)
            .orElseThrow(() -> new ProviderClaims.Unusable(properties.nameClaim()));
    return new Person(
        properties.issuer(),
        subject,
        ProviderClaims.asUsername(username.orElse("user")),
        name,
        claims.text(properties.jobTitleClaim(), ProviderClaims.MAX_NAME).orElse(null),
        mapping.accessOf(claims));
  }
}
