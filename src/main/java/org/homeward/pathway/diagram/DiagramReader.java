package org.homeward.pathway.diagram;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnPlane;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.homeward.pathway.diagram.Diagram.Line;
import org.homeward.pathway.diagram.Diagram.Shape;

/** Reads the diagrams of a BPMN file. */
public final class DiagramReader {

  private static final double MARGIN = 20;

  private final BpmnModelInstance model;

  private DiagramReader(byte[] bpmn) {
    try {
      this.model = Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn));
    } catch (ModelException e) {
      throw new DiagramFault(e);
    }
  }

  /**
   * The diagrams of a file: that of its process, then one for each collapsed sub-process that has
   * one. Empty if the file says how nothing is drawn.
   *
   * @param bpmn content of the file
   * @throws DiagramFault if it is no BPMN
   */
  public static List<Diagram> read(byte[] bpmn) {
    DiagramReader reader = new DiagramReader(bpmn);
    return reader.model.getModelElementsByType(BpmnPlane.class).stream()
        .map(reader::diagram)
        .filter(Objects::nonNull)
        .toList();
  }

  private Diagram diagram(BpmnPlane plane) {
    Process process = processOf(plane.getBpmnElement());
    if (process == null) {
      return null;
    }
    List<Shape> shapes = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    List<Box> taken = new ArrayList<>();
    for (BpmnShape drawn : plane.getChildElementsByType(BpmnShape.class)) {
      if (drawn.getBpmnElement() != null && drawn.getBounds() != null) {
        ShapeDrawing drawing = new ShapeDrawing(drawn);
        shapes.add(drawing.shape());
        taken.add(drawing.box());
      }
    }
    for (BpmnEdge drawn : plane.getChildElementsByType(BpmnEdge.class)) {
      if (drawn.getBpmnElement() != null && drawn.getWaypoints().size() > 1) {
        LineDrawing drawing = new LineDrawing(drawn);
        lines.add(drawing.line());
        taken.add(drawing.box());
      }
    }
    if (shapes.isEmpty()) {
      return null;
    }
    // What holds others lies behind them: the largest first. Events lie in front, for some sit on
    // the border of a task.
    shapes.sort(Comparator.comparing(DiagramReader::layer));
    BaseElement drawn = plane.getBpmnElement();
    String title = drawn instanceof FlowElement sub ? sub.getName() : process.getName();
    return new Diagram(
        process.getId(),
        drawn instanceof SubProcess ? drawn.getId() : process.getId(),
        title == null ? process.getId() : title,
        taken.stream().reduce(Box::with).orElseThrow().grown(MARGIN),
        List.copyOf(shapes),
        List.copyOf(lines),
        FlowGraphReader.read(process));
  }

  /** How far in front a shape is drawn: the higher, the later. */
  private static double layer(Shape shape) {
    if (shape.frame()) {
      return -shape.box().width() * shape.box().height();
    }
    return shape.kind() == Diagram.Kind.EVENT ? 1 : 0;
  }

  /** The process that a plane shows; for a collaboration the first that is executable. */
  private Process processOf(BaseElement shown) {
    for (ModelElementInstance up = shown; up != null; up = up.getParentElement()) {
      if (up instanceof Process process) {
        return process;
      }
    }
    return model.getModelElementsByType(Process.class).stream()
        .filter(Process::isExecutable)
        .findFirst()
        .orElse(null);
  }
}
