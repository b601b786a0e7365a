package org.homeward.trial;

import static org.homeward.agency.WorkingCalendar.dayOf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.homeward.agency.Borough;
import org.homeward.agency.CaseLocation;
import org.homeward.agency.Target;
import org.homeward.agency.Team;
import org.homeward.agency.WorkingCalendar;
import org.homeward.pathway.Pathway;

/**
 * One closed case of the past year, told from its referral to its end. What would go on after
 * yesterday is cut off: the case ends before, and what is open is not needed any more.
 */
abstract class PastCase {

  /** Tasks and steps of one case at most. */
  private static final int KEYS = 1000;

  final PastWorld world;
  final int number;
  final SplittableRandom random;
  final Pathway pathway;
  final Borough borough;
  final String trust;
  final Team ward;
  final Instant started;

  /** How far it is told. */
  Instant now;

  /** When it ended. */
  Instant closed;

  /** Where the person is in the end; null once they have left. */
  String wardInTheEnd;

  private final Person person;
  private final Instant last;
  private final List<PastTask> tasks = new ArrayList<>();
  private final List<PastRow> rows = new ArrayList<>();
  private final Set<String> partsOver = new LinkedHashSet<>();
  private int steps;

  /** The case would still be open. */
  private static final class GoesOn extends RuntimeException {
    private static final long serialVersionUID = 1;

    GoesOn() {
      super(null, null, false, false);
    }
  }

  /**
   * @param begin what all cases begin with
   * @param pathway id of the pathway
   * @param ward the ward the person is on, or null
   */
  PastCase(Begin begin, String pathway, Team ward) {
    this.world = begin.world();
    this.number = begin.number();
    this.random = begin.random();
    this.person = begin.person();
    this.borough = begin.borough();
    this.trust = begin.borough().trustCode();
    this.started = begin.at();
    this.now = begin.at();
    this.pathway = world.pathways().current(pathway).orElseThrow();
    this.ward = ward;
    this.wardInTheEnd = ward == null ? null : ward.code();
    this.last = world.last();
  }

  /** How every case begins. */
  record Begin(
      PastWorld world,
      int number,
      SplittableRandom random,
      Person person,
      Borough borough,
      Instant at) {}

  /**
   * Tells what happened.
   *
   * @return how it ended, in words
   */
  abstract String tell();

  /** How a case ends that would have gone on. */
  abstract String cutShort();

  /** Keeps what the feature that owns the pathway knows of it, up to its end. */
  abstract void keep();

  /** All rows of it. */
  final List<PastRow> rows() {
    String outcome;
    try {
      outcome = tell();
      closed = now;
    } catch (GoesOn goesOn) {
      closed = between(now, last);
      tasks.removeIf(task -> task.created.isAfter(closed));
      outcome = cutShort();
    }
    PastCaseRows kept = new PastCaseRows(this);
    kept.frame(person, outcome, tasks, partsOver);
    tasks.forEach(kept::keep);
    keep();
    return List.copyOf(rows);
  }

  /** A moment of office hours between two. */
  private Instant between(Instant from, Instant to) {
    double days =
        world.calendar().workingDaysBetween(from, to, trust) * random.nextDouble(0.1, 0.9);
    Instant then = world.office().after(from, days, trust);
    return then.isAfter(to) ? from.isAfter(to) ? from : to : then;
  }

  // Tasks

  /** A task that begins now, of the team that is responsible for the role where the case is. */
  PastTask task(String element, String role) {
    return task(element, role, null, now);
  }

  PastTask task(String element, String role, Team of, Instant at) {
    return task(element, role, of, at, null);
  }

  /**
   * A task.
   *
   * @param element its step
   * @param role who is asked, or null for the role of the step
   * @param of the team that is asked, or null for the responsible one
   * @param at when it begins
   * @param target how long it may take, or null for what the step says
   */
  PastTask task(String element, String role, Team of, Instant at, Target target) {
    Pathway.Step step = pathway.steps().get(element);
    String asked = role == null ? step.role() : role;
    Team team = of == null ? team(asked) : of;
    return new PastTask(
        step(),
        step,
        asked,
        team,
        at,
        target == null ? Target.parse(step.target()) : target,
        world.calendar());
  }

  Team team(String role) {
    return world
        .directory()
        .responsibleTeam(
            role, new CaseLocation(borough.code(), trust, ward == null ? null : ward.code()))
        .orElseThrow(() -> new IllegalStateException("No team for " + role));
  }

  /** The team of an agency. */
  Team teamOf(String role, String agency) {
    return world.directory().teamOfAgency(role, agency, borough.code()).orElseThrow();
  }

