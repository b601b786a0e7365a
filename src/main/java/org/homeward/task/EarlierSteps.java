package org.homeward.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.casefile.CaseAudiences;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseTeams;
import org.homeward.casefile.SharingGate;
import org.homeward.identity.SignedInUser;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * What other teams have done in a case before a task came up, as far as who has it may know: the
 * step that they sent last, of each team.
 */
@Component
class EarlierSteps {

  private static final int LOOKED_AT = 50;
  private static final int MOST = 5;

  private final TaskRepository tasks;
  private final CaseTeams teams;
  private final CaseAudiences audiences;
  private final SharingGate sharing;
  private final AgencyDirectory agencies;

  EarlierSteps(
      TaskRepository tasks,
      CaseTeams teams,
      CaseAudiences audiences,
      SharingGate sharing,
      AgencyDirectory agencies) {
    this.tasks = tasks;
    this.teams = teams;
    this.audiences = audiences;
    this.sharing = sharing;
    this.agencies = agencies;
  }

  /**
   * A step that was done.
   *
   * @param taskKey the task
   * @param team the team that has its work today
   * @param by user name of who did it
   */
  record Step(long taskKey, String title, Team team, String by, Instant finishedAt) {}

  /** The steps that a task can be sent back to, the one done last first. */
  List<Step> before(HumanTask task, CaseFile file, SignedInUser who) {
    String partner = audiences.partnerOf(who);
    Set<String> seen = new HashSet<>(Set.of(task.teamCode()));
    List<Step> steps = new ArrayList<>();
    for (HumanTask done : done(task)) {
      if (done.audienceAgency() != null
          && partner != null
          && !done.audienceAgency().equals(partner)) {
        continue;
      }
      Optional<Team> team = agencies.presentTeam(done.teamCode());
      if (team.isPresent() && seen.add(team.get().code()) && isStillIn(team.get(), file)) {
        steps.add(
            new Step(
                done.taskKey(), done.title(), team.get(), done.finishedBy(), done.finishedAt()));
      }
    }
    return steps.size() > MOST ? List.copyOf(steps.subList(0, MOST)) : steps;
  }

  private List<HumanTask> done(HumanTask task) {
    return tasks.doneIn(task.caseId(), task.createdAt(), Limit.of(LOOKED_AT)).stream()
        .map(TaskEntity::snapshot)
        .filter(done -> done.subject().isEmpty() || done.subject().equals(task.subject()))
        .toList();
  }

  /** What is asked of nobody any more cannot be asked again. */
  private boolean isStillIn(Team team, CaseFile file) {
    return teams.involved(file.id(), List.of(team.code()))
        && !sharing.keepsOut(file.personId(), team.agencyCode());
  }
}
