package org.homeward.pathways;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnLabel;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.dc.Bounds;
import io.camunda.zeebe.model.bpmn.instance.di.Waypoint;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the diagram of one process draws what. */
final class DiagramLayout {

  /**
   * One node as drawn.
   *
   * @param scope id of the process or sub-process it belongs to
   * @param host id of the activity a boundary event is attached to, else null
   * @param expanded whether it is a sub-process that shows its inside
   */
  record Shape(String id, String scope, String host, boolean expanded, Rectangle2D bounds) {}

  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Map<String, List<Line2D>> edges = new LinkedHashMap<>();
  private final Map<String, Rectangle2D> labels = new LinkedHashMap<>();

  DiagramLayout(BpmnModelInstance model) {
    for (BpmnShape drawn : model.getModelElementsByType(BpmnShape.class)) {
      BaseElement element = drawn.getBpmnElement();
      String scope = ((BaseElement) element.getParentElement()).getId();
      String host =
          element instanceof BoundaryEvent boundary ? boundary.getAttachedTo().getId() : null;
      shapes.put(
          element.getId(),
          new Shape(
              element.getId(),
              scope,
              host,
              element instanceof SubProcess,
              rectangle(drawn.getBounds())));
      label(element, drawn.getBpmnLabel());
    }
    for (BpmnEdge drawn : model.getModelElementsByType(BpmnEdge.class)) {
      List<Waypoint> points = List.copyOf(drawn.getWaypoints());
      List<Line2D> lines = new ArrayList<>();
      for (int i = 1; i < points.size(); i++) {
        Waypoint from = points.get(i - 1);
        Waypoint to = points.get(i);
        lines.add(new Line2D.Double(from.getX(), from.getY(), to.getX(), to.getY()));
      }
      edges.put(drawn.getBpmnElement().getId(), lines);
      label(drawn.getBpmnElement(), drawn.getBpmnLabel());
    }
  }

  Map<String, Shape> shapes() {
    return shapes;
  }

  Map<String, List<Line2D>> edges() {
    return edges;
  }

  Map<String, Rectangle2D> labels() {
    return labels;
  }

  Rectangle2D bounds(FlowNode node) {
    return shapes.get(node.getId()).bounds();
  }

  /** The smallest rectangle that holds everything drawn. */
  Rectangle2D bounds() {
    Rectangle2D all = null;
    for (Shape shape : shapes.values()) {
      all = all == null ? shape.bounds() : all.createUnion(shape.bounds());
    }
    for (List<Line2D> lines : edges.values()) {
      for (Line2D line : lines) {
        all = all.createUnion(line.getBounds2D());
      }
    }
    return all;
  }

  /** Whether the flow lies inside this shape, so that it may well run over its area. */
  boolean isAround(String shape, SequenceFlow flow) {
    String scope = ((BaseElement) flow.getParentElement()).getId();
    while (shapes.containsKey(scope)) {
      if (scope.equals(shape)) {
        return true;
      }
      scope = shapes.get(scope).scope();
    }
    return false;
  }

  /** Events and gateways carry their name beside them, tasks within. */
  static boolean isNamedOutside(FlowNode node) {
    return node instanceof Event || node instanceof Gateway;
  }

  private void label(BaseElement element, BpmnLabel label) {
    if (label != null) {
      labels.put(element.getId(), rectangle(label.getBounds()));
    }
  }

  private static Rectangle2D rectangle(Bounds bounds) {
    return new Rectangle2D.Double(
        bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
  }
}
