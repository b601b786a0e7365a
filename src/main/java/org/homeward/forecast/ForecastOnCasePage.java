package org.homeward.forecast;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.homeward.access.AccessPolicy;
import org.homeward.access.FieldGroup;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CasePagePart;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a case could end, on its page: for those who may know how long people wait. */
@Component
class ForecastOnCasePage implements CasePagePart {

  private final Forecasts forecasts;
  private final AccessPolicy policy;
  private final JdbcClient jdbc;
  private final Dates dates;

  ForecastOnCasePage(Forecasts forecasts, AccessPolicy policy, JdbcClient jdbc, Dates dates) {
    this.forecasts = forecasts;
    this.policy = policy;
    this.jdbc = jdbc;
    this.dates = dates;
  }

  /**
   * What the page says.
   *
   * @param half by when half of the like cases would end, in words, or null if there are too few
   * @param most by when 85 in 100 would, or null
   * @param cases how many like cases there are
   * @param enough how many it takes
   * @param borough whether they are those of the borough
   * @param leftOut open steps that are left out
   */
  record Said(String half, String most, int cases, int enough, boolean borough, int leftOut) {}

  @Override
  public String fragment() {
    return "forecast/case :: section";
  }

  @Override
  public Optional<Object> content(CaseFile file, SignedInUser who) {
    if (!file.open() || file.trustCode() == null || !policy.reads(who, FieldGroup.DELAY_DAYS)) {
      return Optional.empty();
    }
    Map<String, LocalDate> open = openSteps(file.id());
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Forecasts.Forecast forecast =
        forecasts.ask(
            new Forecasts.Question(
                file.id(), file.trustCode(), file.boroughCode(), file.pathwayId(), open),
            dates.today());
    boolean known = forecast.half() != null;
    return Optional.of(
        new Said(
            known ? dates.day(forecast.half()) : null,
            known ? dates.day(forecast.most()) : null,
            forecast.cases(),
            Forecasts.ENOUGH,
            forecast.borough(),
            forecast.leftOut()));
  }

  /** The steps at which the case is now, with the day on which each began, the first time. */
  private Map<String, LocalDate> openSteps(long caseId) {
    Map<String, LocalDate> steps = new HashMap<>();
    jdbc.sql(
            """
            SELECT element_id, MIN(created_at) AS came_at FROM human_task WHERE case_id = :case
            GROUP BY element_id
            HAVING SUM(CASE WHEN state IN ('OPEN', 'COMPLETING') THEN 1 ELSE 0 END) > 0
            """)
        .param("case", caseId)
        .query(
            row -> {
              steps.put(
                  row.getString("element_id"),
                  WorkingCalendar.dayOf(
                      row.getObject("came_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)));
            });
    return steps;
  }
}
