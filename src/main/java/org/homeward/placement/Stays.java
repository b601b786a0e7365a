package org.homeward.placement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseChanges;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tenancies and stays, from the signature to the end, and what they do to the home. */
@Component
class Stays {

  /**
   * A tenancy or stay.
   *
   * @param id database id
   * @param caseId the case
   * @param homeId the home
   * @param nominationId the nomination it came from
   * @param tenure code of the tenure, or null
   * @param specified kind of specified accommodation, or null while not known
   * @param signedOn when it was signed
   * @param movedInOn when the person moved in, or null
   * @param limitOn last day the place allows, or null
   * @param endedOn when it ended, or null
   */
  record Stay(
      long id,
      long caseId,
      long homeId,
      long nominationId,
      String tenure,
      SpecifiedAccommodation specified,
      LocalDate signedOn,
      LocalDate movedInOn,
      LocalDate limitOn,
      LocalDate endedOn) {}

  private static final String SELECT =
      """
      SELECT id, case_id, home_id, nomination_id, tenure, specified_kind, signed_on, moved_in_on,
        limit_on, ended_on
      FROM placement_stay
      """;

  private final Homes homes;
  private final KeepingStock stock;
  private final HomeEvents events;
  private final JdbcClient jdbc;
  private final CaseChanges changes;
  private final Clock clock;

  Stays(
      Homes homes,
      KeepingStock stock,
      HomeEvents events,
      JdbcClient jdbc,
      CaseChanges changes,
      Clock clock) {
    this.homes = homes;
    this.stock = stock;
    this.events = events;
    this.jdbc = jdbc;
    this.changes = changes;
    this.clock = clock;
  }

  /** The tenancy that a nomination led to. */
  @Transactional(readOnly = true)
  public Optional<Stay> from(Nomination nomination) {
    return find(" WHERE nomination_id = :it", nomination.id());
  }

  /** The latest tenancy of a case. */
  @Transactional(readOnly = true)
  public Optional<Stay> latest(long caseId) {
    return find(" WHERE case_id = :it ORDER BY id DESC LIMIT 1", caseId);
  }

