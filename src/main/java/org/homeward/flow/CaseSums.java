package org.homeward.flow;

import java.util.List;
import java.util.stream.Stream;
import org.homeward.report.SumTable;

/** The tables that pages read of cases: sums by trust, cut, pathway and day. */
enum CaseSums {
  /** What was opened and closed, by day. */
  DAY("figure_case_day", List.of("on_day"), List.of("opened", "closed")),
  /** Open cases, by the day they were opened. */
  OPEN("figure_case_open", List.of("opened_on"), List.of("cases")),
  /** Closed cases, by day and by how many days they were open. */
  LENGTH("figure_case_length", List.of("closed_on", "days"), List.of("cases"));

  private final SumTable table;

  CaseSums(String table, List<String> days, List<String> sums) {
    this.table =
        new SumTable(
            table,
            Stream.concat(Stream.of("trust_code", "cut", "code", "pathway_id"), days.stream())
                .toList(),
            sums);
  }

  SumTable table() {
    return table;
  }
}
