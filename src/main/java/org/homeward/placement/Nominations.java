package org.homeward.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeward.casefile.CaseChanges;
import org.homeward.casefile.Timeline;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Nominations, offers and the promise of a home. Nothing is ever deleted but the promise: what was
 * tried stays with case and home.
 */
@Component
class Nominations {

  private static final String SELECT =
      """
      SELECT n.id, n.case_id, n.home_id, h.code AS home_code, s.name AS scheme_name,
        h.name AS home_name, n.agency_code, n.state, n.nominated_at, n.answered_at,
        n.decline_reason, n.outcome, n.outcome_reason, n.ended_at, n.nominated_by_step
      FROM nomination n JOIN home h ON h.id = n.home_id JOIN home_scheme s ON s.id = h.scheme_id
      """;

  private final Homes homes;
  private final HomeEvents events;
  private final ProviderParts parts;
  private final Releases releases;
  private final JdbcClient jdbc;
  private final CaseChanges changes;
  private final Clock clock;

  Nominations(
      Homes homes,
      HomeEvents events,
      ProviderParts parts,
      Releases releases,
      JdbcClient jdbc,
      CaseChanges changes,
      Clock clock) {
    this.homes = homes;
    this.events = events;
    this.parts = parts;
    this.releases = releases;
    this.jdbc = jdbc;
    this.changes = changes;
    this.clock = clock;
  }

  /** Every nomination of a case, oldest first. */
  @Transactional(readOnly = true)
  public List<Nomination> of(long caseId) {
    return select(" WHERE n.case_id = :it ORDER BY n.id", Map.of("it", caseId));
  }

  /** The open nominations for a home, oldest first. */
  @Transactional(readOnly = true)
  public List<Nomination> openFor(long homeId) {
    return select(
        " WHERE n.home_id = :it AND n.state IN ('SENT', 'OFFERED', 'SECURED') ORDER BY n.id",
        Map.of("it", homeId));
  }

  /** The nomination a task or job is about, if it belongs to the case. */
  @Transactional(readOnly = true)
  public Optional<Nomination> find(long caseId, String subject) {
    return select(
            " WHERE n.id = :it AND n.case_id = :caseId",
            Map.of("it", Nomination.idOf(subject), "caseId", caseId))
        .stream()
        .findFirst();
  }

  /** The nomination of a case whose home is promised. */
  @Transactional(readOnly = true)
  public Optional<Nomination> secured(long caseId) {
    return select(
            " WHERE n.case_id = :it AND n.state = 'SECURED' ORDER BY n.id", Map.of("it", caseId))
        .stream()
        .findFirst();
  }

  /**
   * The nomination of a case whose home is promised or lived in, the latest if there were several.
   */
  @Transactional(readOnly = true)
  public Optional<Nomination> lastSuccessful(long caseId) {
    return select(
            " WHERE n.case_id = :it AND (n.state = 'SECURED' OR n.outcome = 'moved-in')"
                + " ORDER BY n.id DESC",
            Map.of("it", caseId))
        .stream()
        .findFirst();
  }

  /** Nominations one step has made. */
  @Transactional(readOnly = true)
  public List<Nomination> madeBy(long step) {
    return select(" WHERE n.nominated_by_step = :it ORDER BY n.id", Map.of("it", step));
  }

