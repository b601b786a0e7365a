package org.homeward.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.homeward.agency.AgencyAssurances;
import org.homeward.background.Repeated;
import org.homeward.identity.Account;
import org.homeward.identity.Accounts;
import org.homeward.identity.MailAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends what waits: all that waits for one person becomes one e-mail. A copy of Homeward claims it
 * first, so that no other sends it; what a copy that was stopped has claimed is sent by another a
 * while later, in the worst case a second time. What the server does not take is tried again for a
 * day.
 */
@Component
class MailSending extends Repeated {

  private static final Logger LOG = LoggerFactory.getLogger(MailSending.class);

  /** Longer than the server may take to answer. */
  private static final Duration CLAIM = Duration.ofMinutes(5);

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

  /** How long administrators see what was given up. */
  static final Duration SHOWN_FOR = Duration.ofDays(28);

  private static final int BATCH = 50;

  /** Most links in one e-mail; the list itself has them all. */
  private static final int LINKS = 10;

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final MailAddresses addresses;
  private final AgencyAssurances assurances;
  private final MailServer server;
  private final MessageSource messages;
  private final Clock clock;

  MailSending(
      JdbcClient jdbc,
      Accounts accounts,
      MailAddresses addresses,
      AgencyAssurances assurances,
      MailServer server,
      MailProperties properties,
      MessageSource messages,
      Clock clock) {
    super("mail", properties.every(), properties.every(), "Cannot look for e-mail to send");
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.addresses = addresses;
    this.assurances = assurances;
    this.server = server;
    this.messages = messages;
    this.clock = clock;
  }

  private record Item(
      long id, String kind, long target, String words, int attempts, LocalDateTime createdAt) {}

  @Override
  protected void work() {
    sendAll();
  }

  /** Sends what is due; harmless to call in several copies at the same moment. */
  void sendAll() {
    if (!server.isOn()) {
      return;
    }
    tidy();
    List<String> due =
        jdbc.sql(
                """
                SELECT username FROM mail_outbox
                WHERE state = 'WAITING' AND next_attempt_at <= :now
                  AND (claimed_until IS NULL OR claimed_until < :now)
                GROUP BY username ORDER BY MIN(next_attempt_at) LIMIT %d
                """
                    .formatted(BATCH))
            .param("now", now())
            .query(String.class)
            .list();
    Map<String, Account> known = accounts.findAll(due);
    Map<String, String> where = addresses.ofAll(due);
    Set<String> heldBack =
        Set.copyOf(
            assurances.heldBack(
                known.values().stream().map(Account::agencyCode).collect(Collectors.toSet())));
    for (String username : due) {
      Account account = known.get(username);
      boolean gets =
          account != null && account.enabled() && !heldBack.contains(account.agencyCode());
      send(username, gets ? where.get(username) : null);
    }
  }

  private void send(String username, String address) {
    String claim = UUID.randomUUID().toString();
    int claimed =
        jdbc.sql(
                """
                UPDATE mail_outbox SET claimed_by = :claim, claimed_until = :until,
                  attempts = attempts + 1
                WHERE username = :username AND state = 'WAITING'
                  AND (claimed_until IS NULL OR claimed_until < :now)
                """)
            .param("claim", claim)
            .param("until", now().plus(CLAIM))
            .param("username", username)
            .param("now", now())
            .update();
    if (claimed == 0) {
      return;
    }
    List<Item> items =
        jdbc.sql(
                "SELECT id, kind, target, words, attempts, created_at FROM mail_outbox"
                    + " WHERE claimed_by = :claim ORDER BY id")
            .param("claim", claim)
            .query(Item.class)
            .list();
    try {
      if (address != null) {
        server.send(address, say("mail.subject"), text(items));
      }
      jdbc.sql("DELETE FROM mail_outbox WHERE claimed_by = :claim").param("claim", claim).update();
    } catch (MailServer.NotTaken e) {
      int attempts = items.stream().mapToInt(Item::attempts).max().orElse(1);
      LOG.warn("An e-mail was not taken (attempt {}): {}", attempts, e.trouble());
      later(claim, attempts, e.trouble());
    }
  }

  private void later(String claim, int attempts, MailServer.Trouble trouble) {
    Duration pause = Duration.ofMinutes(1L << Math.min(attempts - 1, 6));
    jdbc.sql(
            """
            UPDATE mail_outbox SET trouble = :trouble, claimed_by = NULL, claimed_until = NULL,
              next_attempt_at = :next,
              state = CASE WHEN created_at < :oldest THEN 'GIVEN_UP' ELSE 'WAITING' END
            WHERE claimed_by = :claim
            """)
        .param("trouble", trouble.name())
        .param("next", now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause))
        .param("oldest", now().minus(GIVEN_UP_AFTER))
        .param("claim", claim)
        .update();
  }

  /** What nobody looks at any more, and what waits for a daily e-mail that never comes. */
  private void tidy() {
    jdbc.sql(
            "DELETE FROM mail_outbox WHERE state IN ('GIVEN_UP', 'DAILY')"
                + " AND next_attempt_at < :before")
        .param("before", now().minus(SHOWN_FOR))
        .update();
  }

  private String text(List<Item> items) {
    Set<String> parts = new LinkedHashSet<>();
    items.stream().filter(item -> item.kind().equals("DAY")).forEach(day -> parts.add(day.words()));
    List<String> links =
        items.stream()
            .filter(item -> !item.kind().equals("DAY"))
            .map(
                item ->
                    item.kind().equals("TASK")
                        ? say("mail.task", server.link("/tasks/" + item.target()))
                        : say("mail.notice", server.link("/notices/" + item.target())))
            .distinct()
            .toList();
    parts.addAll(links.subList(0, Math.min(LINKS, links.size())));
    if (links.size() > LINKS) {
      parts.add(say("mail.more", links.size() - LINKS, server.link("/tasks")));
    }
    parts.add(say("mail.foot", server.link("/notifications")));
    return String.join("\n\n", parts) + "\n";
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
