package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeward.pathways.DiagramLayout.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Diagrams are read by people: everything drawn, nothing on top of something else. */
class DiagramLayoutContentTest {

  /** One screen: what still reads well when shown whole on a desktop monitor. */
  private static final int WIDEST = 1600;

  private static final int HIGHEST = 1300;

  static List<Path> diagrams() {
    return PathwayFiles.diagrams();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void everythingIsDrawnAndNamesHaveTheirPlace(Path file) {
    BpmnModelInstance model = PathwayFiles.diagram(file);
    DiagramLayout layout = new DiagramLayout(model);
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      assertThat(layout.shapes()).containsKey(node.getId());
      if (node.getName() != null && DiagramLayout.isNamedOutside(node)) {
        assertThat(layout.labels()).as("label of %s", node.getId()).containsKey(node.getId());
      }
    }
    for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
      assertThat(layout.edges()).containsKey(flow.getId());
      if (flow.getName() != null) {
        assertThat(layout.labels()).as("label of %s", flow.getId()).containsKey(flow.getId());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void itFitsOnOneScreen(Path file) {
    Rectangle2D all = new DiagramLayout(PathwayFiles.diagram(file)).bounds();
    assertThat(all.getWidth()).isLessThanOrEqualTo(WIDEST);
    assertThat(all.getHeight()).isLessThanOrEqualTo(HIGHEST);
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void shapesStandInTheirScopeAndApart(Path file) {
    DiagramLayout layout = new DiagramLayout(PathwayFiles.diagram(file));
    List<Shape> shapes = List.copyOf(layout.shapes().values());
    List<String> faults = new ArrayList<>();
    for (Shape one : shapes) {
      Shape scope = layout.shapes().get(one.scope());
      if (scope != null && !scope.bounds().contains(one.bounds()) && one.host() == null) {
        faults.add(one.id() + " leaves " + scope.id());
      }
      for (Shape other : shapes) {
        boolean attached = one.id().equals(other.host()) || other.id().equals(one.host());
        if (one.id().compareTo(other.id()) < 0
            && one.scope().equals(other.scope())
            && !attached
            && one.bounds().intersects(other.bounds())) {
          faults.add(one.id() + " overlaps " + other.id());
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void flowsStartAndEndAtTheirShapesAndCrossNothing(Path file) {
    BpmnModelInstance model = PathwayFiles.diagram(file);
    DiagramLayout layout = new DiagramLayout(model);
    List<SequenceFlow> flows = List.copyOf(model.getModelElementsByType(SequenceFlow.class));
    List<String> faults = new ArrayList<>();
    for (SequenceFlow flow : flows) {
      List<Line2D> lines = layout.edges().get(flow.getId());
      if (!touches(layout.bounds(flow.getSource()), lines.getFirst().getP1())) {
        faults.add(flow.getId() + " does not start at " + flow.getSource().getId());
      }
      if (!touches(layout.bounds(flow.getTarget()), lines.getLast().getP2())) {
        faults.add(flow.getId() + " does not end at " + flow.getTarget().getId());
      }
      for (Line2D line : lines) {
        if (line.getX1() != line.getX2() && line.getY1() != line.getY2()) {
          faults.add(flow.getId() + " is not straight");
        }
      }
      for (Shape shape : layout.shapes().values()) {
        boolean around = layout.isAround(shape.id(), flow);
        if (!around && lines.stream().anyMatch(line -> line.intersects(inner(shape.bounds())))) {
          faults.add(flow.getId() + " runs through " + shape.id());
        }
      }
      for (SequenceFlow other : flows) {
        if (flow.getId().compareTo(other.getId()) < 0
            && cross(lines, layout.edges().get(other.getId()))) {
          faults.add(flow.getId() + " crosses " + other.getId());
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void labelsCoverNothing(Path file) {
    DiagramLayout layout = new DiagramLayout(PathwayFiles.diagram(file));
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, Rectangle2D> label : layout.labels().entrySet()) {
      Rectangle2D words = label.getValue();
      for (Shape shape : layout.shapes().values()) {
        boolean inside = shape.expanded() && shape.bounds().contains(words);
        if (!inside && shape.bounds().intersects(words)) {
          faults.add("label of " + label.getKey() + " covers " + shape.id());
        }
      }
      layout
          .edges()
          .forEach(
              (id, lines) -> {
                if (lines.stream().anyMatch(line -> line.intersects(words))) {
                  faults.add("label of " + label.getKey() + " covers " + id);
                }
              });
      layout
          .labels()
          .forEach(
              (id, other) -> {
                if (label.getKey().compareTo(id) < 0 && other.intersects(words)) {
                  faults.add("label of " + label.getKey() + " covers label of " + id);
                }
              });
    }
    assertThat(faults).isEmpty();
  }

  private static boolean touches(Rectangle2D shape, Point2D point) {
    Rectangle2D outside =
        new Rectangle2D.Double(
            shape.getX() - 1, shape.getY() - 1, shape.getWidth() + 2, shape.getHeight() + 2);
    return outside.contains(point) && !inner(shape).contains(point);
  }

  /** The shape without its rim, so that a line that only touches it does not count. */
  private static Rectangle2D inner(Rectangle2D shape) {
    return new Rectangle2D.Double(
        shape.getX() + 1, shape.getY() + 1, shape.getWidth() - 2, shape.getHeight() - 2);
  }

  private static boolean cross(List<Line2D> lines, List<Line2D> others) {
    return lines.stream().anyMatch(line -> others.stream().anyMatch(line::intersectsLine));
  }
}
