package org.homeward.camunda;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A user task as a listener sees it.
 *
 * @param key the engine's user-task key
 * @param processInstanceKey the running process
 * @param processDefinitionKey the exact version of the pathway it runs on
 * @param processId id of the process in the BPMN file
 * @param elementId id of the user task in the BPMN file
 * @param assignee user name the task is being given to, or null
 * @param candidateGroups the role the model asks for, or the team it was turned into
 * @param dueDate due date the model gives, or null
 * @param priority 0 to 100
 * @param variables the variables Homeward asked for (see {@link EngineTaskListener})
 */
public record EngineTask(
    long key,
    long processInstanceKey,
    long processDefinitionKey,
    String processId,
    String elementId,
    String assignee,
    List<String> candidateGroups,
    Instant dueDate,
    int priority,
    Map<String, Object> variables) {

  /**
   * A variable as text.
   *
   * @param name variable name
   * @return its text, or null if it is missing, null or blank
   */
  public String text(String name) {
    Object value = variables.get(name);
    return value == null || value.toString().isBlank() ? null : value.toString();
  }
}
