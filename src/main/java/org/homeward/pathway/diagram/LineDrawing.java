package org.homeward.pathway.diagram;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.MessageFlow;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import java.util.ArrayList;
import java.util.List;
import org.homeward.pathway.diagram.Diagram.Line;
import org.homeward.pathway.diagram.Diagram.Stroke;
import org.homeward.pathway.diagram.Diagram.Words;

/** Draws one flow. */
final class LineDrawing {

  private static final double LABEL_WIDTH = 90;

  private final BpmnEdge drawn;
  private final BaseElement element;
  private final Route route;

  LineDrawing(BpmnEdge drawn) {
    this.drawn = drawn;
    this.element = drawn.getBpmnElement();
    this.route =
        new Route(
            drawn.getWaypoints().stream()
                .map(point -> new Route.Point(point.getX(), point.getY()))
                .toList());
  }

  Line line() {
    String role =
        switch (element) {
          case SequenceFlow flow -> "flow";
          case MessageFlow flow -> "message";
          default -> "association";
        };
    boolean points = !role.equals("association");
    return new Line(
        element.getId(),
        role,
        points ? route.pathToHead() : route.path(),
        points ? route.head() : "",
        marks(),
        words());
  }

  Box box() {
    return route.box();
  }

  private List<Stroke> marks() {
    List<Stroke> marks = new ArrayList<>();
    if (element instanceof SequenceFlow flow) {
      if (isDefault(flow)) {
        marks.add(new Stroke("default", route.defaultStroke()));
      } else if (flow.getConditionExpression() != null && flow.getSource() instanceof Activity) {
        Route.Point at = route.points().getFirst().towards(route.points().get(1), 7);
        marks.add(new Stroke("condition", Figures.diamond(new Box(at.x() - 7, at.y() - 4, 14, 8))));
      }
    }
    return List.copyOf(marks);
  }

  private static boolean isDefault(SequenceFlow flow) {
    FlowNode source = flow.getSource();
    return switch (source) {
      case ExclusiveGateway gateway -> flow.equals(gateway.getDefault());
      case InclusiveGateway gateway -> flow.equals(gateway.getDefault());
      case Activity activity -> flow.equals(activity.getDefault());
      default -> false;
    };
  }

  private List<Words> words() {
    String name =
        switch (element) {
          case SequenceFlow flow -> flow.getName();
          case MessageFlow flow -> flow.getName();
          default -> null;
        };
    if (name == null || name.isBlank()) {
      return List.of();
    }
    if (drawn.getBpmnLabel() != null && drawn.getBpmnLabel().getBounds() != null) {
      Box room = ShapeDrawing.box(drawn.getBpmnLabel().getBounds());
      List<String> lines = Lettering.lines(name, Math.max(room.width(), LABEL_WIDTH) + 2, 4);
      return ShapeDrawing.words(
          lines, room.middleX(), room.y() + Lettering.SIZE - 1, "middle", true);
    }
    Route.Point place = route.labelPlace();
    List<String> lines = Lettering.lines(name, LABEL_WIDTH, 4);
    double first = place.y() - 5 - (lines.size() - 1) * Lettering.LINE;
    return ShapeDrawing.words(lines, place.x(), first, "middle", true);
  }
}
