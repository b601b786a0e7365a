package org.homeward.bottleneck;

import java.util.List;
import java.util.stream.Stream;
import org.homeward.report.SumTable;

/** The tables that pages read: sums by trust, cut, pathway, step and days. */
enum RollUp {
  /** Open tasks by the day they came and the day they are due. */
  OPEN("figure_open", List.of("created_on", "due_on"), List.of("tasks", "taken")),
  /** What came and what left, by day. */
  DAY("figure_day", List.of("on_day"), List.of("arrived", "finished", "cut_short")),
  /** Finished tasks, by day and by how many working days they took. */
  WAIT("figure_wait", List.of("over_on", "waited"), List.of("tasks", "late", "sent_back"));

  private final SumTable table;

  RollUp(String table, List<String> days, List<String> sums) {
    this.table =
        new SumTable(
            table,
            Stream.concat(
                    Stream.of("trust_code", "cut", "code", "pathway_id", "element_id"),
                    days.stream())
                .toList(),
            sums);
  }

  SumTable table() {
    return table;
  }
}
