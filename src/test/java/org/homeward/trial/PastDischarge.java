package org.homeward.trial;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.homeward.agency.Team;

/** Somebody who was ready to leave a ward and could not, until they did. */
final class PastDischarge extends PastCase {

  static final String SEEN = "Left the ward and was seen within 72 hours";
  static final String NOT_SEEN = "Left the ward but was not seen within 72 hours";
  static final String ANOTHER_HOSPITAL =
      "Left the ward. The 72-hour follow-up did not apply: the person moved to another psychiatric"
          + " or independent hospital";

  /** National codes of delay reasons, common ones several times. */
  private static final List<String> REASONS =
      List.of(
          "01", "02", "03", "03", "04", "04", "05", "09", "09", "10", "11", "14", "14", "15", "15",
          "15", "16", "18", "18", "18", "19", "19", "34", "35", "37", "37", "37", "37");

  private static final List<String> OF_SOCIAL_CARE = List.of("03", "09", "10", "34", "37");
  private static final String NHS = "04";
  private static final String SOCIAL_CARE = "05";

  private static final double ANOTHER_REASON = 0.15;
  private static final double HOMELESS = 0.8;
  private static final double NEEDS_A_PLACE = 0.4;
  private static final double CHASED = 0.6;
  private static final int LADDER_AFTER_DAYS = 7;
  private static final int FOLLOW_UP_DAYS = 3;

  private record Waiting(Instant from, String reason) {}

  private record Barrier(
      DelayPlan.Item item, String agency, Instant from, Instant to, boolean cleared) {}

  private final LocalDate admitted;
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Barrier> barriers = new ArrayList<>();
  private Instant left;
  private boolean transferred;
  private Instant seen;

  PastDischarge(Begin begin, Team ward) {
    super(begin, "delayed-discharge", ward);
    admitted = day(started).minusDays(random.nextInt(8, 90));
  }

  @Override
  String tell() {
    goOnAfter(does(task("screen-barriers", null)));
    goOnAfter(does(task("record-ready", null)));
    boolean another = chance(ANOTHER_REASON);
    String reason = oneOf(REASONS);
    clear(reason, !another);
    if (another) {
      goOnAfter(does(task("choose-reason", null)));
      clear(other(reason), true);
    }
    goOnAfter(does(task("prepare-leaving", null)));
    goOnAfter(does(task("record-discharge", null)));
    left = now;
    wardInTheEnd = null;
    return followUp();
  }

  private String other(String reason) {
    String next = oneOf(REASONS);
    return next.equals(reason) ? other(reason) : next;
  }

  /** Everybody who can clear what is in the way is asked at once; the last of them counts. */
  private void clear(String reason, boolean possible) {
    waiting.add(new Waiting(now, reason));
    List<PastTask> ends = new ArrayList<>();
    for (DelayPlan.Item item : world.plan().of(reason)) {
      PastTask end = ask(item);
      if (end != null) {
        barriers.add(
            new Barrier(
                item, end.team.agencyCode(), now, end.finished, possible || !ends.isEmpty()));
        ends.add(end);
      }
    }
    Instant clear = ends.stream().map(task -> task.finished).max(Instant::compareTo).orElseThrow();
    climb(clear);
    goOnAt(clear);
  }

  private PastTask ask(DelayPlan.Item item) {
    String council = borough.councilCode();
    return switch (item.way()) {
      case "housing" -> barrier("find-home", item, teamOf(item.role(), council));
      case "care" -> barrier("arrange-care", item, teamOf(item.role(), council));
      case "trust" -> barrier("act-for-trust", item, team(item.role()));
      case "home" -> {
        PastTask asked = barrier("ask-for-home", item, team(item.role()));
        yield does(task("follow-home-search", null, null, asked.finished));
      }
      case "duty-to-refer" -> chance(HOMELESS) ? duty(item) : null;
      default -> null;
    };
  }

  private PastTask barrier(String element, DelayPlan.Item item, Team team) {
    PastTask task = does(task(element, item.role(), team, now, item.target()).aboutBarrier(item));
    LocalDate late = day(task.due);
    if (task.finished.isAfter(task.due) && chance(CHASED)) {
      chased("chase-barrier", world.office().morningAfter(late, trust), task.finished);
    }
    return task;
  }

