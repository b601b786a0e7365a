package org.homeward.audit;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.stream.Collectors;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds entries to the audit trail. */
@Component
public class AuditTrail {

  /** What an entry is about; unknown parts are null. */
  public record Subject(Long personId, String caseReference, Long taskKey) {

    /** Nobody in particular: signing in, looking at a list. */
    public static final Subject NONE = new Subject(null, null, null);
  }

  /** Stands for the user name where a process acts; no account can be called so. */
  static final String PROCESS = "(homeward)";

  private final JdbcClient jdbc;
  private final Clock clock;

  AuditTrail(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Records that someone changed something.
   *
   * @param who the signed-in person
   * @param action what was done, a fixed word such as {@code task.complete}
   * @param about whom and what it concerns
   * @param detail more, without personal data; may be null
   */
  @Transactional
  public void acted(SignedInUser who, String action, Subject about, String detail) {
    add(who.getUsername(), who.getAgencyCode(), action, about, detail, null);
  }

  /**
   * Records that a process changed something without anybody's act.
   *
   * @param action what was done, a fixed word such as {@code case.start}
   * @param about whom and what it concerns
   * @param detail on whose behalf and more, without personal data; may be null
   */
  @Transactional
  public void byProcess(String action, Subject about, String detail) {
    add(PROCESS, null, action, about, detail, null);
  }

  /**
   * Records that someone saw a person's record.
   *
   * @param who the signed-in person
   * @param page what was shown, a fixed word such as {@code case.page}
   * @param about whom it concerns
   */
  @Transactional
  public void read(SignedInUser who, String page, Subject about) {
    read(who, page, about, null);
  }

  /**
   * Records that someone saw a person's record.
   *
   * @param who the signed-in person
   * @param page what was shown, a fixed word such as {@code case.page}
   * @param about whom it concerns
   * @param detail how they came there or what they left out, without personal data; may be null
   */
  @Transactional
  public void read(SignedInUser who, String page, Subject about, String detail) {
    add(who.getUsername(), who.getAgencyCode(), "read." + page, about, detail, null);
  }

  /**
   * Records that someone saw a list with people's names: one entry for the whole list.
   *
   * <p>Why not one entry for each person: 3,000 users who look at their lists some forty times a
   * day would add six million rows a day that say next to nothing. The one row names everyone who
   * was shown, so "who has seen this person" can still be answered; for lists it costs a walk over
   * the entries of the time asked about, while opened records are found by index.
   *
   * @param who the signed-in person
   * @param list what was shown, a fixed word such as {@code task.list}
   * @param personIds everyone who was on it, at most some hundred
   */
  @Transactional
  public void listed(SignedInUser who, String list, Collection<Long> personIds) {
    String people =
        personIds.isEmpty()
            ? null
            : personIds.stream()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(" ", " ", " "));
    add(who.getUsername(), who.getAgencyCode(), "read." + list, Subject.NONE, null, people);
  }

  /**
   * Records something about an account when nobody may be signed in.
   *
   * @param username the name given, known or not
   * @param action what happened
   * @param detail more; may be null
   */
  @Transactional
  public void account(String username, String action, String detail) {
    account(username, null, action, detail);
  }

  /** Records something about an account of an agency when nobody may be signed in. */
  @Transactional
  void account(String username, String agency, String action, String detail) {
    add(username, agency, action, Subject.NONE, detail, null);
  }

  private void add(
      String username, String agency, String action, Subject about, String detail, String people) {
    jdbc.sql(
            """
            INSERT INTO audit_entry
              (at, username, agency_code, action, person_id, case_reference, task_key, detail,
              people)
            VALUES (:at, :username, :agency, :action, :person, :reference, :task, :detail, :people)
            """)
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("username", cut(username, 100))
        .param("agency", agency)
        .param("action", action)
        .param("person", about.personId())
        .param("reference", about.caseReference())
        .param("task", about.taskKey())
        .param("detail", cut(detail, 500))
        .param("people", cut(people, 2000))
        .update();
  }

  private static String cut(String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length);
  }
}