  /** The tenancy that a step ended. */
  @Transactional(readOnly = true)
  public Optional<Stay> endedBy(long step) {
    return find(" WHERE ended_by_step = :it", step);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public Stay sign(CaseFile file, Nomination nomination, String tenure, LocalDate on, long step) {
    Home home = homes.get(nomination.homeId());
    SpecifiedAccommodation specified = home.scheme().specified();
    jdbc.sql(
            """
            INSERT INTO placement_stay (case_id, person_id, home_id, nomination_id, tenure,
              specified_kind, signed_on, signed_by_step)
            VALUES (:caseId, :person, :home, :nomination, :tenure, :specified, :on, :step)
            """)
        .param("caseId", file.id())
        .param("person", file.personId())
        .param("home", home.id())
        .param("nomination", nomination.id())
        .param("tenure", tenure)
        .param("specified", specified == null ? null : specified.code())
        .param("on", on)
        .param("step", step)
        .update();
    events.add(home.id(), HomeEvents.What.SIGNED, null, Timeline.Actor.HOMEWARD);
    return from(nomination).orElseThrow();
  }

  /** The person has moved in: the home is occupied. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void moveIn(Stay stay, LocalDate on, long step) {
    homes.lock(java.util.List.of(stay.homeId()));
    Home home = homes.get(stay.homeId());
    if (othersLiveIn(home.id(), stay.caseId(), on)) {
      throw new PlacementRuleBroken("Somebody else lives in this home.");
    }
    Integer days = home.scheme().stayLimitDays();
    jdbc.sql(
            """
            UPDATE placement_stay SET moved_in_on = :on, limit_on = :limit, moved_in_by_step = :step
            WHERE id = :id
            """)
        .param("on", on)
        .param("limit", days == null ? null : on.plusDays(days))
        .param("step", step)
        .param("id", stay.id())
        .update();
    changes.changed(stay.caseId());
    stock.store(home.id(), HomeChange.occupied(), home.confirmedBy());
    events.add(home.id(), HomeEvents.What.MOVED_IN, null, Timeline.Actor.HOMEWARD);
  }

  /** Another last day was agreed with the place. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void limit(Stay stay, LocalDate last) {
    jdbc.sql("UPDATE placement_stay SET limit_on = :last WHERE id = :id")
        .param("last", last)
        .param("id", stay.id())
        .update();
  }

  /**
   * The stay ends, today, before, or on a day to come. If the person had moved in, the home is
   * empty from then on, unless its provider has recorded that already, or somebody else lives there
   * by now.
   *
   * @param step the visit of the step that ends it, or null if no step does
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(Stay stay, LocalDate on, String reason, Long step) {
    homes.lock(java.util.List.of(stay.homeId()));
    jdbc.sql(
            """
            UPDATE placement_stay SET ended_on = :on, end_reason = :reason, ended_by_step = :step
            WHERE id = :id
            """)
        .param("on", on)
        .param("reason", reason)
        .param("step", step)
        .param("id", stay.id())
        .update();
    if (stay.movedInOn() == null) {
      return;
    }
    Home home = homes.get(stay.homeId());
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    boolean lived =
        home.recorded() == HomeState.OCCUPIED || home.recorded() == HomeState.NOTICE_GIVEN;
    if (lived && !othersLiveIn(stay.homeId(), stay.caseId(), today)) {
      LocalDate ready =
          home.readyOn() == null || home.readyOn().isBefore(on) ? null : home.readyOn();
      VoidReason why = Coded.find(VoidReason.values(), reason).orElse(VoidReason.OTHER);
      LocalDate notice = home.noticeOn() == null ? today : home.noticeOn();
      stock.store(
          home.id(),
          on.isAfter(today)
              ? HomeChange.notice(notice, on, ready)
              : HomeChange.empty(home.noticeOn(), on, why, ready),
          home.confirmedBy());
    }
    events.add(home.id(), HomeEvents.What.STAY_ENDED, null, Timeline.Actor.HOMEWARD);
  }

  /** Whether people of other cases live in a home on a day. */
  @Transactional(readOnly = true)
  public boolean othersLiveIn(long homeId, long caseId, LocalDate on) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM placement_stay
                WHERE home_id = :home AND case_id <> :caseId AND moved_in_on IS NOT NULL
                  AND (ended_on IS NULL OR ended_on > :on)
                """)
            .param("home", homeId)
            .param("caseId", caseId)
            .param("on", on)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Keeps a review; the same step once more keeps nothing. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void reviewed(Stay stay, String kind, LocalDate on, String outcome, long step) {
    boolean known =
        jdbc.sql("SELECT COUNT(*) FROM placement_review WHERE recorded_by_step = :step")
                .param("step", step)
                .query(Integer.class)
                .single()
            > 0;
    if (!known) {
      jdbc.sql(
              """
              INSERT INTO placement_review (stay_id, kind, reviewed_on, outcome, recorded_by_step)
              VALUES (:stay, :kind, :on, :outcome, :step)
              """)
          .param("stay", stay.id())
          .param("kind", kind)
          .param("on", on)
          .param("outcome", outcome)
          .param("step", step)
          .update();
    }
  }

  private Optional<Stay> find(String where, long it) {
    return jdbc.sql(SELECT + where)
        .params(Map.of("it", it))
        .query(
            (row, n) ->
                new Stay(
                    row.getLong("id"),
                    row.getLong("case_id"),
                    row.getLong("home_id"),
                    row.getLong("nomination_id"),
                    row.getString("tenure"),
                    Coded.find(SpecifiedAccommodation.values(), row.getString("specified_kind"))
                        .orElse(null),
                    Moments.day(row, "signed_on"),
                    Moments.day(row, "moved_in_on"),
                    Moments.day(row, "limit_on"),
                    Moments.day(row, "ended_on")))
        .optional();
  }
}
