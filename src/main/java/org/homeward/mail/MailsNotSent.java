package org.homeward.mail;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What could not be sent for a day, for those who look after accounts. */
@Service
public class MailsNotSent {

  private final JdbcClient jdbc;
  private final MailServer server;

  MailsNotSent(JdbcClient jdbc, MailServer server) {
    this.jdbc = jdbc;
    this.server = server;
  }

  /**
   * What was given up of one person's in the last four weeks.
   *
   * @param count how many things they were not told by e-mail
   * @param last when the last of them happened; null if there is none
   * @param refused whether it was because the server does not take e-mail to their address
   */
  public record GivenUp(int count, Instant last, boolean refused) {}

  /**
   * @param username an account
   * @return what was given up of theirs
   */
  @Transactional(readOnly = true)
  public GivenUp of(String username) {
    return jdbc.sql(
            """
            SELECT COUNT(*) AS things, MAX(created_at) AS newest,
              SUM(CASE WHEN trouble = 'REFUSED' THEN 1 ELSE 0 END) AS refused
            FROM mail_outbox WHERE username = :username AND state = 'GIVEN_UP'
            """)
        .param("username", username)
        .query(
            (row, n) -> {
              LocalDateTime newest = row.getObject("newest", LocalDateTime.class);
              return new GivenUp(
                  row.getInt("things"),
                  newest == null ? null : newest.toInstant(ZoneOffset.UTC),
                  row.getInt("refused") > 0);
            })
        .single();
  }

  /**
   * Somebody whose e-mail was given up.
   *
   * @param account number of their account
   * @param name their name
   * @param count how many things they were not told by e-mail
   */
  public record Person(long account, String name, int count) {}

  /**
   * Whose e-mail was given up, those with the most first.
   *
   * @param agencyCode of which agency, or null for all
   * @param most how many people at most
   */
  @Transactional(readOnly = true)
  public List<Person> people(String agencyCode, int most) {
    if (!server.isOn()) {
      return List.of();
    }
    return jdbc.sql(
            """
            SELECT u.id, u.display_name, COUNT(*) AS things
            FROM mail_outbox o JOIN user_account u ON u.username = o.username
              JOIN agency a ON a.id = u.agency_id
            WHERE o.state = 'GIVEN_UP' AND (:every = TRUE OR a.code = :agency)
            GROUP BY u.id, u.display_name ORDER BY things DESC, u.id LIMIT :most
            """)
        .param("every", agencyCode == null)
        .param("agency", agencyCode == null ? "" : agencyCode)
        .param("most", most)
        .query(
            (row, n) ->
                new Person(row.getLong("id"), row.getString("display_name"), row.getInt("things")))
        .list();
  }
}
