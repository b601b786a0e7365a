package org.homeward.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.homeward.casefile.SearchWords;
import org.homeward.casefile.SearchedTexts;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The questions in the database. */
@Component
class QuestionStore implements SearchedTexts {

  static final int PAGE = 20;

  /** The same question by the same person within this time is one form sent twice. */
  private static final Duration TWICE = Duration.ofMinutes(2);

  private final JdbcClient jdbc;
  private final SearchWords words;
  private final Clock clock;

  QuestionStore(JdbcClient jdbc, SearchWords words, Clock clock) {
    this.jdbc = jdbc;
    this.words = words;
    this.clock = clock;
  }

  /**
   * Keeps a question. The case is locked before, by whoever asks.
   *
   * @return its number; empty if the same form was sent a moment ago
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Long> add(
      long caseId,
      SignedInUser who,
      String askingTeam,
      Question.Side asked,
      String words,
      Instant due) {
    if (isSentTwice(caseId, who, asked, words)) {
      return Optional.empty();
    }
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            INSERT INTO case_question
              (case_id, asking_agency, asking_team, username, display_name, asked_agency,
               asked_team, question, asked_at, due_at, waiting)
            VALUES (:caseId, :myAgency, :myTeam, :me, :name, :agency, :team, :words, :now, :due,
              TRUE)
            """)
        .param("caseId", caseId)
        .param("myAgency", who.getAgencyCode())
        .param("myTeam", askingTeam)
        .param("me", who.getUsername())
        .param("name", who.getDisplayName())
        .param("agency", asked.agencyCode())
        .param("team", asked.teamCode())
        .param("words", words)
        .param("now", utc(clock.instant()))
        .param("due", utc(due))
        .update(key, "id");
    long id = key.getKeyAs(Number.class).longValue();
    this.words.keep(caseId, source(id), List.of(who.getAgencyCode(), asked.agencyCode()), words);
    return Optional.of(id);
  }

  private static String source(long id) {
    return "question-" + id;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Text> standing(long after, int most) {
    return jdbc
        .sql("SELECT * FROM case_question WHERE id > :after ORDER BY id LIMIT :most")
        .param("after", after)
        .param("most", most)
        .query(QuestionStore::row)
        .list()
        .stream()
        .map(
            one ->
                new Text(
                    one.id(),
                    one.caseId(),
                    source(one.id()),
                    List.of(one.asking().agencyCode(), one.asked().agencyCode()),
                    one.words()))
        .toList();
  }

  private boolean isSentTwice(long caseId, SignedInUser who, Question.Side asked, String words) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM case_question
                WHERE case_id = :caseId AND asking_agency = :agency AND username = :me
                  AND asked_team = :team AND question = :words AND waiting = TRUE
                  AND asked_at > :since
                """)
            .param("caseId", caseId)
            .param("agency", who.getAgencyCode())
            .param("me", who.getUsername())
            .param("team", asked.teamCode())
            .param("words", words)
            .param("since", utc(clock.instant().minus(TWICE)))
            .query(Integer.class)
            .single()
        > 0;
  }

  /** A question; whether somebody may read it is not asked here. */
  @Transactional(readOnly = true)
  public Optional<Question> find(long id) {
    return jdbc.sql("SELECT * FROM case_question WHERE id = :id")
        .param("id", id)
        .query(QuestionStore::row)
        .optional();
  }

