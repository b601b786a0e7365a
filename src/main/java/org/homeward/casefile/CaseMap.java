package org.homeward.casefile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.homeward.pathway.diagram.Diagram;
import org.homeward.web.StatusTag;

/**
 * Where a case stands in its process, in words and drawn. It holds only what the reader may see.
 *
 * @param open what somebody has to do now, longest waiting first
 * @param next what can come next, one line for each
 * @param done what was finished, earliest first
 * @param earlier whether more was finished before that
 * @param diagrams the process, then its parts
 */
record CaseMap(
    List<OpenLine> open,
    List<String> next,
    List<DoneLine> done,
    boolean earlier,
    List<Drawn> diagrams) {

  /**
   * A task somebody has to do now.
   *
   * @param title what is to be done
   * @param who the team, and who of it took it
   * @param since for how long, and when it is due
   * @param tag how it stands, or null
   * @param place address of its place in the diagram, or null if it is not drawn
   */
  record OpenLine(String title, String who, String since, StatusTag tag, String place) {}

  /**
   * A task that was finished.
   *
   * @param title what was done
   * @param who who finished it, and the team
   * @param when when, in words
   * @param datetime the same for machines
   */
  record DoneLine(String title, String who, String when, String datetime) {}

  /** How things stand at an element of a diagram. */
  enum Mark {
    /** Somebody has to do it now. */
    NOW,
    /** Somebody has to do it now, because something took too long. */
    ESCALATED,
    /** Finished. */
    DONE,
    /** The case has come by here. */
    PASSED;

    /** Whether it is said in a badge. */
    boolean hasBadge() {
      return this != PASSED;
    }
  }

  /**
   * A diagram with what is marked in it.
   *
   * @param diagram what is drawn
   * @param description the same in a sentence or two
   * @param marks marks by element id
   * @param passed ids of the flows that the case has taken
   * @param parts the parts that have a diagram of their own on the page
   * @param badges what badges say
   * @param open how many tasks are open, by element id
   */
  record Drawn(
      Diagram diagram,
      String description,
      Map<String, Mark> marks,
      Set<String> passed,
      List<Part> parts,
      Map<Mark, String> badges,
      Map<String, Integer> open) {

    /** What the style sheet calls a shape as it stands. */
    public String css(Diagram.Shape shape) {
      Mark mark = marks.get(shape.elementId());
      String kind = "hw-map__shape hw-map__shape--" + shape.kind().css();
      return mark == null ? kind : kind + " hw-map__shape--" + mark.name().toLowerCase(Locale.ROOT);
    }

    /** What the style sheet calls a line as it stands. */
    public String css(Diagram.Line line) {
      String role = "hw-map__line hw-map__line--" + line.role();
      return passed.contains(line.elementId()) ? role + " hw-map__line--passed" : role;
    }

    /** The badge of a shape, or null if it has none. */
    public Diagram.Badge badge(Diagram.Shape shape) {
      Mark mark = marks.get(shape.elementId());
      if (mark == null || !mark.hasBadge()) {
        return null;
      }
      return shape.badge(words(shape.elementId(), mark), mark == Mark.DONE);
    }

    private String words(String elementId, Mark mark) {
      int tasks = open.getOrDefault(elementId, 1);
      String words = badges.get(mark);
      return tasks > 1 ? words + ": " + tasks : words;
    }

    /**
     * The same marks for the map that can be moved: those that the drawing shows, and no others.
     */
    public List<LiveMark> liveMarks() {
      Stream<LiveMark> shapes =
          diagram.shapes().stream()
              .filter(shape -> marks.containsKey(shape.elementId()))
              .map(shape -> liveMark(shape.elementId(), marks.get(shape.elementId())));
      Stream<LiveMark> lines =
          diagram.lines().stream()
              .filter(line -> passed.contains(line.elementId()))
              .map(line -> liveMark(line.elementId(), Mark.PASSED));
      return Stream.concat(shapes, lines).toList();
    }

    private LiveMark liveMark(String elementId, Mark mark) {
      return new LiveMark(
          elementId,
          "hw-is-" + mark.name().toLowerCase(Locale.ROOT),
          mark.hasBadge() ? words(elementId, mark) : null);
    }

    /** What the style sheet calls the badge of a shape. */
    public String badgeCss(Diagram.Shape shape) {
      return "hw-map__badge hw-map__badge--"
          + marks.get(shape.elementId()).name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A mark in the map that can be moved.
   *
   * @param elementId what is marked
   * @param css what the style sheet calls the mark
   * @param words what its badge says, or null if it has none
   */
  record LiveMark(String elementId, String css, String words) {}

  /**
   * A part that a diagram leads to.
   *
   * @param name name of the step that stands for it
   * @param href address of its diagram on the page
   */
  record Part(String name, String href) {}
}
