package org.homeward.trial;

import java.time.Instant;
import java.time.LocalDate;
import org.homeward.agency.Target;
import org.homeward.agency.Team;
import org.homeward.agency.WorkingCalendar;
import org.homeward.pathway.Pathway;

/** A task of the past year. */
final class PastTask {

  /** A time at which its clock stood still. */
  record Pause(Instant stopped, LocalDate until, Instant dueBefore, int days, String reason) {}

  /** That it was sent back to who did an earlier step, until they had answered. */
  record Return(PastTask earlier, Instant sent, Instant over, String reason) {}

  final long key;
  final Pathway.Step step;
  final String role;
  final Team team;
  final Instant created;
  final Target target;
  PastWorld.Colleague by;
  String subject = "";
  PastRow.Subject about;
  String subjectTitle;
  String summary;
  String audience;

  /** Whether it is due by the step's own target, and not on a day that the case says. */
  boolean byTarget = true;

  /** When it is due. */
  Instant due;

  /** Usual working days until it is done. */
  double usual;

  Instant claimed;
  Instant finished;
  Pause pause;
  Return sentBack;

  PastTask(
      long key,
      Pathway.Step step,
      String role,
      Team team,
      Instant created,
      Target target,
      WorkingCalendar calendar) {
    this.key = key;
    this.step = step;
    this.role = role;
    this.team = team;
    this.created = created;
    this.target = target;
    this.due = calendar.due(created, target, team.agencyCode());
    this.summary = step.summary();
    this.usual = PastYear.USUAL_SHARE_OF_TARGET * workingDays(target);
  }

  private static double workingDays(Target target) {
    return switch (target.unit()) {
      case WORKING_DAYS -> target.amount();
      case DAYS -> target.amount() * 5 / 7.0;
      case HOURS -> target.amount() / 24.0 * 5 / 7;
    };
  }

  /** It is due at the end of a day that the case says. */
  PastTask dueOn(LocalDate day) {
    due = WorkingCalendar.endOfDay(day);
    byTarget = false;
    return this;
  }

  /** It is about something within the case, which has a target of its own. */
  PastTask aboutBarrier(DelayPlan.Item item) {
    subject = item.key();
    subjectTitle = item.title();
    summary = item.ask();
    byTarget = false;
    return this;
  }

  /** It is about a nomination, of which no other partner may know. */
  PastTask about(long nominationStep, String title, String provider) {
    about = new PastRow.Subject("N-", new PastRow.Id("nomination", nominationStep));
    subjectTitle = title;
    audience = provider;
    return this;
  }
}
