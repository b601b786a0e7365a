package org.homeward.casefile;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.casefile.CaseMap.Mark;
import org.homeward.pathway.diagram.Diagram;

/**
 * Works out what to mark in the diagrams of a case from the few places where it is known to have
 * been: tasks, events that were reported, and its end. What calls a part was reached if something
 * in the part was.
 */
final class CaseMarks {

  private final Standing standing;
  private final List<Diagram> diagrams;
  private final Map<String, Set<String>> inside = new HashMap<>();
  private final Set<String> reached = new HashSet<>();
  private final Set<String> passed = new HashSet<>();
  private final Map<String, Mark> marks = new HashMap<>();

  /**
   * Where a case stands.
   *
   * @param open element ids of the open tasks, and whether they are escalations
   * @param finished element ids of the finished tasks
   * @param reported element ids of the events that were reported
   * @param atTheEnd whether the case is over and nothing that was reported cut it short
   */
  record Standing(
      Map<String, Boolean> open, Set<String> finished, Set<String> reported, boolean atTheEnd) {}

  /**
   * @param diagrams the pathway's diagram first, then those of its parts
   * @param standing where the case stands
   */
  CaseMarks(List<Diagram> diagrams, Standing standing) {
    this.diagrams = diagrams;
    this.standing = standing;
    for (Diagram diagram : diagrams) {
      inside.computeIfAbsent(diagram.elementId(), id -> new HashSet<>()).addAll(diagram.elements());
    }
    reached.addAll(standing.open().keySet());
    reached.addAll(standing.finished());
    reached.addAll(standing.reported());
    for (Diagram diagram : diagrams) {
      standing.finished().forEach(step -> reached.addAll(diagram.flow().onlyWayOn(step)));
    }
    if (standing.atTheEnd() && !diagrams.isEmpty()) {
      reachTheEnd(diagrams.getFirst());
    }
    // From the innermost part outwards: as many rounds as there are diagrams are always enough.
    diagrams.forEach(round -> diagrams.forEach(this::reachCallers));
    diagrams.forEach(diagram -> passed.addAll(diagram.flow().passed(reached)));
    passed.addAll(reached);
    diagrams.forEach(this::mark);
  }

  /** Of several ends nobody knows which it was. */
  private void reachTheEnd(Diagram process) {
    if (process.flow().ends().size() == 1) {
      reached.addAll(process.flow().ends());
    }
  }

  private void reachCallers(Diagram diagram) {
    for (Diagram.Shape shape : diagram.shapes()) {
      if (any(inside(shape), reached) && isOnlyCaller(shape)) {
        reached.add(shape.elementId());
      }
    }
  }

  /** If several steps call the same part, nobody knows which of them did. */
  private boolean isOnlyCaller(Diagram.Shape shape) {
    return shape.calls() == null
        || diagrams.stream()
                .flatMap(diagram -> diagram.shapes().stream())
                .filter(other -> shape.calls().equals(other.calls()))
                .count()
            == 1;
  }

  /** What is drawn apart for a shape: the part it calls, or the inside of a sub-process. */
  private Set<String> inside(Diagram.Shape shape) {
    return inside.getOrDefault(shape.calls() == null ? shape.elementId() : shape.calls(), Set.of());
  }

  private void mark(Diagram diagram) {
    for (Diagram.Shape shape : diagram.shapes()) {
      Mark mark = mark(shape);
      if (mark != null) {
        marks.put(shape.elementId(), mark);
      }
    }
  }

  private Mark mark(Diagram.Shape shape) {
    String id = shape.elementId();
    if (standing.open().containsKey(id)) {
      return standing.open().get(id) ? Mark.ESCALATED : Mark.NOW;
    }
    if (reached.contains(id) && any(inside(shape), standing.open().keySet())) {
      return Mark.NOW;
    }
    if (standing.finished().contains(id)) {
      return Mark.DONE;
    }
    return passed.contains(id) ? Mark.PASSED : null;
  }

  private static boolean any(Collection<String> some, Set<String> of) {
    return some.stream().anyMatch(of::contains);
  }

  /** Marks by element id. */
  Map<String, Mark> marks() {
    return Map.copyOf(marks);
  }

  /** Elements and flows that the case has certainly come by. */
  Set<String> passed() {
    return Set.copyOf(passed);
  }
}
