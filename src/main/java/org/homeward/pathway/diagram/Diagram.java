package org.homeward.pathway.diagram;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A process, or a collapsed sub-process, as it is drawn. Lengths are those of the BPMN file.
 *
 * @param processId id of the process it belongs to
 * @param elementId what is drawn: the process itself or the sub-process
 * @param title its name
 * @param box the part of the plane that holds everything
 * @param shapes what stands in it, what lies behind first
 * @param lines the flows
 * @param flow how the flow of the whole process runs
 */
public record Diagram(
    String processId,
    String elementId,
    String title,
    Box box,
    List<Shape> shapes,
    List<Line> lines,
    FlowGraph flow) {

  /** How many pixels one unit of the file is drawn with, so that text comes out at 16 pixels. */
  private static final double SCALE = 4.0 / 3;

  /**
   * Something drawn at a place.
   *
   * @param elementId id in the BPMN file
   * @param kind what sort of element
   * @param name what it is called, or null
   * @param box where it stands
   * @param strokes the lines it is made of
   * @param words its name in lines
   * @param calls id of the process that it calls, or null
   */
  public record Shape(
      String elementId,
      Kind kind,
      String name,
      Box box,
      List<Stroke> strokes,
      List<Words> words,
      String calls) {

    /** Whether others stand in it, so that it lies behind them and their flows. */
    public boolean frame() {
      return kind == Kind.POOL || kind == Kind.SUB_PROCESS || kind == Kind.EVENT_SUB_PROCESS;
    }

    /**
     * A badge over the upper edge that says how things stand here.
     *
     * @param text what it says
     * @param tick whether a tick stands before the text
     */
    public Badge badge(String text, boolean tick) {
      double before = tick ? 20 : 8;
      double width = before + Lettering.width(text) * 1.08 + 8;
      double x = box.right() - width + 6;
      double y = box.y() - 11;
      return new Badge(
          Figures.rectangle(new Box(x, y, width, 19), 4),
          tick ? Figures.lines(x + 6, y + 10, x + 10, y + 14, x + 16, y + 5) : null,
          new Words(Figures.number(x + before), Figures.number(y + 14), "start", false, text));
    }
  }

  /**
   * A badge on a shape.
   *
   * @param outline its frame, an SVG path
   * @param tick a tick, an SVG path, or null
   * @param words what it says
   */
  public record Badge(String outline, String tick, Words words) {}

  /** Sorts of elements. */
  public enum Kind {
    EVENT,
    GATEWAY,
    TASK,
    SUB_PROCESS,
    EVENT_SUB_PROCESS,
    CALL,
    POOL,
    NOTE;

    /** How the style sheet calls it. */
    public String css() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One line of a shape.
   *
   * @param role what it is for, as the style sheet calls it
   * @param path an SVG path
   */
  public record Stroke(String role, String path) {}

  /**
   * One line of text.
   *
   * @param x where it stands, in SVG numbers
   * @param y its base line
   * @param anchor {@code start} or {@code middle}
   * @param outside whether it stands beside its shape, where lines may run
   * @param text the words
   */
  public record Words(String x, String y, String anchor, boolean outside, String text) {}

  /**
   * A flow, message flow or association.
   *
   * @param elementId id in the BPMN file
   * @param role {@code flow}, {@code message} or {@code association}
   * @param path its way, an SVG path
   * @param head its arrow head, an SVG path; empty if it has none
   * @param marks the stroke of a default flow, the diamond of a condition
   * @param words its label in lines
   */
  public record Line(
      String elementId,
      String role,
      String path,
      String head,
      List<Stroke> marks,
      List<Words> words) {}

  /** The numbers of the SVG view box. */
  public String viewBox() {
    return Figures.numbers(box.x(), box.y(), box.width(), box.height());
  }

  /** Width in pixels at which text is easy to read. */
  public long pixelsWide() {
    return Math.round(box.width() * SCALE);
  }

  /** Height in pixels at that width. */
  public long pixelsHigh() {
    return Math.round(box.height() * SCALE);
  }

  /** Ids of all that stands in it. */
  public Set<String> elements() {
    return shapes.stream().map(Shape::elementId).collect(Collectors.toUnmodifiableSet());
  }
}
