package org.homeward.pathway.diagram;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import java.util.Collection;

/** Finds out how the flow of a process runs. */
final class FlowGraphReader {

  private final FlowGraph graph = new FlowGraph();

  private FlowGraphReader() {}

  static FlowGraph read(Process process) {
    FlowGraphReader reader = new FlowGraphReader();
    reader.scope(process.getFlowElements(), null);
    process.getFlowElements().stream()
        .filter(StartEvent.class::isInstance)
        .forEach(start -> reader.graph.start(start.getId()));
    process.getFlowElements().stream()
        .filter(EndEvent.class::isInstance)
        .forEach(end -> reader.graph.end(end.getId()));
    return reader.graph;
  }

  /** The place behind a sub-process, once it is over. */
  private static String after(String subProcess) {
    return subProcess + "\nafter";
  }

  /** Where a sub-process begins; one without start events, at all that nothing leads to. */
  private void begin(SubProcess sub) {
    boolean started = sub.getFlowElements().stream().anyMatch(StartEvent.class::isInstance);
    if (!started) {
      graph.link(sub.getId(), after(sub.getId()));
    }
    sub.getFlowElements().stream()
        .filter(FlowNode.class::isInstance)
        .map(FlowNode.class::cast)
        .filter(inner -> started ? inner instanceof StartEvent : inner.getIncoming().isEmpty())
        .forEach(inner -> graph.link(sub.getId(), inner.getId()));
  }

  private void scope(Collection<FlowElement> elements, SubProcess around) {
    for (FlowElement element : elements) {
      switch (element) {
        case SequenceFlow flow -> {
          FlowNode source = flow.getSource();
          graph.flow(
              source instanceof SubProcess ? after(source.getId()) : source.getId(),
              flow.getId(),
              flow.getTarget().getId());
        }
        case BoundaryEvent boundary ->
            graph.link(boundary.getAttachedTo().getId(), boundary.getId());
        case SubProcess sub -> {
          scope(sub.getFlowElements(), sub);
          begin(sub);
          if (sub.triggeredByEvent()) {
            // It may begin as soon as what is around it has begun.
            if (around == null) {
              graph.start(sub.getId());
            } else {
              graph.link(around.getId(), sub.getId());
            }
          }
        }
        default -> {}
      }
      if (around != null && element instanceof FlowNode node && node.getOutgoing().isEmpty()) {
        graph.link(
            element instanceof SubProcess ? after(node.getId()) : node.getId(),
            after(around.getId()));
      }
    }
  }
}
