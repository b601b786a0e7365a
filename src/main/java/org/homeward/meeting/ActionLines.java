package org.homeward.meeting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Role;
import org.homeward.agency.Team;
import org.homeward.casefile.CaseActs;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CasePath;
import org.homeward.casefile.CasePath.SubjectTask;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says how the actions that a session agreed on stand. */
@Component
class ActionLines {

  /**
   * An action in words.
   *
   * @param itemId the case in the session
   * @param what what is to be done
   * @param who the role that does it
   * @param due by when
   * @param state how it stands
   * @param outstanding whether it is still to be done
   */
  record Line(
      long itemId, String what, String who, String due, String state, boolean outstanding) {}

  private final CaseActs acts;
  private final CasePath path;
  private final AgencyDirectory agencies;
  private final Dates dates;
  private final MessageSource messages;

  ActionLines(
      CaseActs acts, CasePath path, AgencyDirectory agencies, Dates dates, MessageSource messages) {
    this.acts = acts;
    this.path = path;
    this.agencies = agencies;
    this.dates = dates;
    this.messages = messages;
  }

  /**
   * Lines for actions; two statements however many there are.
   *
   * @param actions the actions of cases that the reader may open
   * @param caseOfItem cases by number of the case in the session
   */
  List<Line> of(Collection<AgreedAction> actions, Map<Long, CaseFile> caseOfItem) {
    Map<String, String> subjects =
        acts.subjectsOf(
            actions.stream().map(AgreedAction::actId).filter(Objects::nonNull).toList());
    Map<String, List<SubjectTask>> tasks =
        (subjects.isEmpty()
                ? List.<SubjectTask>of()
                : path.ofSubjects(caseOfItem.values().stream().map(CaseFile::id).toList()))
            .stream().collect(Collectors.groupingBy(t -> key(t.caseId(), t.subject())));
    List<Line> lines = new ArrayList<>();
    for (AgreedAction action : actions) {
      CaseFile file = caseOfItem.get(action.itemId());
      SubjectTask task = null;
      String subject = subjects.get(action.actId());
      if (subject != null && !subject.isEmpty()) {
        List<SubjectTask> its = tasks.getOrDefault(key(file.id(), subject), List.of());
        task = its.isEmpty() ? null : its.getLast();
      }
      lines.add(line(action, task, file));
    }
    return lines;
  }

  private static String key(long caseId, String subject) {
    return caseId + " " + subject;
  }

  private Line line(AgreedAction action, SubjectTask task, CaseFile file) {
    // With the case everything in it has ended, also a task that never came to a list.
    boolean outstanding =
        action.actId() != null
            && file.open()
            && (task == null
                || task.state() == CasePath.State.WAITING
                || task.state() == CasePath.State.TAKEN);
    return new Line(
        action.itemId(),
        action.what(),
        Role.titleOf(action.role()),
        dates.day(action.dueOn()),
        state(action, task, file),
        outstanding);
  }

  private String state(AgreedAction action, SubjectTask task, CaseFile file) {
    if (action.actId() == null) {
      return say("meeting.action.no-task");
    }
    if (!file.open() && (task == null || task.state() != CasePath.State.FINISHED)) {
      return file.closedAt() == null
          ? say("meeting.action.ended-with-case.no-day")
          : say("meeting.action.ended-with-case", dates.day(file.closedAt()));
    }
    if (task == null) {
      return say("meeting.action.sent");
    }
    String team = agencies.team(task.teamCode()).map(Team::name).orElse(task.teamCode());
    return switch (task.state()) {
      case WAITING -> say("meeting.action.waiting", team);
      case TAKEN -> say("meeting.action.taken", team);
      case FINISHED -> say("meeting.action.done", team, dates.day(task.finishedAt()));
      case ENDED -> say("meeting.action.ended", dates.day(task.finishedAt()));
    };
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
