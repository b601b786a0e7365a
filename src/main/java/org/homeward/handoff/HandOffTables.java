package org.homeward.handoff;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.homeward.report.Cut;
import org.homeward.report.SumTable;
import org.homeward.report.Sums;

/** The sums over closed cases, and what a case adds to them. */
final class HandOffTables {

  /** What agencies had, by how many days they held a case. */
  static final SumTable HELD =
      table(
          "figure_held",
          List.of("agency_code", "held"),
          List.of("cases", "paused", "tasks", "sent_back", "received"));

  /** By how many days passed until an agency had taken its first task. */
  static final SumTable ANSWERED =
      table("figure_answered", List.of("agency_code", "answered"), List.of("cases"));

  /** Cases, by how often they were handed from one agency to another. */
  static final SumTable HANDED = table("figure_handed", List.of("hand_offs"), List.of("cases"));

  static final List<SumTable> ALL = List.of(HELD, ANSWERED, HANDED);

  private HandOffTables() {}

  private static SumTable table(String name, List<String> keys, List<String> sums) {
    return new SumTable(
        name,
        Stream.concat(
                Stream.of("trust_code", "cut", "code", "closed_on", "pathway_id"), keys.stream())
            .toList(),
        sums);
  }

  /**
   * Counts a case.
   *
   * @param agencies what each agency had of it, one at least
   * @param sign 1 to add it, -1 to take it out
   */
  static void count(Sums sums, List<HandOffFigure> agencies, int sign) {
    HandOffFigure any = agencies.getFirst();
    int handOffs = agencies.stream().mapToInt(HandOffFigure::received).sum();
    for (List<Object> whose : cuts(any, agencies)) {
      sums.add(HANDED, key(whose, handOffs), sign);
      for (HandOffFigure had : agencies) {
        sums.add(
            HELD,
            key(whose, had.agency(), had.held()),
            sign,
            sign * had.paused(),
            sign * had.tasks(),
            sign * had.sentBack(),
            sign * had.received());
        if (had.answered() != null) {
          sums.add(ANSWERED, key(whose, had.agency(), had.answered()), sign);
        }
      }
    }
  }

  /** Whose a case is: the trust's, the borough's, the ward's, and each agency's that had a part. */
  private static List<List<Object>> cuts(HandOffFigure any, List<HandOffFigure> agencies) {
    List<List<Object>> cuts = new ArrayList<>();
    cuts.add(whose(any, Cut.ALL, ""));
    if (any.borough() != null) {
      cuts.add(whose(any, Cut.BOROUGH, any.borough()));
    }
    if (any.ward() != null) {
      cuts.add(whose(any, Cut.WARD, any.ward()));
    }
    agencies.forEach(had -> cuts.add(whose(any, Cut.AGENCY, had.agency())));
    return cuts;
  }

  private static List<Object> whose(HandOffFigure any, Cut cut, String code) {
    return List.of(any.trust(), cut.name(), code, any.closedOn(), any.pathway());
  }

  private static List<Object> key(List<Object> whose, Object... rest) {
    return Stream.concat(whose.stream(), Stream.of(rest)).toList();
  }
}
