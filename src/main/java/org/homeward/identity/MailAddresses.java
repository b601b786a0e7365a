package org.homeward.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where people get e-mail. The directory files and the sign-in provider give addresses until
 * administrators decide on one; from then on theirs holds.
 */
@Service
public class MailAddresses {

  /** Longest address that mail servers take. */
  public static final int LONGEST = 254;

  /** Plain addresses only: one person, no comment, no second line. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
              + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

  private final JdbcClient jdbc;

  MailAddresses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether a text is one plain e-mail address. */
  public static boolean isAddress(String text) {
    return text.length() <= LONGEST && ADDRESS.matcher(text).matches();
  }

  /**
   * @param username an account
   * @return where they get e-mail; empty if nobody has said
   */
  public Optional<String> of(String username) {
    return Optional.ofNullable(ofAll(java.util.List.of(username)).get(username));
  }

  /**
   * Addresses of several people, in one statement.
   *
   * @param usernames accounts, in lower case
   * @return by username, of those who may log in and have one
   */
  public Map<String, String> ofAll(Collection<String> usernames) {
    Map<String, String> addresses = new HashMap<>();
    if (!usernames.isEmpty()) {
      jdbc.sql(
              "SELECT username, email FROM user_account"
                  + " WHERE username IN (:names) AND enabled = TRUE AND email IS NOT NULL")
          .param("names", usernames)
          .query(
              row -> {
                addresses.put(row.getString("username"), row.getString("email"));
              });
    }
    return addresses;
  }

  /**
   * Keeps what administrators decide.
   *
   * @param account whose address
   * @param address the address, or null for none
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void decide(Account account, String address) {
    jdbc.sql(
            "UPDATE user_account SET email = :address, email_administered = TRUE WHERE id = :account")
        .param("address", address)
        .param("account", account.id())
        .update();
  }

  /** Keeps what a file or the provider says, unless administrators have decided. */
  void given(String username, String address) {
    jdbc.sql(
            "UPDATE user_account SET email = :address"
                + " WHERE username = :username AND email_administered = FALSE")
        .param("address", address)
        .param("username", username)
        .update();
  }
}
