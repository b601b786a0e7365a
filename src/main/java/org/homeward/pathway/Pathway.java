package org.homeward.pathway;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One version of a pathway, as its BPMN file describes it to people.
 *
 * @param id process id, for example {@code delayed-discharge}
 * @param title what people call it
 * @param summary one sentence on what it is for
 * @param startForm id of the form that starts a case
 * @param startRoles roles that may start a case
 * @param startMessage message that starts a case
 * @param phases phase names in order, for the tracker
 * @param steps user tasks by element id, in process order
 * @param events what people may report while a case runs
 */
public record Pathway(
    String id,
    String title,
    String summary,
    String startForm,
    Set<String> startRoles,
    String startMessage,
    List<String> phases,
    Map<String, Step> steps,
    List<ReportableEvent> events) {

  /**
   * A user task of the pathway.
   *
   * @param elementId id in the BPMN file
   * @param title what is to be done
   * @param summary what is asked, in a sentence; may be replaced per case
   * @param phase the phase it belongs to, or null
   * @param role the role asked, or null where the case decides
   * @param target the time allowed, as {@code Target} reads it, or null
   * @param formId its form
   * @param show keys of the facts to be shown to who does it, in order
   * @param escalation whether it exists because something took too long
   * @param next element ids of the user tasks that can follow directly, escalations left out
   */
  public record Step(
      String elementId,
      String title,
      String summary,
      String phase,
      String role,
      String target,
      String formId,
      List<String> show,
      boolean escalation,
      List<String> next) {}

  /**
   * Something people may report at any time that lies in its scope.
   *
   * @param elementId id of the catching event in the BPMN file
   * @param message message that tells the engine
   * @param title what happened, in words
   * @param formId what has to be told with it
   * @param roles roles that may report it
   * @param forPerson true if it concerns every open case of the person
   * @param ends element ids of the user tasks that it ends; empty if it interrupts nothing
   * @param whileOpen element ids of the user tasks during which it can be reported; empty for
   *     always
   */
  public record ReportableEvent(
      String elementId,
      String message,
      String title,
      String formId,
      Set<String> roles,
      boolean forPerson,
      Set<String> ends,
      Set<String> whileOpen) {

    /**
     * Whether it can be reported in a case that stands where these steps are open.
     *
     * @param openElementIds element ids of the open tasks
     */
    public boolean possible(Set<String> openElementIds) {
      return whileOpen.isEmpty() || openElementIds.stream().anyMatch(whileOpen::contains);
    }
  }

  /**
   * The event that listens to a message.
   *
   * @param message message name
   * @return the event, or null if this pathway does not know the message
   */
  public ReportableEvent event(String message) {
    return events.stream().filter(e -> e.message().equals(message)).findFirst().orElse(null);
  }
}
