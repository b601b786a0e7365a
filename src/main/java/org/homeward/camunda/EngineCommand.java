package org.homeward.camunda;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Something a person did that the engine has to hear of. Variables must be plain JSON values. */
public sealed interface EngineCommand {

  /**
   * Starts a case or reports an event. Repeating it is harmless: the engine drops a second message
   * with the same id while the first is alive.
   *
   * @param name message name of the pathway
   * @param correlationKey the case reference
   * @param messageId id of the act that causes it
   * @param variables variables the message carries
   * @param keptFor how long the engine keeps it for somebody who will wait for it; null for the
   *     usual time
   */
  record PublishMessage(
      String name,
      String correlationKey,
      String messageId,
      Map<String, Object> variables,
      Duration keptFor)
      implements EngineCommand {

    /**
     * A message that is kept for the usual time.
     *
     * @param name as above
     * @param correlationKey as above
     * @param messageId as above
     * @param variables as above
     */
    public PublishMessage(
        String name, String correlationKey, String messageId, Map<String, Object> variables) {
      this(name, correlationKey, messageId, variables, null);
    }
  }

  /**
   * Gives a task to a person, or back to the team.
   *
   * @param taskKey the engine's user-task key
   * @param assignee user name, or null to leave the task with the team
   */
  record AssignTask(long taskKey, String assignee) implements EngineCommand {}

  /**
   * Gives a task to another team.
   *
   * @param taskKey the engine's user-task key
   * @param team code of the team, the only candidate group from now on
   */
  record RouteTask(long taskKey, String team) implements EngineCommand {}

  /**
   * Ranks a task among those of its team.
   *
   * @param taskKey the engine's user-task key
   * @param priority from 0 to 100; 50 is as usual
   */
  record PrioritiseTask(long taskKey, int priority) implements EngineCommand {}

  /**
   * Moves the day on which a task is due.
   *
   * @param taskKey the engine's user-task key
   * @param due when it is due
   */
  record MoveDueDate(long taskKey, Instant due) implements EngineCommand {}

  /**
   * Finishes a task.
   *
   * @param taskKey the engine's user-task key
   * @param variables the answers the engine needs to route the case
   */
  record CompleteTask(long taskKey, Map<String, Object> variables) implements EngineCommand {}
}
