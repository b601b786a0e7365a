package org.homeward.administration;

import java.time.Duration;
import java.util.List;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.background.Repeated;
import org.homeward.task.TasksOfTeams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * When the last day of a team has passed and the directory names its successor, the successor takes
 * over its open cases and tasks: case by case, at the start and then every hour, so that it is done
 * soon after midnight in London. Whatever was done is not done again, also by another copy.
 */
@Component
class Successions extends Repeated {

  private static final Logger LOG = LoggerFactory.getLogger(Successions.class);

  private static final int AT_ONCE = 100;

  private final AgencyDirectory directory;
  private final TasksOfTeams tasks;
  private final TransactionOperations transaction;

  Successions(
      AgencyDirectory directory,
      TasksOfTeams tasks,
      TransactionOperations transaction,
      @Value("${homeward.administration.successions-every:1h}") Duration every) {
    super(
        "successions", Duration.ZERO, every, "Cannot hand over cases of teams that work no longer");
    this.directory = directory;
    this.tasks = tasks;
    this.transaction = transaction;
  }

  private void takeOver() {
    for (Team team : directory.teamsGoneOver()) {
      directory
          .presentTeam(team.code())
          .ifPresentOrElse(
              successor -> takeOver(team, successor),
              () ->
                  LOG.error(
                      "Team {} works no longer, and neither does its successor {}",
                      team.code(),
                      team.successorCode()));
    }
  }

  private void takeOver(Team team, Team successor) {
    long last = 0;
    int done = 0;
    List<Long> cases = tasks.casesOf(team.code(), last, AT_ONCE);
    while (!cases.isEmpty() && isRunning()) {
      for (long caseId : cases) {
        transaction.executeWithoutResult(status -> tasks.goOver(caseId, team, successor));
        done++;
      }
      last = cases.getLast();
      cases = tasks.casesOf(team.code(), last, AT_ONCE);
    }
    if (done > 0) {
      LOG.info("{} open cases went over from {} to {}", done, team.code(), successor.code());
    }
  }

  @Override
  protected void work() {
    takeOver();
  }
}
