package org.homeward.task;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface TaskRepository extends JpaRepository<TaskEntity, Long> {

  /** Finds a task and keeps others from changing it until the transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select t from TaskEntity t where t.taskKey = :taskKey")
  Optional<TaskEntity> lock(long taskKey);

  /** Finds the tasks of a case and keeps others from changing them, always in the same order. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select t from TaskEntity t where t.caseId = :caseId and t.state = :state order by t.taskKey
      """)
  List<TaskEntity> lockOfCase(long caseId, TaskState state);

  /** Finds the tasks somebody has and keeps others from changing them, always in the same order. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select t from TaskEntity t where t.assignee = :username and t.state = :state
      order by t.taskKey
      """)
  List<TaskEntity> lockOfPerson(String username, TaskState state);

  /** Cases in which a team has open tasks, by number. */
  @Query(
      """
      select distinct t.caseId from TaskEntity t
      where t.teamCode = :team and t.state = :state and t.caseId > :after
      order by t.caseId
      """)
  List<Long> casesOfTeam(String team, TaskState state, long after, Limit limit);

  /** Whether a team has something to do in a case. */
  @Query(
      """
      select count(t) > 0 from TaskEntity t where t.caseId = :caseId and t.teamCode = :team
        and t.state = org.homeward.task.TaskState.OPEN
      """)
  boolean hasOpen(long caseId, String team);

  @Query("select count(t) from TaskEntity t where t.assignee = :username and t.state = :state")
  int countOfPerson(String username, TaskState state);

  /** Takes a task nobody has; of several at the same moment exactly one succeeds. */
  @Modifying(clearAutomatically = true, flushAutomatically = true)
  @Query(
      """
      update TaskEntity t set t.assignee = :username, t.claimedAt = :now, t.givenAt = null, t.version = t.version + 1
      where t.taskKey = :taskKey and t.assignee is null and t.state = org.homeward.task.TaskState.OPEN
      """)
  int take(long taskKey, String username, Instant now);

  @Query(
      """
      select t from TaskEntity t where t.caseId = :caseId and t.state in :states
      order by t.createdAt, t.taskKey
      """)
  List<TaskEntity> ofCase(long caseId, Collection<TaskState> states);

  @Query(
      """
      select t from TaskEntity t where t.caseId in :caseIds and t.state in :states
      order by t.createdAt, t.taskKey
      """)
  List<TaskEntity> ofCases(Collection<Long> caseIds, Collection<TaskState> states);

  /** What was done in a case before a moment, what was done last first. */
  @Query(
      """
      select t from TaskEntity t
      where t.caseId = :caseId and t.state = org.homeward.task.TaskState.COMPLETED
        and t.finishedAt <= :before
      order by t.finishedAt desc, t.taskKey desc
      """)
  List<TaskEntity> doneIn(long caseId, Instant before, Limit limit);

  /** What a task is called. */
  record Title(long taskKey, String title, String subjectTitle) {}

  /** Without the tasks themselves: they would stay in memory for as long as the transaction. */
  @Query(
      """
      select new org.homeward.task.TaskRepository$Title(t.taskKey, t.title, t.subjectTitle)
      from TaskEntity t where t.taskKey in :taskKeys
      """)
  List<Title> titles(Collection<Long> taskKeys);

  /** A subject, and a partner that was asked about it. */
  record Audience(String subject, String agencyCode) {}

  @Query(
      """
      select distinct new org.homeward.task.TaskRepository$Audience(t.subject, t.audienceAgency)
      from TaskEntity t
      where t.caseId = :caseId and t.subject <> '' and t.audienceAgency is not null
      """)
  List<Audience> audiences(long caseId);

  /** The partners that were asked about one subject of a case, the one asked last first. */
  @Query(
      """
      select t.audienceAgency from TaskEntity t
      where t.caseId = :caseId and t.subject = :subject and t.audienceAgency is not null
      order by t.taskKey desc
      """)
  List<String> audiencesOf(long caseId, String subject, Limit limit);

  @Query(
      """
      select distinct t.elementId from TaskEntity t
      where t.caseId = :caseId and t.state = org.homeward.task.TaskState.COMPLETED
      """)
  Set<String> finishedElements(long caseId);
}
