package org.homeward.pathway;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Whether two events can never wait at the same time, so that they may share a message. That is
 * sure where both stand on different activities of one scope through which the case goes in single
 * file: nothing in it splits the way in two.
 */
final class OneAtATime {

  private OneAtATime() {}

  static boolean holds(CatchEvent one, CatchEvent other) {
    return one instanceof BoundaryEvent first
        && other instanceof BoundaryEvent second
        && !first.getAttachedTo().equals(second.getAttachedTo())
        && first.getParentElement().equals(second.getParentElement())
        && singleFile(first.getParentElement())
        && !repeated(first.getParentElement());
  }

  private static boolean singleFile(ModelElementInstance scope) {
    Set<FlowNode> left = new HashSet<>();
    int starts = 0;
    for (FlowElement element : scope.getChildElementsByType(FlowElement.class)) {
      if (element instanceof StartEvent) {
        starts++;
      }
      if (element instanceof BoundaryEvent event && !event.cancelActivity()) {
        return false;
      }
      if (element instanceof SequenceFlow flow
          && !chooses(flow.getSource())
          && !left.add(flow.getSource())) {
        return false;
      }
    }
    return starts == 1;
  }

  /** Whether of several flows out of a node one is taken and no more. */
  private static boolean chooses(FlowNode node) {
    return node instanceof ExclusiveGateway || node instanceof EventBasedGateway;
  }

  /** Whether the scope, or one around it, may run several times side by side. */
  private static boolean repeated(ModelElementInstance scope) {
    for (ModelElementInstance up = scope; up != null; up = up.getParentElement()) {
      if (up instanceof Activity activity && activity.getLoopCharacteristics() != null) {
        return true;
      }
    }
    return false;
  }
}
