package org.homeward.identity;

import java.io.Serial;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * What the session of somebody who signed in with a provider holds: the same {@link SignedInUser}
 * as everybody's, and the ID token, which the provider asks for when it is told of the sign-out.
 */
final class ProviderAuthentication extends AbstractAuthenticationToken {

  // Sessions outlive releases: change this only when old sessions must end.
  @Serial private static final long serialVersionUID = 1L;

  private final SignedInUser user;
  private final String idToken;

  ProviderAuthentication(SignedInUser user, String idToken, Object details) {
    super(user.getAuthorities());
    this.user = user;
    this.idToken = idToken;
    setDetails(details);
    super.setAuthenticated(true);
  }

  @Override
  public SignedInUser getPrincipal() {
    return user;
  }

  /** Nothing: the provider has checked them. */
  @Override
  public Object getCredentials() {
    return null;
  }

  String idToken() {
    return idToken;
  }
}
