package org.homeward.casefile;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.web.OncePerPage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The teams that have, or had, something to do in a case. A partner whose part in it is over is not
 * among them any more.
 */
@Component
public class CaseTeams {

  private final JdbcClient jdbc;
  private final AgencyDirectory agencies;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CaseTeams(
      JdbcClient jdbc, AgencyDirectory agencies, ApplicationEventPublisher events, Clock clock) {
    this.events = events;
    this.jdbc = jdbc;
    this.agencies = agencies;
    this.clock = clock;
  }

  /**
   * A team has something to do in a case from now on, or again.
   *
   * @param caseId the case
   * @param teamCode the team
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void involve(long caseId, String teamCode) {
    // Two tasks of one case may reach the same team at the same moment.
    lock(caseId);
    if (involved(caseId, List.of(teamCode))) {
      return;
    }
    int again =
        jdbc.sql(
                "UPDATE case_team SET over_at = NULL WHERE case_id = :caseId AND team_code = :team")
            .param("caseId", caseId)
            .param("team", teamCode)
            .update();
    if (again == 0) {
      jdbc.sql("INSERT INTO case_team (case_id, team_code, running) VALUES (:caseId, :team, TRUE)")
          .param("caseId", caseId)
          .param("team", teamCode)
          .update();
    }
  }

  /**
   * Open cases in which a team has, or had, something to do, by number.
   *
   * @param teamCode the team
   * @param after only those with a larger number
   * @param most how many at most
   * @return ids of the cases
   */
  @Transactional(readOnly = true)
  public List<Long> runningOf(String teamCode, long after, int most) {
    return jdbc.sql(
            """
            SELECT case_id FROM case_team
            WHERE team_code = :team AND running = TRUE AND over_at IS NULL AND case_id > :after
            ORDER BY case_id LIMIT :most
            """)
        .param("team", teamCode)
        .param("after", after)
        .param("most", most)
        .query(Long.class)
        .list();
  }

  /**
   * Another team takes over what a team has, or had, to do in a case.
   *
   * @param caseId the case
   * @param from code of the team whose part is over
   * @param to code of the other team
   * @return whether the first had a part in it until now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean goOver(long caseId, String from, String to) {
    lock(caseId);
    int ended =
        jdbc.sql(
                "UPDATE case_team SET over_at = :now WHERE case_id = :caseId AND team_code = :team"
                    + " AND over_at IS NULL")
            .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
            .param("caseId", caseId)
            .param("team", from)
            .update();
    if (ended > 0) {
      involve(caseId, to);
      events.publishEvent(new TeamsLeft(caseId, List.of(from), to));
    }
    return ended > 0;
  }

  /**
   * The part that an agency's teams have in a case is over.
   *
   * @return the teams for which it was not over before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<String> end(long caseId, String agencyCode) {
    return end(caseId, agencyCode::equals);
  }

  /**
   * The part of all agencies but one is over.
   *
   * @return the teams for which it was not over before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  List<String> endOfOthers(long caseId, String agencyCode) {
    return end(caseId, agency -> !agency.equals(agencyCode));
  }

  private List<String> end(long caseId, Predicate<String> whose) {
    lock(caseId);
    List<String> ended =
        of(caseId).stream()
            .filter(team -> agencies.team(team).map(Team::agencyCode).filter(whose).isPresent())
            .toList();
    if (!ended.isEmpty()) {
      jdbc.sql(
              "UPDATE case_team SET over_at = :now"
                  + " WHERE case_id = :caseId AND team_code IN (:teams)")
          .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .param("caseId", caseId)
          .param("teams", ended)
          .update();
      events.publishEvent(new TeamsLeft(caseId, ended, null));
    }
    return ended;
  }

  private void lock(long caseId) {
    jdbc.sql("SELECT id FROM pathway_case WHERE id = :caseId FOR UPDATE")
        .param("caseId", caseId)
        .query(Long.class)
        .single();
  }

  /**
   * Whether one of the teams has, or had, something to do in a case.
   *
   * @param caseId the case
   * @param teamCodes the teams
   */
  public boolean involved(long caseId, Collection<String> teamCodes) {
    return !teamCodes.isEmpty() && of(caseId).stream().anyMatch(teamCodes::contains);
  }

  /**
   * Those of several cases in which one of the teams has, or had, something to do; one statement.
   *
   * @param caseIds the cases
   * @param teamCodes the teams
   */
  Set<Long> involved(Collection<Long> caseIds, Collection<String> teamCodes) {
    return caseIds.isEmpty() || teamCodes.isEmpty()
        ? Set.of()
        : Set.copyOf(
            jdbc.sql(
                    "SELECT DISTINCT case_id FROM case_team"
                        + " WHERE case_id IN (:cases) AND team_code IN (:teams) AND over_at IS NULL")
                .param("cases", caseIds)
                .param("teams", teamCodes)
                .query(Long.class)
                .list());
  }

  /**
   * All teams that have, or had, something to do in a case.
   *
   * @param caseId the case
   * @return codes of the teams
   */
  public List<String> of(long caseId) {
    return OncePerPage.read(
        "teams of case " + caseId,
        () ->
            jdbc.sql(
                    "SELECT team_code FROM case_team WHERE case_id = :caseId AND over_at IS NULL"
                        + " ORDER BY team_code")
                .param("caseId", caseId)
                .query(String.class)
                .list());
  }

  /** The case is over: it moves to the teams' lists of closed cases. */
  void close(long caseId) {
    jdbc.sql("UPDATE case_team SET running = FALSE WHERE case_id = :caseId")
        .param("caseId", caseId)
        .update();
  }
}
