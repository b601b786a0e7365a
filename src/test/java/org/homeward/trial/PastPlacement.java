package org.homeward.trial;

import static org.homeward.agency.WorkingCalendar.LONDON;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.agency.Team;

/** Somebody who needed a home with support, until they left it again or the search ended. */
final class PastPlacement extends PastCase {

  /** How many are referred by a ward. */
  static final double WARDS = 0.75;

  static final String NOT_TAKEN = "The council could not take the referral";
  static final String NOT_APPROVED = "The panel did not approve supported living";
  static final String NOBODY_PAYS = "Nobody agreed to pay for the support";
  static final String NO_HOME = "No suitable home was found";
  static final String NOT_WANTED = "The person did not want supported living any more";
  static final String LEFT_AGAIN = "Moved in, and left the home again";

  private static final List<String> DECLINE_REASONS =
      List.of("needs-too-high", "risk", "compatibility", "provider-capacity", "incomplete");
  private static final List<String> REFUSED_BECAUSE_OF =
      List.of("needs-too-high", "no-local-connection", "another-service");
  private static final List<String> LEFT_FOR = List.of("own-home", "other-supported", "left");

  private static final double NOT_TAKEN_ON = 0.05;
  private static final double DEFERRED = 0.17;
  private static final double DECLINED = 0.08;
  private static final double REFUSED = 0.15;
  private static final double UNFUNDED = 0.06;
  private static final int HOMES = 4;
  private static final LocalTime PANEL_AT = LocalTime.of(14, 0);
  private static final int PANEL_MINUTES = 170;
  private static final int SHORTEST_STAY = 25;
  private static final int LONGEST_STAY = 200;
  private static final int REVIEW_AFTER = 14;

  private record Decision(String decision, String reason, Instant at) {}

  private static final class Nominated {
    final PastWorld.Home home;
    final Team provider;
    final long step;
    final Instant at;
    String declineReason;
    String outcome;
    Instant answered;
    Instant ended;

    Nominated(PastWorld.Home home, Team provider, long step, Instant at) {
      this.home = home;
      this.provider = provider;
      this.step = step;
      this.at = at;
    }
  }

  private final String referrer;
  private final List<Decision> panels = new ArrayList<>();
  private final List<Nominated> nominations = new ArrayList<>();
  private Instant searching;
  private Instant signed;
  private Instant movedIn;
  private Instant leftHome;

  PastPlacement(Begin begin, Team ward) {
    super(begin, "supported-living-placement", ward);
    referrer = ward == null ? "community-team" : "ward-staff";
  }

  @Override
  String tell() {
    if (!taken()) {
      return NOT_TAKEN;
    }
    searching = now;
    if (!approved()) {
      return NOT_APPROVED;
    }
    Nominated home = findHome();
    if (home == null) {
      return NO_HOME;
    }
    goOnAfter(does(task("agree-funding", "social-worker")));
    if (chance(UNFUNDED)) {
      end(home, "not-needed");
      return NOBODY_PAYS;
    }
    liveThere(home);
    return LEFT_AGAIN;
  }

  /** The council checks the referral, and sends back what is not complete. */
  private boolean taken() {
    PastTask needs = does(task("describe-needs", referrer));
    goOnAfter(needs);
    PastTask check = task("check-referral", null);
    boolean careless = ward != null && ward.code().equals(PastYear.REWORK_WARD);
    if (chance(careless ? PastYear.REWORK : PastYear.OTHERS_REWORK)) {
      check.sentBack = new PastTask.Return(needs, null, null, "missing");
    }
    goOnAfter(does(check));
    return !chance(NOT_TAKEN_ON);
  }

  private boolean approved() {
    while (true) {
      goOnAfter(does(task("put-on-agenda", null)));
      LocalDate meeting =
          PastYear.panelOn(world.calendar().addWorkingDays(day(now), 1, null), world);
      Instant decided =
          meeting
              .atTime(PANEL_AT.plusMinutes(random.nextInt(PANEL_MINUTES)))
              .atZone(LONDON)
              .toInstant();
      goOnAfter(doneAt(task(PastYear.PANEL_STEP, null).dueOn(meeting), decided));
      if (panels.isEmpty() && chance(DEFERRED)) {
        panels.add(new Decision("defer", null, now));
        goOnAfter(does(task("answer-panel", referrer)));
      } else if (chance(DECLINED)) {
        panels.add(new Decision("decline", oneOf(REFUSED_BECAUSE_OF), now));
        return false;
      } else {
        panels.add(new Decision("approve", null, now));
        return true;
      }
    }
  }

  /** Homes are tried one after the other. */
  private Nominated findHome() {
    for (int i = 0; i < HOMES; i++) {
      goOnAfter(does(task("choose-homes", null)));
      PastWorld.Home home = freeHome();
      if (home == null) {
        return null;
      }
      Nominated next = new Nominated(home, teamOf("provider-worker", home.agency()), step(), now);
      nominations.add(next);
      if (offered(next) && accepted(next)) {
        return next;
      }
    }
    return null;
  }

