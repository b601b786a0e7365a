package org.homeward.identity;

import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Somebody whom the provider has confirmed and whose account may come in. Exists between the two
 * and never gets into a session.
 */
final class ProviderUser extends DefaultOidcUser {

  private final transient SignedInUser account;
  private final transient boolean changed;

  ProviderUser(OidcUser confirmed, SignedInUser account, boolean changed) {
    super(confirmed.getAuthorities(), confirmed.getIdToken(), confirmed.getUserInfo());
    this.account = account;
    this.changed = changed;
  }

  SignedInUser account() {
    return account;
  }

  /** Whether older sessions of the account are out of date. */
  boolean changed() {
    return changed;
  }
}