  /**
   * The hospital refers somebody who may be homeless to the council, which decides what it owes.
   */
  private PastTask duty(DelayPlan.Item item) {
    Team housing = teamOf("housing-officer", borough.councilCode());
    PastTask end = barrier("refer-council", item, team(item.role()));
    for (String step : List.of("acknowledge-referral", "contact-person", "decide-duty")) {
      end = does(task(step, "housing-officer", housing, end.finished));
    }
    return chance(NEEDS_A_PLACE)
        ? does(task("book-place", "housing-officer", housing, end.finished))
        : end;
  }

  /** What lasts longer than a week climbs the ladder of escalation. */
  private void climb(Instant clear) {
    Instant then = world.office().morningAfter(day(now).plusDays(LADDER_AFTER_DAYS), trust);
    chased("decide-unblock", then, clear);
  }

  private String followUp() {
    LocalDate limit = day(left).plusDays(FOLLOW_UP_DAYS);
    PastTask done = does(task("see-person", null));
    if (!day(done.finished).isAfter(day(left))) {
      // A contact on the day somebody leaves does not count.
      done.finished =
          world
              .office()
              .after(
                  world.office().morningAfter(day(left), done.team.agencyCode()),
                  random.nextDouble(0.1, 0.8),
                  done.team.agencyCode());
    }
    Instant overdue = world.office().morningAfter(limit, trust);
    chased("act-on-overdue", overdue, done.finished);
    goOnAfter(done);
    seen = now;
    return day(now).isAfter(limit) ? NOT_SEEN : SEEN;
  }

  @Override
  String cutShort() {
    wardInTheEnd = null;
    if (left == null) {
      left = closed;
      transferred = true;
      return ANOTHER_HOSPITAL;
    }
    return NOT_SEEN;
  }

  @Override
  void keep() {
    keep(
        "hospital_spell",
        "case_id",
        caseId(),
        "person_id",
        personId(),
        "ward_team_code",
        ward.code(),
        "bed_type",
        "200",
        "admitted_on",
        admitted,
        "discharged_on",
        day(left),
        "discharge_method",
        "1",
        "discharge_destination",
        transferred ? "53" : "19",
        "accommodation_type",
        transferred ? "20" : "02",
        "settled_accommodation",
        transferred ? "N" : "Y",
        "version",
        0L);
    keep(
        "ward_stay",
        "spell_id",
        spell(),
        "ward_team_code",
        ward.code(),
        "started_on",
        admitted,
        "ended_on",
        day(left),
        "opened_by_step",
        -1L,
        "version",
        0L,
        "bed_type",
        "200");
    for (int i = 0; i < waiting.size(); i++) {
      Waiting period = waiting.get(i);
      boolean lastOne = i == waiting.size() - 1;
      boolean councils = OF_SOCIAL_CARE.contains(period.reason());
      keep(
          "ready_period",
          "spell_id",
          spell(),
          "started_on",
          day(period.from()),
          "ended_on",
          day(lastOne ? left : waiting.get(i + 1).from()),
          "delay_reason",
          period.reason(),
          "attribution",
          councils ? SOCIAL_CARE : NHS,
          "responsible_council",
          councils ? borough.councilCode() : null,
          "end_reason",
          lastOne ? "DISCHARGED" : "REASON_CHANGED",
          "opened_by_step",
          step(),
          "closed_by_step",
          step(),
          "version",
          0L);
    }
    for (Barrier barrier : barriers) {
      boolean inTime = !barrier.to().isAfter(closed);
      keep(
          "barrier",
          "case_id",
          caseId(),
          "barrier_key",
          barrier.item().key(),
          "title",
          barrier.item().title(),
          "role",
          barrier.item().role(),
          "agency_code",
          barrier.agency(),
          "shared_with_partner",
          barrier.item().shared(),
          "origin",
          "reason",
          "opened_on",
          day(barrier.from()),
          "closed_on",
          day(inTime ? barrier.to() : closed),
          "outcome",
          !inTime ? "NO_LONGER_NEEDED" : barrier.cleared() ? "CLEARED" : "NOT_POSSIBLE",
          "opened_by_step",
          step(),
          "closed_by_step",
          step(),
          "version",
          0L);
    }
    if (seen != null) {
      keep(
          "follow_up",
          "spell_id",
          spell(),
          "contact_on",
          day(seen),
          "mechanism",
          "01",
          "outcome",
          "seen",
          "counts_nationally",
          true,
          "recorded_by_step",
          step());
    }
  }

  private PastRow.Id spell() {
    return new PastRow.Id("hospital_spell", caseId());
  }
}
