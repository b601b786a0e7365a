/**
 * Accounts, the roles they have, signing in and out, sessions, and the security of every request.
 *
 * <p>The audit trail hears of sign-ins through the application events {@link
 * org.homeward.identity.SignedIn}, {@link org.homeward.identity.SignInFailed} and {@link
 * org.homeward.identity.SignedOut}.
 */
package org.homeward.identity;
