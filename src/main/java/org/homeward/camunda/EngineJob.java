package org.homeward.camunda;

import java.util.Map;

/**
 * A service task that waits for its feature.
 *
 * @param key the engine's job key
 * @param type job type
 * @param caseReference the case it belongs to
 * @param elementId id of the service task in the BPMN file
 * @param elementInstanceKey this visit of the service task; the same for each retry
 * @param processInstanceKey the running process
 * @param headers task headers of the model
 * @param variables all process variables that the service task can see; {@code taskSubject} among
 *     them if the work is about one thing within the case
 */
public record EngineJob(
    long key,
    String type,
    String caseReference,
    String elementId,
    long elementInstanceKey,
    long processInstanceKey,
    Map<String, String> headers,
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
