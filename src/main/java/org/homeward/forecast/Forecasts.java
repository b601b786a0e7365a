package org.homeward.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.homeward.report.Cut;
import org.homeward.report.Percentiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says when a case could end, by closed cases of the same trust and pathway that went through the
 * same steps and whose steps lasted at least as long as they have now.
 */
@Component
public class Forecasts {

  /** With fewer like cases nothing is said. */
  static final int ENOUGH = 30;

  private final JdbcClient jdbc;

  Forecasts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a forecast is about.
   *
   * @param seed the same for the same case: it is told the same all day
   * @param open the open steps, with the day on which their first task came; one at least
   */
  public record Question(
      long seed, String trust, String borough, String pathway, Map<String, LocalDate> open) {}

  /**
   * What can be said.
   *
   * @param half half of the futures end by this day; null if there are not enough like cases
   * @param most 85 in 100 of the futures end by this day; null likewise
   * @param cases how many like cases there are, at the step that has the fewest of those used; at
   *     the step that has the most if nothing can be said
   * @param borough whether they are those of the person's borough, not of the whole trust
   * @param leftOut how many open steps have too few like cases and are left out
   */
  public record Forecast(LocalDate half, LocalDate most, int cases, boolean borough, int leftOut) {}

  private record Row(String cut, String step, int stepDays, int days, int cases) {}

  /**
   * Asks; one statement, over the sums.
   *
   * @param question about which case
   * @param today days are counted from it
   */
  @Transactional(readOnly = true)
  public Forecast ask(Question question, LocalDate today) {
    Map<String, List<Row>> byCut = new HashMap<>();
    rows(question)
        .forEach(row -> byCut.computeIfAbsent(row.cut(), c -> new ArrayList<>()).add(row));
    Map<String, int[]> all = like(byCut.get(Cut.ALL.name()), question, today);
    Map<String, int[]> near = like(byCut.get(Cut.BOROUGH.name()), question, today);
    int most = all.values().stream().mapToInt(days -> days.length).max().orElse(0);
    all.values().removeIf(days -> days.length < ENOUGH);
    near.values().removeIf(days -> days.length < ENOUGH);
    if (all.isEmpty()) {
      return new Forecast(null, null, most, false, question.open().size());
    }
    // The borough alone only if it leaves no step out that the whole trust would not.
    boolean borough = near.keySet().equals(all.keySet());
    Map<String, int[]> used = borough ? near : all;
    Percentiles futures =
        Futures.draw(
            used.values(),
            RandomGeneratorFactory.of("L64X128MixRandom")
                .create(31 * question.seed() + today.toEpochDay()));
    return new Forecast(
        today.plusDays(futures.within(50)),
        today.plusDays(futures.within(85)),
        used.values().stream().mapToInt(days -> days.length).min().orElseThrow(),
        borough,
        question.open().size() - used.size());
  }

  private List<Row> rows(Question question) {
    return jdbc.sql(
            """
            SELECT cut, element_id, step_days, days, cases FROM figure_remaining
            WHERE trust_code = :trust AND pathway_id = :pathway AND element_id IN (:steps)
              AND ((cut = 'ALL' AND code = '') OR (cut = 'BOROUGH' AND code = :borough))
            """)
        .param("trust", question.trust())
        .param("pathway", question.pathway())
        .param("steps", question.open().keySet())
        .param("borough", question.borough() == null ? "" : question.borough())
        .query(
            (row, number) ->
                new Row(
                    row.getString("cut"),
                    row.getString("element_id"),
                    row.getInt("step_days"),
                    row.getInt("days"),
                    row.getInt("cases")))
        .list();
  }

  /** Days that like cases still took, by step, in ascending order. */
  private static Map<String, int[]> like(List<Row> rows, Question question, LocalDate today) {
    Map<String, int[]> like = new HashMap<>();
    question
        .open()
        .forEach(
            (step, came) -> {
              long lasted = Math.max(0, ChronoUnit.DAYS.between(came, today));
              int[] days =
                  rows == null
                      ? new int[0]
                      : rows.stream()
                          .filter(row -> row.step().equals(step) && row.stepDays() >= lasted)
                          .flatMapToInt(
                              row -> {
                                int[] same = new int[row.cases()];
                                Arrays.fill(same, (int) (row.days() - lasted));
                                return Arrays.stream(same);
                              })
                          .sorted()
                          .toArray();
              like.put(step, days);
            });
    return like;
  }
}
