package org.homeward.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.homeward.agency.AgencyAssurances;
import org.homeward.identity.ProviderMapping.Access;
import org.homeward.identity.SignInFailed.Reason;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The accounts of people who sign in with a provider: made when they come for the first time and
 * brought up to date each time. Who they are is told by issuer and subject alone; a name that
 * somebody else has gets a number behind it.
 */
@Component
class ProviderPeople {

  private static final int MOST_OF_ONE_NAME = 1_000;
  private static final int MOST_ATTEMPTS = 3;

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final TeamsAndRoles teamsAndRoles;
  private final AgencyAssurances assurances;
  private final Sessions sessions;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ProviderPeople(
      JdbcClient jdbc,
      Accounts accounts,
      TeamsAndRoles teamsAndRoles,
      AgencyAssurances assurances,
      Sessions sessions,
      TransactionOperations transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.teamsAndRoles = teamsAndRoles;
    this.assurances = assurances;
    this.sessions = sessions;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Somebody as the provider describes them.
   *
   * @param issuer the provider
   * @param subject who they are there, for good
   * @param suggestedUsername a name for a new account, see {@link ProviderClaims#asUsername}
   * @param name the name shown to people
   * @param jobTitle the job title, or null
   * @param access what they may do, or empty for nothing
   */
  record Person(
      String issuer,
      String subject,
      String suggestedUsername,
      String name,
      String jobTitle,
      Optional<Access> access) {}

  /**
   * Somebody who may come in.
   *
   * @param account their account, up to date
   * @param changed whether it was another one until now, so that older sessions are out of date
   */
  record Arrival(Account account, boolean changed) {}

  private record Outcome(Arrival arrival, Reason refused, String username) {}

  /**
   * @throws ProviderRefusal if the account is closed, or the person has no access; whatever access
   *     their account had is taken from it then, and their sessions are ended
   */
  Arrival arrive(Person person) {
    Outcome outcome = arriveAmongOthers(person);
    if (outcome.refused() != null) {
      throw new ProviderRefusal(outcome.refused(), outcome.username());
    }
    return outcome.arrival();
  }

  /** Once more if the person's other browser was faster. */
  private Outcome arriveAmongOthers(Person person) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.execute(status -> tryToArrive(person));
      } catch (DuplicateKeyException | ConcurrencyFailureException collision) {
        if (attempt == MOST_ATTEMPTS) {
          throw collision;
        }
      }
    }
  }

  private Outcome tryToArrive(Person person) {
    Optional<String> known = usernameOf(person);
    if (known.isEmpty()) {
      return firstArrival(person);
    }
    String username = known.get();
    Account before = accounts.find(username).orElseThrow();
    if (!before.enabled()) {
      return refused(Reason.ACCOUNT_CLOSED, username);
    }
    if (person.access().isEmpty()) {
      takeAccessFrom(before);
      return refused(Reason.NO_ACCESS, username);
    }
    Access access = person.access().get();
    if (!access.agency().equals(before.agencyCode())
        && !assurances.allowNewAccounts(access.agency())) {
      takeAccessFrom(before);
      return refused(Reason.AGENCY_NOT_ASSURED, username);
    }
    update(before.id(), person, access);
    return arrived(username, before);
  }

  private Outcome firstArrival(Person person) {
    if (person.access().isEmpty()) {
      return refused(Reason.NO_ACCESS, person.suggestedUsername());
    }
    Access access = person.access().get();
    return assurances.allowNewAccounts(access.agency())
        ? arrived(create(person, access), null)
        : refused(Reason.AGENCY_NOT_ASSURED, person.suggestedUsername());
  }

  private static Outcome refused(Reason reason, String username) {
    return new Outcome(null, reason, username);
  }

  private Outcome arrived(String username, Account before) {
    Account after = accounts.find(username).orElseThrow();
    boolean changed = !after.equals(before);
    if (changed) {
      events.publishEvent(AccessChanged.to(after));
    }
    return new Outcome(new Arrival(after, changed && before != null), null, username);
  }

  private Optional<String> usernameOf(Person person) {
    // Locked, so that two sign-ins of one person follow each other.
    return jdbc.sql("SELECT user_id FROM provider_identity WHERE identity_key = ? FOR UPDATE")
        .param(key(person))
        .query(Long.class)
        .optional()
        .map(
            id ->
                jdbc.sql("SELECT username FROM user_account WHERE id = ?")
                    .param(id)
                    .query(String.class)
                    .single());
  }

  private String create(Person person, Access access) {
    LocalDateTime now =
        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    String username = createAccount(person, access, now);
    long id =
        jdbc.sql("SELECT id FROM user_account WHERE username = ?")
            .param(username)
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            INSERT INTO provider_identity (identity_key, user_id, issuer, subject, first_seen_at)
            VALUES (?, ?, ?, ?, ?)""")
        .params(key(person), id, person.issuer(), person.subject(), now)
        .update();
    teamsAndRoles.save(id, access.teams(), access.roles());
    return username;
  }

  private String createAccount(Person person, Access access, LocalDateTime now) {
    for (int number = 1; number <= MOST_OF_ONE_NAME; number++) {
      String username = person.suggestedUsername() + (number == 1 ? "" : "-" + number);
      try {
        jdbc.sql(
                """
                INSERT INTO user_account (username, display_name, job_title, enabled, agency_id,
                       from_directory, created_at)
                SELECT ?, ?, ?, TRUE, id, FALSE, ? FROM agency WHERE code = ?""")
            .params(username, person.name(), person.jobTitle(), now, access.agency())
            .update();
        return username;
      } catch (DuplicateKeyException somebodyElseHasTheName) {
        // The next number may be free.
      }
    }
    throw new IllegalStateException("More than " + MOST_OF_ONE_NAME + " accounts of one name.");
  }

  private void update(long id, Person person, Access access) {
    jdbc.sql(
            """
            UPDATE user_account SET display_name = ?, job_title = ?,
                   agency_id = (SELECT id FROM agency WHERE code = ?)
             WHERE id = ?""")
        .params(person.name(), person.jobTitle(), access.agency(), id)
        .update();
    teamsAndRoles.save(id, access.teams(), access.roles());
  }

  private void takeAccessFrom(Account account) {
    teamsAndRoles.save(account.id(), Set.of(), Set.of());
    sessions.endAllOf(account.username());
    Account after = accounts.find(account.username()).orElseThrow();
    if (!after.equals(account)) {
      events.publishEvent(AccessChanged.to(after));
    }
  }

  /** A length before the issuer, so that no two pairs give the same text. */
  private static String key(Person person) {
    String text = person.issuer().length() + " " + person.issuer() + " " + person.subject();
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
