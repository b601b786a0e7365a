package org.homeward.task;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.homeward.agency.Team;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseFollowers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who follow a case that tasks in it have changed hands: once for all of them. */
@Component
class TellingFollowers {

  private final CaseFollowers followers;
  private final CaseFiles cases;

  TellingFollowers(CaseFollowers followers, CaseFiles cases) {
    this.followers = followers;
    this.cases = cases;
  }

  /**
   * Another team has tasks of a case.
   *
   * @param caseId the case
   * @param handed the tasks, as they are now
   * @param to the team that has them
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void handedOver(long caseId, Collection<TaskEntity> handed, Team to) {
    if (handed.isEmpty()) {
      return;
    }
    CaseFile file = cases.get(caseId);
    List<String> audiences =
        handed.stream().map(task -> task.snapshot().audienceAgency()).distinct().toList();
    followers.movedOn(file, to.name(), audiences.contains(null) ? Set.of() : Set.copyOf(audiences));
  }
}