  /** A home of a provider that works in the borough, and was not tried before. */
  private PastWorld.Home freeHome() {
    Set<String> here =
        world.directory().teamsServing("provider-worker").stream()
            .filter(team -> team.covers(borough.code()))
            .map(Team::agencyCode)
            .collect(Collectors.toSet());
    Set<Long> tried =
        nominations.stream().map(nominated -> nominated.home.id()).collect(Collectors.toSet());
    List<PastWorld.Home> free =
        world.homes().stream()
            .filter(home -> here.contains(home.agency()) && !tried.contains(home.id()))
            .toList();
    return free.isEmpty() ? null : oneOf(free);
  }

  private boolean offered(Nominated nominated) {
    goOnAfter(does(about(nominated, task("assess-person", null, nominated.provider, now))));
    nominated.answered = now;
    boolean often = nominated.provider.agencyCode().equals(PastYear.DECLINING_PROVIDER);
    if (chance(often ? PastYear.DECLINES : PastYear.OTHERS_DECLINE)) {
      nominated.declineReason = oneOf(DECLINE_REASONS);
      end(nominated, "provider-declined");
      return false;
    }
    return true;
  }

  private boolean accepted(Nominated nominated) {
    goOnAfter(does(about(nominated, task("view-home", referrer))));
    goOnAfter(does(about(nominated, task("ask-person", referrer))));
    if (chance(REFUSED)) {
      end(nominated, "person-refused");
      return false;
    }
    return true;
  }

  private void end(Nominated nominated, String outcome) {
    nominated.outcome = outcome;
    nominated.ended = now;
    partOver(nominated.provider.code());
  }

  private static PastTask about(Nominated nominated, PastTask task) {
    return task.about(nominated.step, nominated.home.title(), nominated.home.agency());
  }

  private void liveThere(Nominated home) {
    goOnAfter(does(about(home, task("prepare-move", referrer))));
    goOnAfter(does(about(home, task("sign-up", null, home.provider, now))));
    signed = now;
    goOnAfter(does(about(home, task("confirm-move-in", null, home.provider, now))));
    movedIn = now;
    wardInTheEnd = null;
    end(home, "moved-in");
    long most = Math.min(LONGEST_STAY, day(movedIn).datesUntil(day(last())).count());
    long days = most <= SHORTEST_STAY ? LONGEST_STAY : random.nextLong(SHORTEST_STAY, most);
    leftHome =
        world.office().morningAfter(day(movedIn).plusDays(days - 1), home.provider.agencyCode());
    PastTask leaving =
        doneAt(about(home, task("record-leaving", null, home.provider, now)), leftHome);
    Instant review =
        world.office().morningAfter(day(movedIn).plusDays(REVIEW_AFTER), borough.councilCode());
    if (review.isBefore(leftHome)) {
      for (PastTask each :
          List.of(
              task("review-as-team", null, null, review),
              task("review-as-provider", null, home.provider, review))) {
        if (does(about(home, each)).finished.isAfter(leftHome)) {
          forget(each);
        }
      }
    }
    goOnAfter(leaving);
  }

  @Override
  String cutShort() {
    if (movedIn != null) {
      leftHome = closed;
      return LEFT_AGAIN;
    }
    nominations.stream()
        .filter(nominated -> nominated.outcome == null)
        .forEach(nominated -> end(nominated, "withdrawn"));
    return NOT_WANTED;
  }

  @Override
  void keep() {
    if (searching == null) {
      return;
    }
    boolean declined = !panels.isEmpty() && panels.getLast().decision().equals("decline");
    keep(
        "placement_search",
        "case_id",
        caseId(),
        "person_id",
        personId(),
        "borough_code",
        borough.code(),
        "opened_on",
        day(searching),
        "stage",
        movedIn != null ? "ENDED" : declined ? "DECLINED" : "CLOSED",
        "needs",
        "{}",
        "opened_by_step",
        step());
    for (Decision panel : panels) {
      keep(
          "placement_panel",
          "case_id",
          caseId(),
          "decision",
          panel.decision(),
          "reason",
          panel.reason(),
          "decided_on",
          day(panel.at()),
          "recorded_by_step",
          step());
    }
    for (Nominated each : nominations) {
      keep(
          "nomination",
          "case_id",
          caseId(),
          "home_id",
          each.home.id(),
          "agency_code",
          each.home.agency(),
          "state",
          "ENDED",
          "nominated_at",
          each.at,
          "answered_at",
          each.answered,
          "answered_by_step",
          each.answered == null ? null : step(),
          "decline_reason",
          each.declineReason,
          "outcome",
          each.outcome,
          "ended_at",
          each.ended.isAfter(closed) ? closed : each.ended,
          "nominated_by_step",
          each.step);
    }
    if (movedIn != null) {
      Nominated home = nominations.getLast();
      keep(
          "placement_stay",
          "case_id",
          caseId(),
          "person_id",
          personId(),
          "home_id",
          home.home.id(),
          "nomination_id",
          new PastRow.Id("nomination", home.step),
          "signed_on",
          day(signed),
          "moved_in_on",
          day(movedIn),
          "ended_on",
          day(leftHome),
          "end_reason",
          oneOf(LEFT_FOR),
          "signed_by_step",
          step(),
          "moved_in_by_step",
          step(),
          "ended_by_step",
          step());
    }
  }
}
