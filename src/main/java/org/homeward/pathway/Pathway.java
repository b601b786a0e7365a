package org.homeward.pathway;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.form.FeelExpression;

/**
 * One version of a pathway, as its BPMN files describe it to people.
 *
 * @param id process id, for example {@code delayed-discharge}
 * @param title what people call it
 * @param summary one sentence on what it is for
 * @param startForm id of the form that starts a case
 * @param startRoles roles that may start a case
 * @param startMessage message that starts a case
 * @param phases phase names in order, for the tracker
 * @param phaseBeside the phase whose tasks run beside the others, or null: a case is in it only
 *     while nothing else is open
 * @param steps user tasks by element id, in process order, those of its parts where they are called
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
    String phaseBeside,
    Map<String, Step> steps,
    List<ReportableEvent> events) {

  /**
   * A user task of the pathway.
   *
   * @param elementId id in the BPMN file
   * @param processId the process that holds it: the pathway's, or that of a part
   * @param title what is to be done
   * @param summary what is asked, in a sentence; may be replaced per case
   * @param phase the phase it belongs to, or null
   * @param role the role asked, or null where the case decides
   * @param target the time allowed, as {@code Target} reads it, or null
   * @param formId its form
   * @param show keys of the facts to be shown to who does it, in order
   * @param panels names of what is shown beside its form, in order
   * @param escalation whether it exists because something took too long
   * @param next element ids of the user tasks that can follow directly, escalations left out
   */
  public record Step(
      String elementId,
      String processId,
      String title,
      String summary,
      String phase,
      String role,
      String target,
      String formId,
      List<String> show,
      List<String> panels,
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
   * @param interrupting whether it ends what it meets; one that does not can be reported again
   * @param ends element ids of the user tasks that it ends, where they lie in its scope (see {@link
   *     #reaches}); empty if it interrupts nothing
   * @param whileOpen element ids of the user tasks during which it can be reported, where they lie
   *     in its scope; empty for always
   * @param divided of those user tasks, what stands in parts that are called from outside the scope
   *     too: by which calls they lie inside and outside
   * @param when what must be true of the facts of the case for it to be reported, or null
   * @param ownSubject whether each report is a subject of its own within the case
   * @param personDied whether it tells that the person has died
   * @param tell roles that alone hear of it and read it in the timeline; empty for everybody on the
   *     case
   * @param tellLinked what the teams of linked cases are told of it, in words; null for nothing
   * @param endsPartners whether it ends what agencies other than the trust have to do in the case,
   *     whatever else it interrupts
   */
  public record ReportableEvent(
      String elementId,
      String message,
      String title,
      String formId,
      Set<String> roles,
      boolean forPerson,
      boolean interrupting,
      Set<String> ends,
      Set<String> whileOpen,
      Map<String, Calls> divided,
      FeelExpression when,
      boolean ownSubject,
      boolean personDied,
      Set<String> tell,
      String tellLinked,
      boolean endsPartners) {

    /** Whether a task lies in the scope of the event. */
    public enum Reach {
      /** It does. */
      INSIDE,
      /** It does not. */
      OUTSIDE,
      /** The model does not tell: only the engine knows. */
      UNKNOWN
    }

    /**
     * The calls by which a user task of a part is reached.
     *
     * @param inside from within the scope of the event
     * @param outside from elsewhere
     */
    public record Calls(Set<String> inside, Set<String> outside) {}

    /**
     * Whether a task lies in the scope of the event.
     *
     * @param elementId the user task
     * @param calledFrom the calls it was reached by, as the engine told them; null if it did not
     */
    public Reach reaches(String elementId, String calledFrom) {
      if (!whileOpen.contains(elementId) && !ends.contains(elementId)) {
        return Reach.OUTSIDE;
      }
      Calls calls = divided.get(elementId);
      if (calls == null) {
        return Reach.INSIDE;
      }
      String by = calledFrom == null ? "" : calledFrom;
      boolean inside = calls.inside().contains(by);
      boolean outside = calls.outside().contains(by);
      return inside == outside ? Reach.UNKNOWN : inside ? Reach.INSIDE : Reach.OUTSIDE;
    }
  }

  /**
   * The events that listen to a message. There may be several where only one of them can be met at
   * a time, each at another stage.
   *
   * @param message message name
   * @return the events, none if this pathway does not know the message
   */
  public List<ReportableEvent> events(String message) {
    return events.stream().filter(e -> e.message().equals(message)).toList();
  }

  /** This pathway as it is when nobody may start it any more. */
  Pathway withoutStart() {
    return new Pathway(
        id, title, summary, startForm, Set.of(), startMessage, phases, phaseBeside, steps, events);
  }
}
