package org.homeward.identity;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How people can log in to this installation. */
@Component
class WaysIn {

  private final ProviderSignIn provider;
  private final boolean localAccounts;

  /**
   * @throws IllegalStateException if nobody could log in at all
   */
  WaysIn(ObjectProvider<ProviderSignIn> provider, SignInProperties settings) {
    this.provider = provider.getIfAvailable();
    this.localAccounts =
        settings.localAccounts() == null ? this.provider == null : settings.localAccounts();
    if (this.provider == null && !localAccounts) {
      throw new IllegalStateException(
          "Nobody could log in: local accounts are switched off, and homeward.oidc.issuer names no"
              + " provider.");
    }
  }

  /**
   * @return what people call the provider, or null if there is none
   */
  String providerName() {
    return provider == null ? null : provider.name();
  }

  /**
   * @return whether people may log in with a password of Homeward's own
   */
  boolean localAccounts() {
    return localAccounts;
  }

  /**
   * @return the provider, or null if there is none
   */
  ProviderSignIn provider() {
    return provider;
  }
}
