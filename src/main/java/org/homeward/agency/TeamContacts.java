package org.homeward.agency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How teams can be reached. The directory file says it until an administrator records it; from then
 * on the newest record counts and the file does not, so that the next start changes nothing back.
 * Nothing is overwritten: the older records tell who recorded what and when.
 */
@Component
public class TeamContacts {

  private final JdbcClient jdbc;
  private final Clock clock;

  TeamContacts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * How each of some teams can be reached; one statement.
   *
   * @param teams teams
   * @return by the team's code, one for each team
   */
  public Map<String, TeamContact> of(Collection<Team> teams) {
    Map<String, TeamContact> contacts = new HashMap<>();
    teams.forEach(team -> contacts.put(team.code(), TeamContact.ofFile(team)));
    if (!contacts.isEmpty()) {
      jdbc.sql(
              """
              SELECT team_code, phone, email, opening_hours, recorded_at, recorded_by
                FROM team_contact
               WHERE id IN (SELECT MAX(id) FROM team_contact
                             WHERE team_code IN (:teams) GROUP BY team_code)""")
          .param("teams", contacts.keySet())
          .query(TeamContacts::row)
          .list()
          .forEach(contact -> contacts.put(contact.teamCode(), contact));
    }
    return contacts;
  }

  /**
   * Records how a team can be reached.
   *
   * @param teamCode the team
   * @param phone its telephone number, or null for none
   * @param email its shared mailbox, or null for none
   * @param openingHours when somebody answers, in words, or null
   * @param username who records it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(
      String teamCode, String phone, String email, String openingHours, String username) {
    jdbc.sql(
            """
            INSERT INTO team_contact
              (team_code, phone, email, opening_hours, recorded_at, recorded_by)
            VALUES (?, ?, ?, ?, ?, ?)""")
        .params(
            teamCode,
            phone,
            email,
            openingHours,
            LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS),
            username)
        .update();
  }

  private static TeamContact row(ResultSet row, int number) throws SQLException {
    return new TeamContact(
        row.getString("team_code"),
        row.getString("phone"),
        row.getString("email"),
        row.getString("opening_hours"),
        row.getObject("recorded_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("recorded_by"));
  }
}
