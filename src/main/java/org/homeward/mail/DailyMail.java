package org.homeward.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.agency.AgencyAssurances;
import org.homeward.agency.WorkingCalendar;
import org.homeward.background.Repeated;
import org.homeward.casefile.CaseNotices;
import org.homeward.identity.Account;
import org.homeward.identity.Accounts;
import org.homeward.mail.MailChoice.When;
import org.homeward.task.WorkAtAGlance;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * On each working day of somebody's agency, from half past seven in London: one e-mail that says in
 * numbers what there is to do, unless there is nothing. One row for each person and day makes sure
 * that no copy of Homeward writes a second one.
 */
@Component
class DailyMail extends Repeated {

  static final LocalTime FROM = LocalTime.of(7, 30);

  /** Whoever is reached later would only be disturbed. */
  private static final LocalTime UNTIL = LocalTime.of(18, 0);

  private static final int BATCH = 50;
  private static final int LONGEST_BREAK = 30;
  private static final int KEPT_DAYS = 28;

  private static final String NOT_YET =
      """
      FROM user_account u JOIN agency a ON a.id = u.agency_id
      WHERE u.enabled = TRUE AND u.email IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM mail_day d WHERE d.for_day = :day AND d.username = u.username)
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Accounts accounts;
  private final AgencyAssurances assurances;
  private final WorkingCalendar calendar;
  private final MailChoices choices;
  private final MailOutbox outbox;
  private final MailServer server;
  private final WorkAtAGlance work;
  private final CaseNotices notices;
  private final MessageSource messages;
  private final Clock clock;

  DailyMail(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Accounts accounts,
      AgencyAssurances assurances,
      WorkingCalendar calendar,
      MailChoices choices,
      MailOutbox outbox,
      MailServer server,
      MailProperties properties,
      WorkAtAGlance work,
      CaseNotices notices,
      MessageSource messages,
      Clock clock) {
    super(
        "daily-mail",
        properties.every(),
        properties.every().multipliedBy(4),
        "Cannot look whose daily e-mail is to be written");
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.accounts = accounts;
    this.assurances = assurances;
    this.calendar = calendar;
    this.choices = choices;
    this.outbox = outbox;
    this.server = server;
    this.work = work;
    this.notices = notices;
    this.messages = messages;
    this.clock = clock;
  }

  /** What can be counted for the people of a batch. */
  private record Numbers(
      Map<String, MailChoice> choices,
      Map<String, Set<Long>> views,
      Map<String, WorkAtAGlance.Due> due,
      Map<String, Integer> newOfTeams,
      Map<String, Integer> given,
      Map<String, Integer> notices) {}

  @Override
  protected void work() {
    writeAll();
  }

  /** Writes what is due; harmless to call in several copies at the same moment. */
  void writeAll() {
    ZonedDateTime now = clock.instant().atZone(WorkingCalendar.LONDON);
    LocalTime time = now.toLocalTime();
    if (!server.isOn() || time.isBefore(FROM) || time.isAfter(UNTIL)) {
      return;
    }
    LocalDate day = now.toLocalDate();
    jdbc.sql("DELETE FROM mail_day WHERE for_day < :before")
        .param("before", day.minusDays(KEPT_DAYS))
        .update();
    List<String> agencies =
        jdbc.sql("SELECT DISTINCT a.code " + NOT_YET).param("day", day).query(String.class).list();
    Set<String> heldBack = Set.copyOf(assurances.heldBack(agencies));
    for (String agency : agencies) {
      if (calendar.isWorkingDay(day, agency) && !heldBack.contains(agency)) {
        write(agency, day);
      }
    }
  }

  private void write(String agency, LocalDate day) {
    Instant since = lastTime(agency, day);
    List<String> people = next(agency, day);
    while (!people.isEmpty() && isRunning()) {
      Collection<Account> batch = accounts.findAll(people).values();
      Numbers numbers = numbers(batch, people, since);
      batch.forEach(account -> write(account, words(account, numbers), day));
      people = next(agency, day);
    }
  }

  private List<String> next(String agency, LocalDate day) {
    return jdbc.sql(
            "SELECT u.username " + NOT_YET + " AND a.code = :agency ORDER BY u.id LIMIT " + BATCH)
        .param("day", day)
        .param("agency", agency)
        .query(String.class)
        .list();
  }

  private void write(Account account, String words, LocalDate day) {
    try {
      transaction.executeWithoutResult(
          status -> {
            jdbc.sql("INSERT INTO mail_day (for_day, username) VALUES (:day, :username)")
                .param("day", day)
                .param("username", account.username())
                .update();
            outbox.forgetGiven(account.username());
            if (words != null) {
              outbox.day(account.username(), words);
            }
          });
    } catch (DuplicateKeyException anotherCopy) {
      // It has written theirs.
    }
  }

  private Numbers numbers(Collection<Account> batch, List<String> people, Instant since) {
    Set<String> teams =
        batch.stream()
            .flatMap(account -> account.teamCodes().stream())
            .collect(Collectors.toCollection(HashSet::new));
    return new Numbers(
        choices.ofAll(people),
        choices.viewsOf(people),
        work.due(people),
        work.newSince(teams, since),
        outbox.givenOf(people),
        notices.unreadSince(people, since));
  }

  /** What an e-mail says; null where there is nothing to say. */
  private String words(Account account, Numbers numbers) {
    String me = account.username();
    MailChoice choice = numbers.choices().getOrDefault(me, MailChoice.NONE_MADE);
    List<String> lines = new ArrayList<>();
    WorkAtAGlance.Due due = numbers.due().get(me);
    if (choice.due() == When.DAILY && due != null) {
      lines.add(say("mail.day.due", due.today(), due.overdue(), server.link("/tasks?view=mine")));
    }
    int given = numbers.given().getOrDefault(me, 0);
    if (choice.task() != When.NONE && given > 0) {
      lines.add(say("mail.day.given", given, server.link("/tasks?view=mine")));
    }
    int fresh =
        account.teamCodes().stream()
            .mapToInt(team -> numbers.newOfTeams().getOrDefault(team, 0))
            .sum();
    if (choice.team() == When.DAILY && fresh > 0) {
      lines.add(say("mail.day.team", fresh, server.link("/tasks?view=unassigned&sort=newest")));
    }
    int news = numbers.notices().getOrDefault(me, 0);
    if (choice.notice() == When.DAILY && news > 0) {
      lines.add(say("mail.day.notices", news, server.link("/notices")));
    }
    Set<Long> wanted = numbers.views().getOrDefault(me, Set.of());
    if (!wanted.isEmpty()) {
      // Without their names, which somebody typed.
      work.counts(accounts.asIfLoggedIn(account))
          .forEach(
              (view, count) -> {
                if (wanted.contains(view)) {
                  lines.add(
                      say("mail.day.view", count, server.link("/tasks/views/" + view + "/open")));
                }
              });
    }
    return lines.isEmpty() ? null : String.join("\n\n", lines);
  }

  /** When the e-mail of the last working day was due. */
  private Instant lastTime(String agency, LocalDate day) {
    LocalDate last = day.minusDays(1);
    for (int i = 0; i < LONGEST_BREAK && !calendar.isWorkingDay(last, agency); i++) {
      last = last.minusDays(1);
    }
    return last.atTime(FROM).atZone(WorkingCalendar.LONDON).toInstant();
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
