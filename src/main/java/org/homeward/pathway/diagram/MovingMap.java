package org.homeward.pathway.diagram;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page says to its script so that a diagram can be moved and zoomed in the browser.
 *
 * @param source address of the model
 * @param element what is drawn of it: the process itself or a sub-process
 * @param marks what is marked, as JSON
 */
public record MovingMap(String source, String element, String marks) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * A mark on a shape or a flow.
   *
   * @param id id in the BPMN file
   * @param mark what the style sheet calls it
   * @param words what its badge says, or null
   */
  public record Mark(String id, String mark, String words) {}

  /**
   * A diagram that can be moved.
   *
   * @param source address of the model
   * @param diagram what is drawn
   * @param marks what is marked
   */
  public static MovingMap of(String source, Diagram diagram, List<Mark> marks) {
    return new MovingMap(source, diagram.elementId(), JSON.writeValueAsString(marks));
  }
}
