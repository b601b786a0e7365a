package org.homeward.pathway.diagram;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the flow of a process runs, with flows as places of their own. It answers by which elements
 * and flows a case must have come, when one knows a few places where it was: those that every way
 * from the start to one of these places goes through. What is only possible is left out.
 */
public final class FlowGraph {

  private final Set<String> starts = new LinkedHashSet<>();
  private final Map<String, Set<String>> next = new HashMap<>();
  private final Set<String> flows = new HashSet<>();
  private final Set<String> ends = new LinkedHashSet<>();

  FlowGraph() {}

  void start(String place) {
    starts.add(place);
  }

  void link(String from, String to) {
    next.computeIfAbsent(from, f -> new LinkedHashSet<>()).add(to);
  }

  void flow(String from, String flow, String to) {
    link(from, flow);
    link(flow, to);
    flows.add(flow);
  }

  void end(String place) {
    ends.add(place);
  }

  /**
   * The end events of the process itself, those of event sub-processes left out.
   *
   * @return element ids
   */
  public Set<String> ends() {
    return Set.copyOf(ends);
  }

  /**
   * Where a case came to when an element was finished that has one way on: its flow, and what that
   * leads to.
   *
   * @param finished the element
   * @return empty if there are several ways, or none
   */
  public Set<String> onlyWayOn(String finished) {
    List<String> ways =
        next.getOrDefault(finished, Set.of()).stream().filter(flows::contains).toList();
    if (ways.size() != 1) {
      return Set.of();
    }
    Set<String> on = new LinkedHashSet<>(ways);
    on.addAll(next.get(ways.getFirst()));
    return on;
  }

  /**
   * Where a case was for sure.
   *
   * @param known elements it is known to have reached
   * @return ids of elements and flows, the known ones among them
   */
  public Set<String> passed(Collection<String> known) {
    Set<String> all = reachable(null);
    List<String> reached = known.stream().filter(all::contains).toList();
    Set<String> passed = new HashSet<>(reached);
    if (reached.isEmpty()) {
      return passed;
    }
    for (String place : all) {
      if (!passed.contains(place)) {
        Set<String> without = reachable(place);
        if (reached.stream().anyMatch(r -> !without.contains(r))) {
          passed.add(place);
        }
      }
    }
    return passed;
  }

  /** What can be reached when one place is closed. */
  private Set<String> reachable(String closed) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    starts.stream().filter(s -> !s.equals(closed)).forEach(open::add);
    while (!open.isEmpty()) {
      String place = open.removeFirst();
      if (seen.add(place)) {
        next.getOrDefault(place, Set.of()).stream()
            .filter(n -> !n.equals(closed))
            .forEach(open::add);
      }
    }
    return seen;
  }
}
