package org.homeward.identity;

import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/** Finds the account that may log in under a name with a password of Homeward's own. */
@Service
class LocalAccounts implements UserDetailsService {

  private final Accounts accounts;
  private final AgencyDirectory directory;
  private final JdbcClient jdbc;

  LocalAccounts(Accounts accounts, AgencyDirectory directory, JdbcClient jdbc) {
    this.accounts = accounts;
    this.directory = directory;
    this.jdbc = jdbc;
  }

  /**
   * @throws UsernameNotFoundException also for an account that is closed or has no password: the
   *     caller treats all of them alike and takes equally long
   */
  @Override
  public SignedInUser loadUserByUsername(String username) {
    if (username.length() > Accounts.MAX_USERNAME) {
      throw UsernameNotFoundException.fromUsername("too long");
    }
    Account account =
        accounts
            .find(username)
            .filter(Account::enabled)
            .orElseThrow(() -> UsernameNotFoundException.fromUsername("unknown"));
    String hash =
        jdbc.sql(
                "SELECT password_hash FROM user_account WHERE id = ? AND password_hash IS NOT NULL")
            .param(account.id())
            .query(String.class)
            .optional()
            .orElseThrow(() -> UsernameNotFoundException.fromUsername("no password"));
    String agencyName = directory.agency(account.agencyCode()).map(Agency::name).orElse("");
    return new SignedInUser(account, agencyName, hash);
  }
}