  /** Somebody does it, in a time as chance, their team and what is planted want it. */
  PastTask does(PastTask task) {
    double days = days(task);
    String agency = task.team.agencyCode();
    Instant from = task.created;
    if (task.sentBack != null) {
      Instant sent = world.office().after(from, days * 0.4, agency);
      PastTask earlier = task.sentBack.earlier();
      from =
          world.office().after(sent, PastYear.ANSWERED_AFTER * luck(), earlier.team.agencyCode());
      task.sentBack = new PastTask.Return(earlier, sent, from, task.sentBack.reason());
      days *= 0.6;
    }
    if (task.sentBack == null && mayPause(task) && random.nextDouble() < PastYear.PAUSES) {
      days += pause(task, days);
    }
    task.finished = world.office().after(from, days, agency);
    Instant taken = world.office().after(from, days * random.nextDouble(0.1, 0.6), agency);
    task.claimed = taken.isAfter(task.finished) ? task.finished : taken;
    return add(task);
  }

  /** It is done at a moment that something else decides. */
  PastTask doneAt(PastTask task, Instant at) {
    task.finished = at;
    task.claimed = at;
    return add(task);
  }

  private PastTask add(PastTask task) {
    task.by = world.colleague(task.team.code(), random);
    tasks.add(task);
    return task;
  }

  private double days(PastTask task) {
    return task.usual * luck() * pace(task.team) * planted(task);
  }

  /** Most things take about their usual time, some take much longer. */
  private double luck() {
    return Math.exp(PastYear.SPREAD * random.nextGaussian());
  }

  /** Each team has a pace of its own. */
  private static double pace(Team team) {
    return new SplittableRandom(PastYear.SEED ^ team.code().hashCode()).nextDouble(0.85, 1.15);
  }

  private double planted(PastTask task) {
    if (borough.code().equals(PastYear.SLOW_BOROUGH)
        && task.step.elementId().equals(PastYear.SLOW_STEP)) {
      return PastYear.SLOW_FACTOR;
    }
    return task.team.code().equals(PastYear.SICK_TEAM)
            && PastYear.sickMonth(world.today()).equals(YearMonth.from(day(task.created)))
        ? PastYear.SICK_FACTOR
        : 1;
  }

  private static boolean mayPause(PastTask task) {
    return PastYear.PAUSED_STEPS.contains(task.step.elementId());
  }

  /** Stops its clock for some days, unless it is late then; answers with how many working days. */
  private int pause(PastTask task, double days) {
    String agency = task.team.agencyCode();
    Instant stopped = world.office().after(task.created, days * 0.3, agency);
    if (stopped.isAfter(task.due)) {
      return 0;
    }
    int still = random.nextInt(3, 9);
    LocalDate until = world.calendar().addWorkingDays(day(stopped), still, agency);
    task.pause =
        new PastTask.Pause(
            stopped, until, task.due, still, random.nextBoolean() ? "unwell" : "outside");
    task.due =
        WorkingCalendar.endOfDay(world.calendar().addWorkingDays(day(task.due), still, agency));
    return still;
  }

  /**
   * The managers are asked to get something moving, and do so unless it ends before.
   *
   * @param element what they are asked
   * @param at when they are asked
   * @param until when what they are to move ends
   */
  void chased(String element, Instant at, Instant until) {
    if (at.isBefore(until)) {
      PastTask chase = does(task(element, "manager", null, at));
      if (chase.finished.isAfter(until)) {
        forget(chase);
      }
    }
  }

  /** It was not needed after all. */
  void forget(PastTask task) {
    tasks.remove(task);
  }

  /** The case goes on when all of these are done. */
  void goOnAfter(PastTask... done) {
    goOnAfter(List.of(done));
  }

  void goOnAfter(List<PastTask> done) {
    Instant end =
        done.stream().map(task -> task.finished).max(Comparator.naturalOrder()).orElse(now);
    goOnAt(end);
  }

  /** The case goes on then. */
  void goOnAt(Instant then) {
    if (then.isAfter(last)) {
      throw new GoesOn();
    }
    now = then;
  }

  /** The last moment at which something may happen. */
  Instant last() {
    return last;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** A number for what a step of the engine has done; the engine gives larger ones. */
  long step() {
    return PastYear.FIRST_KEY + (long) number * KEYS + ++steps;
  }

  static LocalDate day(Instant at) {
    return dayOf(at);
  }

  /** A day, but not after the end of the case; null stays null. */
  LocalDate upToEnd(Instant at) {
    return at == null ? null : at.isAfter(closed) ? null : day(at);
  }

  // Rows

  final PastRow.Id caseId() {
    return new PastRow.Id("pathway_case", placeholder());
  }

  final PastRow.Id personId() {
    return new PastRow.Id("person", PastYear.nhsNumber(number));
  }

  final String placeholder() {
    return PastYear.PLACEHOLDER + number;
  }

  void keep(String table, Object... columnsAndValues) {
    rows.add(PastRow.of(table, columnsAndValues));
  }

  /** What a provider had to do here ended. */
  void partOver(String team) {
    partsOver.add(team);
  }
}
