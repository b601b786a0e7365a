package org.homeward.trial;

import static org.homeward.agency.WorkingCalendar.LONDON;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.WorkingCalendar;
import org.homeward.pathway.PathwayCatalogue;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the past year happened: the pathways, the directory, the homes and the accounts that are
 * there now.
 *
 * @param today the day after the last on which something happened
 * @param versions the engine's key of each process, as deployed last
 * @param colleagues accounts by the code of their team; teams may have none
 * @param homes of the stock, none if there is no stock
 */
record PastWorld(
    LocalDate today,
    PathwayCatalogue pathways,
    Map<String, Long> versions,
    AgencyDirectory directory,
    WorkingCalendar calendar,
    OfficeHours office,
    DelayPlan plan,
    Map<String, List<Colleague>> colleagues,
    List<Home> homes) {

  /** Somebody who does tasks. */
  record Colleague(String team, String username, String name) {}

  /** A home that people were put forward for. */
  record Home(long id, String agency, String borough, String title) {}

  static PastWorld of(ApplicationContext application, LocalDate today) {
    JdbcClient jdbc = application.getBean(JdbcClient.class);
    WorkingCalendar calendar = application.getBean(WorkingCalendar.class);
    return new PastWorld(
        today,
        application.getBean(PathwayCatalogue.class),
        versions(jdbc),
        application.getBean(AgencyDirectory.class),
        calendar,
        new OfficeHours(calendar),
        DelayPlan.read(),
        colleagues(jdbc),
        homes(jdbc));
  }

  private static Map<String, Long> versions(JdbcClient jdbc) {
    Map<String, Long> versions = new HashMap<>();
    jdbc.sql(
            "SELECT process_id, MAX(process_definition_key) AS newest FROM pathway_version"
                + " GROUP BY process_id")
        .query(
            row -> {
              versions.put(row.getString("process_id"), row.getLong("newest"));
            });
    return Map.copyOf(versions);
  }

  private static Map<String, List<Colleague>> colleagues(JdbcClient jdbc) {
    return jdbc
        .sql(
            """
            SELECT t.code AS team, u.username, u.display_name AS name
            FROM user_account u JOIN user_team ut ON ut.user_id = u.id
              JOIN team t ON t.id = ut.team_id
            WHERE u.enabled = TRUE ORDER BY t.code, u.username
            """)
        .query(Colleague.class)
        .list()
        .stream()
        .collect(Collectors.groupingBy(Colleague::team));
  }

  private static List<Home> homes(JdbcClient jdbc) {
    return jdbc.sql(
            """
            SELECT h.id, s.agency_code AS agency, s.borough_code AS borough,
              CONCAT(s.name, ', ', h.name) AS title
            FROM home h JOIN home_scheme s ON s.id = h.scheme_id ORDER BY h.code
            """)
        .query(Home.class)
        .list();
  }

  /** The last moment at which something may happen: the end of the last working day. */
  Instant last() {
    LocalDate day = today.minusDays(1);
    while (!calendar.isWorkingDay(day, null)) {
      day = day.minusDays(1);
    }
    return day.atTime(OfficeHours.CLOSE).minusMinutes(1).atZone(LONDON).toInstant();
  }

  /** The engine's key of a process; 0 while none is deployed, which pages take as the present. */
  long version(String process) {
    return versions.getOrDefault(process, 0L);
  }

  /** Somebody of a team, or null if nobody there has an account. */
  Colleague colleague(String team, RandomGenerator random) {
    List<Colleague> all = colleagues.getOrDefault(team, List.of());
    return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
  }
}
