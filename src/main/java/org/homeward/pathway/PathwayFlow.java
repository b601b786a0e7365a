package org.homeward.pathway;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Follows the sequence flow of a pathway, into its parts and out of them again. */
final class PathwayFlow {

  private final PathwayModel model;
  private final Map<String, List<FlowNode>> targets = new HashMap<>();

  PathwayFlow(PathwayModel model) {
    this.model = model;
    // Not every tool writes a node's own list of outgoing flows; the flows always name their ends.
    for (Process process : model.reached()) {
      for (SequenceFlow flow : PathwayModel.all(process, SequenceFlow.class)) {
        targets
            .computeIfAbsent(flow.getSource().getId(), id -> new ArrayList<>())
            .add(flow.getTarget());
      }
    }
  }

  /** User tasks as the flow reaches them; sub-processes, parts and events where they stand. */
  List<UserTask> inOrder() {
    Set<UserTask> order = new LinkedHashSet<>();
    Set<FlowNode> seen = new LinkedHashSet<>();
    starts(model.pathway()).forEach(start -> walk(start, seen, order));
    // What no flow leads to: event sub-processes.
    model.reached().forEach(process -> order.addAll(PathwayModel.all(process, UserTask.class)));
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
      insides(node).forEach(start -> walk(start, seen, order));
      targets(node).forEach(queue::addLast);
      boundaries(node).flatMap(b -> targets(b).stream()).forEach(queue::addLast);
    }
  }

  /**
   * The user tasks that can come directly after one, looking through everything that is none;
   * escalations are left out.
   */
  List<UserTask> following(UserTask task) {
    Set<UserTask> found = new LinkedHashSet<>();
    Set<FlowNode> seen = new LinkedHashSet<>();
    Deque<FlowNode> queue = new ArrayDeque<>(onwards(task));
    while (!queue.isEmpty()) {
      FlowNode node = queue.removeFirst();
      if (!seen.add(node)) {
        continue;
      }
      List<FlowNode> insides = insides(node);
      if (node instanceof UserTask next) {
        if (!isEscalation(next) && !next.equals(task)) {
          found.add(next);
        }
      } else {
        queue.addAll(insides.isEmpty() ? onwards(node) : insides);
      }
    }
    return List.copyOf(found);
  }

  static boolean isEscalation(UserTask task) {
    return "true".equals(PathwayModel.properties(task).get("homeward:escalation"));
  }

  /** Where the flow goes on inside a sub-process or a called part; none for other nodes. */
  private List<FlowNode> insides(FlowNode node) {
    if (node instanceof SubProcess sub) {
      return starts(sub);
    }
    return node instanceof CallActivity call ? starts(model.called(call)) : List.of();
  }

  /** Where the flow goes after a node; at the end of a scope, after the scope. */
  private List<FlowNode> onwards(FlowNode node) {
    if (node instanceof EndEvent end && error(end.getEventDefinitions()).isPresent()) {
      return caught(end.getParentElement(), error(end.getEventDefinitions()).get());
    }
    List<FlowNode> targets = targets(node);
    return targets.isEmpty() ? after(node.getParentElement()) : targets;
  }

  private List<FlowNode> after(ModelElementInstance scope) {
    if (scope instanceof SubProcess sub) {
      return sub.triggeredByEvent() ? List.of() : onwards(sub);
    }
    return scope instanceof Process part
        ? model.callers(part).stream().flatMap(call -> onwards(call).stream()).toList()
        : List.of();
  }

  /** Where an error leads that ends a scope: to the nearest boundary event around that takes it. */
  private List<FlowNode> caught(ModelElementInstance scope, ErrorEventDefinition thrown) {
    Collection<? extends Activity> around =
        scope instanceof Process part ? model.callers(part) : List.of((SubProcess) scope);
    List<FlowNode> found = new ArrayList<>();
    for (Activity activity : around) {
      List<BoundaryEvent> catching =
          boundaries(activity).filter(event -> takes(event, thrown)).toList();
      if (catching.isEmpty()) {
        found.addAll(caught(activity.getParentElement(), thrown));
      } else {
        catching.forEach(event -> found.addAll(targets(event)));
      }
    }
    return found;
  }

  private static boolean takes(BoundaryEvent event, ErrorEventDefinition thrown) {
    return error(event.getEventDefinitions())
        .map(ErrorEventDefinition::getError)
        .map(caught -> Objects.equals(code(caught), code(thrown.getError())))
        // An error event without a code takes every error.
        .orElseGet(() -> error(event.getEventDefinitions()).isPresent());
  }

  private static String code(Error error) {
    return error == null ? null : error.getErrorCode();
  }

  private static Optional<ErrorEventDefinition> error(Collection<EventDefinition> definitions) {
    return definitions.stream()
        .filter(ErrorEventDefinition.class::isInstance)
        .map(ErrorEventDefinition.class::cast)
        .findFirst();
  }

  private List<FlowNode> targets(FlowNode node) {
    return targets.getOrDefault(node.getId(), List.of());
  }

  private static List<FlowNode> starts(ModelElementInstance scope) {
    return scope.getChildElementsByType(FlowElement.class).stream()
        .filter(StartEvent.class::isInstance)
        .map(FlowNode.class::cast)
        .toList();
  }

  private static Stream<BoundaryEvent> boundaries(FlowNode node) {
    return node.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
        .filter(b -> node.equals(b.getAttachedTo()));
  }
}
