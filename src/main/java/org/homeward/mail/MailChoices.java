package org.homeward.mail;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how people want to be told, and which saved views they want counted. */
@Component
class MailChoices {

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final AuditTrail audit;
  private final Clock clock;

  MailChoices(JdbcClient jdbc, JdbcOperations batch, AuditTrail audit, Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.audit = audit;
    this.clock = clock;
  }

  MailChoice of(String username) {
    return ofAll(List.of(username)).getOrDefault(username, MailChoice.NONE_MADE);
  }

  /** Choices of several people, in one statement; who has made none is left out. */
  Map<String, MailChoice> ofAll(Collection<String> usernames) {
    Map<String, MailChoice> choices = new HashMap<>();
    if (!usernames.isEmpty()) {
      jdbc.sql(
              "SELECT username, notice, task, team, due FROM mail_choice"
                  + " WHERE username IN (:people)")
          .param("people", usernames)
          .query(
              row -> {
                choices.put(
                    row.getString("username"),
                    new MailChoice(
                        MailChoice.When.valueOf(row.getString("notice")),
                        MailChoice.When.valueOf(row.getString("task")),
                        MailChoice.When.valueOf(row.getString("team")),
                        MailChoice.When.valueOf(row.getString("due"))));
              });
    }
    return choices;
  }

  /** Numbers of the saved views that people want counted, in one statement. */
  Map<String, Set<Long>> viewsOf(Collection<String> usernames) {
    Map<String, Set<Long>> views = new HashMap<>();
    if (!usernames.isEmpty()) {
      jdbc.sql("SELECT username, view_id FROM mail_view WHERE username IN (:people)")
          .param("people", usernames)
          .query(
              row -> {
                views
                    .computeIfAbsent(row.getString("username"), one -> new HashSet<>())
                    .add(row.getLong("view_id"));
              });
    }
    return views;
  }

  /** Keeps what somebody chose. */
  @Transactional
  public void save(SignedInUser who, MailChoice choice, Collection<Long> views) {
    jdbc.sql(
            """
            INSERT INTO mail_choice (username, notice, task, team, due, chosen_at)
            VALUES (:me, :notice, :task, :team, :due, :now)
            ON DUPLICATE KEY UPDATE notice = :notice, task = :task, team = :team, due = :due,
              chosen_at = :now
            """)
        .param("me", who.getUsername())
        .param("notice", choice.notice().name())
        .param("task", choice.task().name())
        .param("team", choice.team().name())
        .param("due", choice.due().name())
        .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
    jdbc.sql("DELETE FROM mail_view WHERE username = :me").param("me", who.getUsername()).update();
    batch.batchUpdate(
        "INSERT INTO mail_view (username, view_id) VALUES (?, ?)",
        views.stream().distinct().map(view -> new Object[] {who.getUsername(), view}).toList());
    audit.acted(
        who,
        "mail.choose",
        AuditTrail.Subject.NONE,
        "notices %s, tasks %s, team %s, due %s, views %d"
            .formatted(choice.notice(), choice.task(), choice.team(), choice.due(), views.size()));
  }
}