  /**
   * Questions of a case that an agency asked or is asked, newest first.
   *
   * @param caseId the case
   * @param agencyCode the agency of who reads
   * @param before only those older than the one with this number
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<Question> ofCase(long caseId, String agencyCode, long before, int most) {
    String one =
        """
        (SELECT * FROM case_question WHERE case_id = :caseId AND %s = :agency AND id < :before
         ORDER BY id DESC LIMIT :most)
        """;
    return jdbc.sql(
            one.formatted("asking_agency")
                + " UNION ALL "
                + one.formatted("asked_agency")
                + " ORDER BY id DESC LIMIT :most")
        .param("caseId", caseId)
        .param("agency", agencyCode)
        .param("before", before)
        .param("most", most)
        .query(QuestionStore::row)
        .list();
  }

  /**
   * Questions that teams have to answer, the most urgent first.
   *
   * @param teams codes of the teams, at least one
   * @param after the last question of the page before, or null
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<Question> toAnswer(Collection<String> teams, Question after, int most) {
    JdbcClient.StatementSpec select =
        jdbc.sql(
            """
            SELECT q.* FROM case_question q
              JOIN case_team c ON c.case_id = q.case_id AND c.team_code = q.asked_team
            WHERE q.asked_team IN (:teams) AND q.waiting = TRUE AND c.over_at IS NULL %s
            ORDER BY q.due_at, q.id LIMIT :most
            """
                .formatted(
                    after == null
                        ? ""
                        : "AND (q.due_at > :due OR q.due_at = :due AND q.id > :after)"));
    if (after != null) {
      select = select.param("due", utc(after.dueAt())).param("after", after.id());
    }
    return select.param("teams", teams).param("most", most).query(QuestionStore::row).list();
  }

  /**
   * Questions that teams asked, newest first, whether answered or not.
   *
   * @param teams codes of the teams, at least one
   * @param before only those older than the one with this number
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<Question> askedBy(Collection<String> teams, long before, int most) {
    return jdbc.sql(
            """
            SELECT q.* FROM case_question q
              JOIN case_team c ON c.case_id = q.case_id AND c.team_code = q.asking_team
            WHERE q.asking_team IN (:teams) AND q.id < :before AND c.over_at IS NULL
            ORDER BY q.id DESC LIMIT :most
            """)
        .param("teams", teams)
        .param("before", before)
        .param("most", most)
        .query(QuestionStore::row)
        .list();
  }

  /** Somebody of the asked team has opened it; only the first time counts. */
  @Transactional
  public void read(long id) {
    jdbc.sql(
            """
            UPDATE case_question SET first_read_at = :now WHERE id = :id AND first_read_at IS NULL
            """)
        .param("now", utc(clock.instant()))
        .param("id", id)
        .update();
  }

  /**
   * Answers a question.
   *
   * @return whether it waited for an answer until now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean answer(long id, SignedInUser who, String answer) {
    return jdbc.sql(
                """
                UPDATE case_question SET answer = :answer, answered_at = :now, answered_by = :me,
                  answered_name = :name, waiting = FALSE
                WHERE id = :id AND waiting = TRUE
                """)
            .param("answer", answer)
            .param("now", utc(clock.instant()))
            .param("me", who.getUsername())
            .param("name", who.getDisplayName())
            .param("id", id)
            .update()
        > 0;
  }

  /**
   * Ends a question without an answer.
   *
   * @return whether it waited for an answer until now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean end(long id, String why) {
    return jdbc.sql(
                """
                UPDATE case_question SET ended_at = :now, ended_why = :why, waiting = FALSE
                WHERE id = :id AND waiting = TRUE
                """)
            .param("now", utc(clock.instant()))
            .param("why", why)
            .param("id", id)
            .update()
        > 0;
  }

  /** Questions of a case that wait for an answer, whoever asked. */
  @Transactional(readOnly = true)
  public List<Question> waitingIn(long caseId) {
    return jdbc.sql("SELECT * FROM case_question WHERE case_id = :caseId AND waiting = TRUE")
        .param("caseId", caseId)
        .query(QuestionStore::row)
        .list();
  }

  /** Another team has the questions of a team in a case, asked and to be answered. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void goOver(long caseId, String from, Question.Side to) {
    for (String side : List.of("asking", "asked")) {
      jdbc.sql(
              """
              UPDATE case_question SET %1$s_team = :to, %1$s_agency = :agency
              WHERE case_id = :caseId AND %1$s_team = :from AND waiting = TRUE
              """
                  .formatted(side))
          .param("to", to.teamCode())
          .param("agency", to.agencyCode())
          .param("caseId", caseId)
          .param("from", from)
          .update();
    }
  }

  private static Question row(ResultSet row, int number) throws SQLException {
    return new Question(
        row.getLong("id"),
        row.getLong("case_id"),
        new Question.Side(row.getString("asking_agency"), row.getString("asking_team")),
        row.getString("display_name"),
        new Question.Side(row.getString("asked_agency"), row.getString("asked_team")),
        row.getString("question"),
        instant(row, "asked_at"),
        instant(row, "due_at"),
        row.getString("answer"),
        instant(row, "answered_at"),
        row.getString("answered_name"),
        row.getBoolean("waiting"),
        instant(row, "ended_at"),
        row.getString("ended_why"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