  /** Puts a person forward for a home that was found free while it is locked. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(long caseId, Home home, long step) {
    jdbc.sql(
            """
            INSERT INTO nomination
              (case_id, home_id, agency_code, state, nominated_at, nominated_by_step)
            VALUES (:caseId, :home, :agency, 'SENT', :now, :step)
            """)
        .param("caseId", caseId)
        .param("home", home.id())
        .param("agency", home.scheme().agencyCode())
        .param("now", now())
        .param("step", step)
        .update();
    happened(home.id(), HomeEvents.What.NOMINATED, null);
  }

  /** Keeps the provider's answer; one that comes after the end changes nothing. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void answered(Nomination nomination, boolean offers, String declineReason, long step) {
    int changed =
        jdbc.sql(
                """
                UPDATE nomination SET state = :state, answered_at = :now, answered_by_step = :step,
                  decline_reason = :reason
                WHERE id = :id AND state IN ('SENT', 'OFFERED')
                  AND (answered_by_step IS NULL OR answered_by_step <> :step)
                """)
            .param("state", offers ? "OFFERED" : "DECLINED")
            .param("now", now())
            .param("step", step)
            .param("reason", offers ? null : declineReason)
            .param("id", nomination.id())
            .update();
    if (changed > 0) {
      changes.changed(nomination.caseId());
      happened(
          nomination.homeId(), offers ? HomeEvents.What.OFFERED : HomeEvents.What.DECLINED, null);
    }
  }

  /**
   * Promises an offered home to the person, if nobody else has it. Decided while the home is
   * locked; the keys of the promise are the second safeguard.
   *
   * @return whether it is theirs now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean secure(long caseId, String subject) {
    Nomination seen = find(caseId, subject).orElseThrow(() -> unknown(subject));
    homes.lock(List.of(seen.homeId()));
    Nomination nomination = find(caseId, subject).orElseThrow(() -> unknown(subject));
    if (nomination.state() == Nomination.State.SECURED) {
      return true;
    }
    if (nomination.state() != Nomination.State.OFFERED
        || !homes.get(nomination.homeId()).isFree()) {
      return false;
    }
    try {
      jdbc.sql(
              """
              INSERT INTO home_hold (home_id, nomination_id, case_id, since)
              VALUES (:home, :id, :caseId, :now)
              """)
          .param("home", nomination.homeId())
          .param("id", nomination.id())
          .param("caseId", caseId)
          .param("now", now())
          .update();
    } catch (DuplicateKeyException promised) {
      return false;
    }
    jdbc.sql("UPDATE nomination SET state = 'SECURED' WHERE id = :id")
        .param("id", nomination.id())
        .update();
    happened(nomination.homeId(), HomeEvents.What.SECURED, null);
    return true;
  }

  /**
   * Ends a nomination, with it the promise of its home, and the part of its provider in the case
   * unless that has another. One that has ended stays as it is.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(Nomination nomination, Nomination.Outcome outcome, String reason) {
    int changed =
        jdbc.sql(
                """
                UPDATE nomination SET state = 'ENDED', outcome = :outcome,
                  outcome_reason = :reason, ended_at = :now
                WHERE id = :id AND state <> 'ENDED'
                """)
            .param("outcome", outcome.code())
            .param("reason", reason)
            .param("now", now())
            .param("id", nomination.id())
            .update();
    if (changed > 0) {
      changes.changed(nomination.caseId());
      jdbc.sql("DELETE FROM home_hold WHERE nomination_id = :id")
          .param("id", nomination.id())
          .update();
      if (outcome != Nomination.Outcome.MOVED_IN) {
        happened(nomination.homeId(), HomeEvents.What.RELEASED, outcome.words());
        releases.over(nomination.id());
        parts.nominationEnded(nomination.caseId(), nomination.agencyCode(), outcome);
      }
    }
  }

  static PlacementRuleBroken unknown(String subject) {
    return new PlacementRuleBroken("The case has no nomination " + subject + ".");
  }

  private void happened(long homeId, HomeEvents.What what, String detail) {
    events.add(homeId, what, detail, Timeline.Actor.HOMEWARD);
  }

  private java.time.LocalDateTime now() {
    return Moments.stored(clock.instant());
  }

  private List<Nomination> select(String where, Map<String, ?> values) {
    return jdbc.sql(SELECT + where).params(values).query((row, n) -> read(row)).list();
  }

  private static Nomination read(ResultSet row) throws SQLException {
    return new Nomination(
        row.getLong("id"),
        row.getLong("case_id"),
        row.getLong("home_id"),
        row.getString("home_code"),
        row.getString("scheme_name") + ", " + row.getString("home_name"),
        row.getString("agency_code"),
        Nomination.State.valueOf(row.getString("state")),
        Moments.read(row, "nominated_at"),
        Moments.read(row, "answered_at"),
        row.getString("decline_reason"),
        Coded.find(Nomination.Outcome.values(), row.getString("outcome")).orElse(null),
        row.getString("outcome_reason"),
        Moments.read(row, "ended_at"),
        row.getLong("nominated_by_step"));
  }
}
