package org.homeward.pathway;

import static org.homeward.pathway.PathwayModel.properties;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.homeward.form.FeelExpression;

/** Reads from the BPMN files what people may report while a case runs. */
final class EventReader {

  private final PathwayModel model;

  EventReader(PathwayModel model) {
    this.model = model;
  }

  /**
   * The reportable events of the pathway.
   *
   * @throws PathwayFault if one lacks something, or stands in a part
   */
  List<Pathway.ReportableEvent> events() {
    List<CatchEvent> reportable =
        model.reached().stream()
            .flatMap(process -> PathwayModel.all(process, CatchEvent.class).stream())
            .filter(event -> "true".equals(properties(event).get("homeward:event")))
            .toList();
    List<Pathway.ReportableEvent> events = reportable.stream().map(this::event).toList();
    for (int i = 0; i < events.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (events.get(i).message().equals(events.get(j).message())
            && !OneAtATime.holds(reportable.get(i), reportable.get(j))) {
          throw fault(
              reportable.get(i),
              "another event has the message "
                  + events.get(i).message()
                  + " and could wait for it at the same time");
        }
      }
    }
    return events;
  }

  private Pathway.ReportableEvent event(CatchEvent event) {
    if (!PathwayModel.processOf(event).equals(model.pathway())) {
      throw fault(event, "a part holds no reportable events; they stand where it is called");
    }
    Map<String, String> about = properties(event);
    Scope scope = scope(event);
    return new Pathway.ReportableEvent(
        event.getId(),
        PathwayReader.message(event)
            .orElseThrow(() -> fault(event, "a reportable event needs a message")),
        need(about, "homeward:title", event),
        need(about, "homeward:form", event),
        PathwayReader.list(about.get("homeward:roles"), ","),
        is(about, "homeward:scope", "person", event),
        scope.interrupting(),
        scope.interrupting() ? scope.tasks() : Set.of(),
        scope.always() ? Set.of() : scope.tasks(),
        scope.divided(),
        when(about, event),
        is(about, "homeward:subject", "new", event),
        is(about, "homeward:person", "died", event),
        roles(about, "homeward:tell", event),
        words(about, "homeward:tellLinked", event),
        is(about, "homeward:ends", "partners", event));
  }

  private FeelExpression when(Map<String, String> about, CatchEvent event) {
    if (!about.containsKey("homeward:when")) {
      return null;
    }
    String text = about.get("homeward:when");
    try {
      return FeelExpression.parse(text == null ? "" : text);
    } catch (IllegalArgumentException e) {
      throw fault(event, "homeward:when: " + e.getMessage());
    }
  }

  /** Words that a property gives; null if the property is absent. */
  private String words(Map<String, String> about, String property, CatchEvent event) {
    String words = about.get(property);
    if (about.containsKey(property) && (words == null || words.isBlank())) {
      throw fault(event, property + " has no words");
    }
    return words;
  }

  /** Roles that a property names; none if the property is absent. */
  private Set<String> roles(Map<String, String> about, String property, CatchEvent event) {
    if (!about.containsKey(property)) {
      return Set.of();
    }
    Set<String> roles = PathwayReader.list(about.get(property), ",");
    if (roles.isEmpty()) {
      throw fault(event, property + " names no role");
    }
    return roles;
  }

  /** Whether a property has the one value that it can have. */
  private boolean is(Map<String, String> about, String property, String value, CatchEvent event) {
    String given = about.get(property);
    if (given != null && !given.equals(value)) {
      throw fault(event, property + " can only be " + value);
    }
    return given != null;
  }

  private record Scope(
      boolean interrupting,
      boolean always,
      Set<String> tasks,
      Map<String, Pathway.ReportableEvent.Calls> divided) {}

  private Scope scope(CatchEvent event) {
    if (event instanceof BoundaryEvent boundary) {
      if (boundary.getAttachedTo() == null) {
        throw fault(event, "it stands on the boundary of a step that is not there");
      }
      return scope(boundary.cancelActivity(), boundary.getAttachedTo(), null);
    }
    if (event instanceof StartEvent start
        && start.getParentElement() instanceof SubProcess eventProcess
        && eventProcess.triggeredByEvent()) {
      return scope(start.isInterrupting(), eventProcess.getParentElement(), eventProcess);
    }
    throw fault(event, "a reportable event stands on a boundary or starts an event sub-process");
  }

  private Scope scope(
      boolean interrupting, ModelElementInstance around, ModelElementInstance except) {
    Set<UserTask> tasks = model.tasksIn(around, except);
    Map<String, Pathway.ReportableEvent.Calls> divided = new LinkedHashMap<>();
    for (UserTask task : tasks) {
      Set<String> inside = new LinkedHashSet<>();
      Set<String> outside = new LinkedHashSet<>();
      for (List<CallActivity> way : model.waysTo(PathwayModel.processOf(task))) {
        boolean within = way.isEmpty() || lies(way.getFirst(), around, except);
        (within ? inside : outside).add(PathwayModel.calledFrom(way));
      }
      if (!outside.isEmpty()) {
        divided.put(task.getId(), new Pathway.ReportableEvent.Calls(inside, outside));
      }
    }
    return new Scope(interrupting, around instanceof Process, ids(tasks), Map.copyOf(divided));
  }

  private static boolean lies(
      ModelElementInstance element, ModelElementInstance around, ModelElementInstance except) {
    for (ModelElementInstance up = element; up != null; up = up.getParentElement()) {
      if (up.equals(except)) {
        return false;
      }
      if (up.equals(around)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> ids(Collection<UserTask> tasks) {
    return tasks.stream()
        .map(FlowElement::getId)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private String need(Map<String, String> about, String property, CatchEvent event) {
    String value = about.get(property);
    if (value == null || value.isBlank()) {
      throw fault(event, "needs " + property);
    }
    return value;
  }

  private PathwayFault fault(CatchEvent event, String what) {
    return new PathwayFault(model.file(event), event.getId(), what);
  }
}
