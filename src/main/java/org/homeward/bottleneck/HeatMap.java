package org.homeward.bottleneck;

import java.util.List;
import java.util.Map;
import org.homeward.pathway.diagram.Diagram;

/**
 * A diagram of a pathway with how its steps stand.
 *
 * @param diagram what is drawn
 * @param description the same in a sentence
 * @param heats how steps stand, by element id; those where nothing waits are left out
 * @param badges what is written at them
 */
record HeatMap(
    Diagram diagram, String description, Map<String, Heat> heats, Map<String, String> badges) {

  /** What the style sheet calls a shape as it stands. */
  public String css(Diagram.Shape shape) {
    Heat heat = heats.get(shape.elementId());
    String kind = "hw-map__shape hw-map__shape--" + shape.kind().css();
    return heat == null ? kind : kind + " hw-map__shape--" + heat.key();
  }

  /**
   * A mark in the map that can be moved.
   *
   * @param elementId where
   * @param css what the style sheet calls it
   * @param words what its badge says
   */
  public record LiveMark(String elementId, String css, String words) {}

  /** The same marks for the map that can be moved. */
  public List<LiveMark> liveMarks() {
    return diagram.shapes().stream()
        .map(Diagram.Shape::elementId)
        .filter(heats::containsKey)
        .map(id -> new LiveMark(id, "hw-is-" + heats.get(id).key(), badges.get(id)))
        .toList();
  }

  /** What the style sheet calls a line. */
  public String css(Diagram.Line line) {
    return "hw-map__line hw-map__line--" + line.role();
  }

  /** The badge of a shape, or null if it has none. */
  public Diagram.Badge badge(Diagram.Shape shape) {
    String words = badges.get(shape.elementId());
    return words == null ? null : shape.badge(words, false);
  }

  /** What the style sheet calls the badge of a shape. */
  public String badgeCss(Diagram.Shape shape) {
    return "hw-map__badge hw-map__badge--" + heats.get(shape.elementId()).key();
  }
}
