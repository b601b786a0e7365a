package org.homeward.casefile;

import java.util.HashMap;
import java.util.Map;
import org.homeward.pathway.OpenCases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts open cases for the pages about pathways. */
@Component
class CountingOpenCases implements OpenCases {

  private final JdbcClient jdbc;

  CountingOpenCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<String, Integer> byPathway() {
    Map<String, Integer> counts = new HashMap<>();
    jdbc.sql("SELECT pathway_id, COUNT(*) FROM pathway_case WHERE status = ? GROUP BY pathway_id")
        .param(CaseEntity.OPEN)
        .query(
            row -> {
              counts.put(row.getString(1), row.getInt(2));
            });
    return counts;
  }
}
