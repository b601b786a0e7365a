package org.homeward.mail;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.homeward.casefile.NoticeGiven;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.mail.MailChoice.When;
import org.homeward.task.TaskGiven;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where e-mails wait, written in the transaction of what they tell of: both are kept, or neither.
 */
@Component
public class MailOutbox {

  /** What an e-mail tells of. */
  enum Kind {
    /** A notice; its number is kept. */
    NOTICE,
    /** A task that a colleague gave; its key is kept. */
    TASK,
    /** The daily e-mail; its words are kept, which are counts and links. */
    DAY
  }

  private static final String ADD =
      """
      INSERT INTO mail_outbox (username, kind, target, words, state, attempts, created_at,
        next_attempt_at)
      VALUES (?, ?, ?, ?, ?, 0, ?, ?)
      """;

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final MailChoices choices;
  private final MailServer server;
  private final MailProperties properties;
  private final Clock clock;

  MailOutbox(
      JdbcClient jdbc,
      JdbcOperations batch,
      MailChoices choices,
      MailServer server,
      MailProperties properties,
      Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.choices = choices;
    this.server = server;
    this.properties = properties;
    this.clock = clock;
  }

  /** Keeps a notice for those who want to know at once, but not for who caused it. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void notice(NoticeGiven notice) {
    if (!server.isOn()) {
      return;
    }
    String by = CurrentUser.find().map(SignedInUser::getUsername).orElse("");
    String wants =
        """
        SELECT DISTINCT u.username FROM user_account u
          JOIN mail_choice c ON c.username = u.username AND c.notice = 'AT_ONCE'
        WHERE u.enabled = TRUE AND u.email IS NOT NULL AND u.username <> :by AND
        """;
    List<String> people = new ArrayList<>();
    if (!notice.teams().isEmpty()) {
      people.addAll(
          jdbc.sql(
                  wants
                      + """
                      EXISTS (SELECT 1 FROM user_team m JOIN team t ON t.id = m.team_id
                              WHERE m.user_id = u.id AND t.code IN (:teams))
                      """)
              .param("by", by)
              .param("teams", notice.teams())
              .query(String.class)
              .list());
    }
    if (!notice.usernames().isEmpty()) {
      people.addAll(
          jdbc.sql(wants + " u.username IN (:people)")
              .param("by", by)
              .param("people", notice.usernames())
              .query(String.class)
              .list());
    }
    add(people, Kind.NOTICE, notice.id(), "WAITING");
  }

  /** Keeps that somebody was given a task, or forgets it when that is taken back. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void task(TaskGiven task) {
    if (!server.isOn()) {
      return;
    }
    if (task.from() != null) {
      jdbc.sql(
              "DELETE FROM mail_outbox WHERE username = :from AND kind = 'TASK' AND target = :task"
                  + " AND state IN ('WAITING', 'DAILY')")
          .param("from", task.from())
          .param("task", task.taskKey())
          .update();
    }
    if (task.to() != null && !task.back()) {
      When when = choices.of(task.to()).task();
      if (when != When.NONE) {
        add(
            List.of(task.to()),
            Kind.TASK,
            task.taskKey(),
            when == When.AT_ONCE ? "WAITING" : "DAILY");
      }
    }
  }

  private void add(Collection<String> usernames, Kind kind, long target, String state) {
    LocalDateTime now = now();
    if (!usernames.isEmpty()) {
      batch.batchUpdate(
          ADD,
          usernames.stream()
              .map(
                  one ->
                      new Object[] {
                        one, kind.name(), target, null, state, now, now.plus(properties.together())
                      })
              .toList());
    }
  }

  /**
   * Keeps the daily e-mail of somebody, in place of an older one that was not sent.
   *
   * @param username whose
   * @param words what it says: counts and links
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void day(String username, String words) {
    jdbc.sql(
            "DELETE FROM mail_outbox WHERE username = :username AND kind = 'DAY'"
                + " AND state = 'WAITING'")
        .param("username", username)
        .update();
    LocalDateTime now = now();
    batch.batchUpdate(
        ADD,
        List.<Object[]>of(
            new Object[] {username, Kind.DAY.name(), 0L, words, "WAITING", now, now}));
  }

  /** How many tasks were given to people that wait for the daily e-mail, in one statement. */
  Map<String, Integer> givenOf(Collection<String> usernames) {
    Map<String, Integer> given = new java.util.HashMap<>();
    jdbc.sql(
            "SELECT username, COUNT(*) AS tasks FROM mail_outbox"
                + " WHERE username IN (:people) AND state = 'DAILY' GROUP BY username")
        .param("people", usernames)
        .query(
            row -> {
              given.put(row.getString("username"), row.getInt("tasks"));
            });
    return given;
  }

  /** They stand in the daily e-mail now. */
  @Transactional(propagation = Propagation.MANDATORY)
  void forgetGiven(String username) {
    jdbc.sql("DELETE FROM mail_outbox WHERE username = :username AND state = 'DAILY'")
        .param("username", username)
        .update();
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
