package org.homeward.pathway;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Reads a pathway from its BPMN file. */
final class PathwayReader {

  private final String file;
  private final BpmnModelInstance model;

  private PathwayReader(String file, byte[] bpmn) {
    this.file = file;
    try {
      this.model = Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn));
    } catch (ModelException e) {
      throw new PathwayFault(file, null, "is no BPMN file: " + e.getMessage());
    }
  }

  /**
   * The executable processes of a file. One without a start form is a part of others and cannot be
   * started by people.
   *
   * @throws PathwayFault if a pathway lacks something
   */
  static List<Pathway> read(String file, byte[] bpmn) {
    PathwayReader reader = new PathwayReader(file, bpmn);
    return reader.model.getModelElementsByType(Process.class).stream()
        .filter(Process::isExecutable)
        .map(reader::pathway)
        .toList();
  }

  private Pathway pathway(Process process) {
    Map<String, String> about = properties(process);
    Map<String, Pathway.Step> steps = new LinkedHashMap<>();
    for (UserTask task : inOrder(process)) {
      steps.put(task.getId(), step(task));
    }
    return new Pathway(
        process.getId(),
        need(process.getName(), process, "a name"),
        about.getOrDefault("homeward:summary", ""),
        about.get("homeward:startForm"),
        list(about.get("homeward:startRoles"), ","),
        about.containsKey("homeward:startForm") ? startMessage(process) : null,
        List.copyOf(list(about.get("homeward:phases"), "\\|")),
        steps,
        events(process));
  }

  private String startMessage(Process process) {
    return process.getFlowElements().stream()
        .filter(StartEvent.class::isInstance)
        .map(StartEvent.class::cast)
        .map(this::message)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new PathwayFault(file, process.getId(), "needs a message start event"));
  }

  private Pathway.Step step(UserTask task) {
    Map<String, String> about = properties(task);
    String role =
        extension(task, ZeebeAssignmentDefinition.class)
            .map(ZeebeAssignmentDefinition::getCandidateGroups)
            .filter(groups -> !groups.startsWith("="))
            .orElse(null);
    String form =
        extension(task, ZeebeFormDefinition.class).map(ZeebeFormDefinition::getFormId).orElse(null);
    return new Pathway.Step(
        task.getId(),
        need(task.getName(), task, "a name"),
        about.getOrDefault("homeward:summary", ""),
        about.get("homeward:phase"),
        role,
        about.get("homeward:target"),
        need(form, task, "a form"),
        List.copyOf(list(about.get("homeward:show"), ",")),
        isEscalation(task),
        following(task));
  }

  private List<Pathway.ReportableEvent> events(Process process) {
    List<Pathway.ReportableEvent> events = new ArrayList<>();
    for (CatchEvent event : model.getModelElementsByType(CatchEvent.class)) {
      Map<String, String> about = properties(event);
      if (!"true".equals(about.get("homeward:event")) || !processOf(event).equals(process)) {
        continue;
      }
      String message =
          message(event)
              .orElseThrow(
                  () ->
                      new PathwayFault(file, event.getId(), "a reportable event needs a message"));
      Scope scope = scope(event);
      events.add(
          new Pathway.ReportableEvent(
              event.getId(),
              message,
              need(about.get("homeward:title"), event, "homeward:title"),
              need(about.get("homeward:form"), event, "homeward:form"),
              list(about.get("homeward:roles"), ","),
              "person".equals(about.get("homeward:scope")),
              scope.interrupting() ? scope.tasks() : Set.of(),
              scope.always() ? Set.of() : scope.tasks()));
    }
    Set<String> messages = new HashSet<>();
    for (Pathway.ReportableEvent event : events) {
      if (!messages.add(event.message())) {
        throw new PathwayFault(
            file, event.elementId(), "another event has the message " + event.message());
      }
    }
    return List.copyOf(events);
  }

  private record Scope(boolean interrupting, boolean always, Set<String> tasks) {}

  private Scope scope(CatchEvent event) {
    if (event instanceof BoundaryEvent boundary) {
      return new Scope(boundary.cancelActivity(), false, tasksIn(boundary.getAttachedTo()));
    }
    if (event instanceof StartEvent start
        && start.getParentElement() instanceof SubProcess eventProcess
        && eventProcess.triggeredByEvent()) {
      ModelElementInstance around = eventProcess.getParentElement();
      Set<String> tasks = new LinkedHashSet<>(tasksIn(around));
      tasks.removeAll(tasksIn(eventProcess));
      return new Scope(start.isInterrupting(), around instanceof Process, tasks);
    }
    throw new PathwayFault(
        file,
        event.getId(),
        "a reportable event stands on a boundary or starts an event sub-process");
  }

  private Set<String> tasksIn(ModelElementInstance around) {
    return model.getModelElementsByType(UserTask.class).stream()
        .filter(task -> task.equals(around) || isInside(task, around))
        .map(FlowElement::getId)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean isInside(ModelElementInstance element, ModelElementInstance around) {
    for (ModelElementInstance up = element.getParentElement();
        up != null;
        up = up.getParentElement()) {
      if (up.equals(around)) {
        return true;
      }
    }
    return false;
  }

  private static Process processOf(ModelElementInstance element) {
    ModelElementInstance up = element;
    while (!(up instanceof Process)) {
      up = up.getParentElement();
    }
    return (Process) up;
  }

  /** User tasks as the flow reaches them, sub-processes and boundary events where they stand. */
  private List<UserTask> inOrder(Process process) {
    Set<UserTask> order = new LinkedHashSet<>();
    Set<FlowNode> seen = new LinkedHashSet<>();
    process.getFlowElements().stream()
        .filter(StartEvent.class::isInstance)
        .map(FlowNode.class::cast)
        .forEach(start -> walk(start, seen, order));
    model.getModelElementsByType(UserTask.class).stream()
        .filter(task -> processOf(task).equals(process))
        .forEach(order::add);
    return List.copyOf(order);
  }

  private void walk(FlowNode from, Set<FlowNode> seen, Set<UserTask> order) {
    Deque<FlowNode> queue = new ArrayDeque<>(List.of(from));
    while (!queue.isEmpty()) {
      FlowNode node = queue.removeFirst();
      if (!seen.add(node)) {
        continue;
      }
      if (node instanceof UserTask task) {
        order.add(task);
      }
      if (node instanceof SubProcess sub) {
        starts(sub).forEach(start -> walk(start, seen, order));
      }
      targets(node).forEach(queue::addLast);
      boundaries(node).flatMap(b -> targets(b).stream()).forEach(queue::addLast);
    }
  }

  /** The user tasks that can come directly after one, looking through everything that is none. */
  private List<String> following(UserTask task) {
    Set<String> found = new LinkedHashSet<>();
    Set<FlowNode> seen = new LinkedHashSet<>();
    Deque<FlowNode> queue = new ArrayDeque<>(onwards(task));
    while (!queue.isEmpty()) {
      FlowNode node = queue.removeFirst();
      if (!seen.add(node)) {
        continue;
      }
      if (node instanceof UserTask next) {
        if (!isEscalation(next) && !next.equals(task)) {
          found.add(next.getId());
        }
      } else if (node instanceof SubProcess sub) {
        queue.addAll(starts(sub));
      } else {
        queue.addAll(onwards(node));
      }
    }
    return List.copyOf(found);
  }

  /** Where the flow goes after a node; at the end of a sub-process, after the sub-process. */
  private static List<FlowNode> onwards(FlowNode node) {
    List<FlowNode> targets = targets(node);
    if (targets.isEmpty()
        && node.getParentElement() instanceof SubProcess sub
        && !sub.triggeredByEvent()) {
      return onwards(sub);
    }
    return targets;
  }

  private static List<FlowNode> targets(FlowNode node) {
    return node.getOutgoing().stream().map(SequenceFlow::getTarget).toList();
  }

  private static List<FlowNode> starts(SubProcess sub) {
    return sub.getFlowElements().stream()
        .filter(StartEvent.class::isInstance)
        .map(FlowNode.class::cast)
        .toList();
  }

  private java.util.stream.Stream<BoundaryEvent> boundaries(FlowNode node) {
    return model.getModelElementsByType(BoundaryEvent.class).stream()
        .filter(b -> node.equals(b.getAttachedTo()));
  }

  private static boolean isEscalation(UserTask task) {
    return "true".equals(properties(task).get("homeward:escalation"));
  }

  private Optional<String> message(CatchEvent event) {
    return event.getEventDefinitions().stream()
        .filter(MessageEventDefinition.class::isInstance)
        .map(d -> ((MessageEventDefinition) d).getMessage())
        .map(m -> m == null ? null : m.getName())
        .findFirst();
  }

  private static Map<String, String> properties(BaseElement element) {
    Map<String, String> map = new HashMap<>();
    extension(element, ZeebeProperties.class).map(ZeebeProperties::getProperties).stream()
        .flatMap(Collection::stream)
        .forEach(p -> map.put(p.getName(), p.getValue()));
    return map;
  }

  private static <T extends ModelElementInstance> Optional<T> extension(
      BaseElement element, Class<T> type) {
    return element.getExtensionElements() == null
        ? Optional.empty()
        : element.getExtensionElements().getChildElementsByType(type).stream().findFirst();
  }

  private String need(String value, BaseElement element, String what) {
    if (value == null || value.isBlank()) {
      throw new PathwayFault(file, element.getId(), "needs " + what);
    }
    return value;
  }

  private static Set<String> list(String text, String separator) {
    if (text == null) {
      return Set.of();
    }
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
