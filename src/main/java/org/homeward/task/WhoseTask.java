package org.homeward.task;

import java.util.Locale;
import java.util.Optional;
import org.homeward.casefile.Timeline;
import org.homeward.cover.Away;
import org.homeward.cover.Covers;
import org.homeward.identity.SignedInUser;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Who of a team may do something with a task: whoever has taken it, or acts for them while they are
 * away; anybody if nobody has. That somebody belongs to the team is asked before.
 */
@Component
class WhoseTask {

  private final Covers covers;
  private final MessageSource messages;

  WhoseTask(Covers covers, MessageSource messages) {
    this.covers = covers;
    this.messages = messages;
  }

  /** Whether a member of its team may do something with it. */
  boolean isFreeFor(SignedInUser who, HumanTask task) {
    return task.state() == TaskState.OPEN
        && (task.assignee() == null || isOf(who, task) || actingFor(who, task).isPresent());
  }

  /** Whether they may fill in its form: the same, and it is not with who did an earlier step. */
  boolean canBeFilledInBy(SignedInUser who, HumanTask task) {
    return !task.sentBack() && isFreeFor(who, task);
  }

  /** Whether they have taken it, or act for who has. */
  boolean isInHandsOf(SignedInUser who, HumanTask task) {
    return task.assignee() != null && isFreeFor(who, task);
  }

  /** The colleague who has taken it, while they are away and this person acts for them. */
  Optional<Away> actingFor(SignedInUser who, HumanTask task) {
    return task.assignee() == null || isOf(who, task)
        ? Optional.empty()
        : covers.coveredBy(who, task.assignee());
  }

  /** Who does something with it, as the timeline says it: "Dan Price, for Aisha Khan". */
  Timeline.Actor actor(SignedInUser who, HumanTask task) {
    Timeline.Actor actor = Timeline.Actor.of(who);
    return actingFor(who, task)
        .map(
            away ->
                new Timeline.Actor(
                    messages.getMessage(
                        "task.acting.actor", new Object[] {actor.name(), away.name()}, Locale.UK),
                    actor.agencyName()))
        .orElse(actor);
  }

  /** The same for the audit trail: a detail, and for whom. */
  String detail(SignedInUser who, HumanTask task, String detail) {
    return actingFor(who, task)
        .map(away -> (detail == null ? "" : detail + ", ") + "for " + away.username())
        .orElse(detail);
  }

  private static boolean isOf(SignedInUser who, HumanTask task) {
    return who.getUsername().equals(task.assignee());
  }
}
