package org.homeward.casefile;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homeward.access.AccessPolicy;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who follows a case, and telling them that it has moved on. A notice is seen by those alone who
 * may still read the case, so following ends by itself when that does.
 */
@Component
public class CaseFollowers {

  /** Most that are told of one case. */
  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final CaseNotices notices;
  private final AccessPolicy policy;
  private final CaseFiles cases;
  private final MessageSource messages;
  private final Clock clock;

  CaseFollowers(
      JdbcClient jdbc,
      CaseNotices notices,
      AccessPolicy policy,
      CaseFiles cases,
      MessageSource messages,
      Clock clock) {
    this.jdbc = jdbc;
    this.notices = notices;
    this.policy = policy;
    this.cases = cases;
    this.messages = messages;
    this.clock = clock;
  }

  private record Follower(String username, String agencyCode) {}

  /**
   * Tells those who follow a case that a team has it now.
   *
   * @param file the case
   * @param team the team, in words
   * @param audienceAgency the partner that alone among partners may know of it, or null for all
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void movedOn(CaseFile file, String team, String audienceAgency) {
    tell(file, say("case.follow.moved", team), only(audienceAgency));
  }

  /**
   * Tells those who follow a case that tasks in it have gone to another team.
   *
   * @param file the case
   * @param team the team, in words
   * @param audiences the partners that alone among partners may know of one of them, or none for
   *     all
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void movedOn(CaseFile file, String team, Set<String> audiences) {
    tell(file, say("case.follow.moved", team), audiences);
  }

  /**
   * Tells those who follow a case that a task in it is overdue.
   *
   * @param file the case
   * @param team the team that has it, in words
   * @param audienceAgency the partner that alone among partners may know of it, or null for all
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void overdue(CaseFile file, String team, String audienceAgency) {
    tell(file, say("case.follow.overdue", team), only(audienceAgency));
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void closed(CaseClosed closed) {
    tell(cases.get(closed.caseId()), say("case.follow.closed"), Set.of());
  }

  private static Set<String> only(String audienceAgency) {
    return audienceAgency == null ? Set.of() : Set.of(audienceAgency);
  }

  /** Who did it knows it. */
  private void tell(CaseFile file, String title, Set<String> audienceAgencies) {
    String by = CurrentUser.find().map(SignedInUser::getUsername).orElse(null);
    List<String> told =
        jdbc
            .sql("SELECT username, agency_code FROM case_follow WHERE case_id = :id LIMIT " + MOST)
            .param("id", file.id())
            .query(Follower.class)
            .list()
            .stream()
            .filter(one -> !one.username().equals(by))
            .filter(
                one ->
                    audienceAgencies.isEmpty()
                        || audienceAgencies.contains(one.agencyCode())
                        || !policy.isPartner(one.agencyCode()))
            .map(Follower::username)
            .toList();
    notices.tellPeople(file, title, "/cases/" + file.reference(), told);
  }

  @Transactional(readOnly = true)
  boolean follows(SignedInUser who, CaseFile file) {
    return jdbc.sql("SELECT COUNT(*) FROM case_follow WHERE username = :me AND case_id = :id")
            .param("me", who.getUsername())
            .param("id", file.id())
            .query(Integer.class)
            .single()
        > 0;
  }

  @Transactional
  void follow(SignedInUser who, CaseFile file) {
    try {
      jdbc.sql(
              "INSERT INTO case_follow (username, case_id, agency_code, followed_at)"
                  + " VALUES (:me, :id, :agency, :now)")
          .param("me", who.getUsername())
          .param("id", file.id())
          .param("agency", who.getAgencyCode())
          .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException pressedTwice) {
      // They follow it already.
    }
  }

  @Transactional
  void stop(SignedInUser who, CaseFile file) {
    jdbc.sql("DELETE FROM case_follow WHERE username = :me AND case_id = :id")
        .param("me", who.getUsername())
        .param("id", file.id())
        .update();
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
