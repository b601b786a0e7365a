package org.homeward.administration;

import java.time.Duration;
import java.util.List;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.task.TasksOfTeams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * When the last day of a team has passed and the directory names its successor, the successor takes
 * over its open cases and tasks: case by case, at the start and then every hour, so that it is done
 * soon after midnight in London. Whatever was done is not done again, also by another copy.
 */
@Component
class Successions implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Successions.class);

  private static final int AT_ONCE = 100;
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final AgencyDirectory directory;
  private final TasksOfTeams tasks;
  private final TransactionOperations transaction;
  private final Duration every;
  private volatile boolean running;
  private Thread thread;

  Successions(
      AgencyDirectory directory,
      TasksOfTeams tasks,
      TransactionOperations transaction,
      @Value("${homeward.administration.successions-every:1h}") Duration every) {
    this.directory = directory;
    this.tasks = tasks;
    this.transaction = transaction;
    this.every = every;
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
    while (!cases.isEmpty() && running) {
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
  public synchronized void start() {
    running = true;
    thread = Thread.ofVirtual().name("successions").start(this::watch);
  }

  @Override
  public synchronized void stop() {
    running = false;
    if (thread != null) {
      thread.interrupt();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void watch() {
    boolean well = true;
    while (running) {
      try {
        Thread.sleep(well ? Duration.ZERO : AGAIN);
        takeOver();
        well = true;
        Thread.sleep(every);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // Most likely the database is away: said once, tried again.
        if (well) {
          LOG.warn("Cannot hand over cases of teams that work no longer: {}", e.getMessage());
        }
        well = false;
      }
    }
  }
}
