package org.homeward.meeting;

import static org.homeward.meeting.Listings.utc;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sessions and the cases in them. */
@Component
class SessionStore {

  /** Most sessions that a page shows, of those to come and of those that were. */
  static final int MOST = 25;

  private static final String SESSION =
      """
      SELECT id, kind, starts_at, place, others, agency_code, agency_name, finished_at
      FROM meeting_session
      """;

  private static final RowMapper<MeetingSession> SESSION_ROW =
      (row, n) ->
          new MeetingSession(
              row.getLong("id"),
              row.getString("kind"),
              instant(row.getObject("starts_at", LocalDateTime.class)),
              row.getString("place"),
              row.getString("others"),
              row.getString("agency_code"),
              row.getString("agency_name"),
              instant(row.getObject("finished_at", LocalDateTime.class)));

  private static final String ITEM =
      "SELECT i.id AS item_id, i.session_id, i.decision, i.decided_at, i.decided_by, i.version, "
          + Listings.COLUMNS
          + " FROM meeting_item i JOIN meeting_listing l ON l.id = i.listing_id ";

  private static final RowMapper<SessionItem> ITEM_ROW =
      (row, n) ->
          new SessionItem(
              row.getLong("item_id"),
              row.getLong("session_id"),
              Listings.ROW.mapRow(row, n),
              row.getString("decision"),
              instant(row.getObject("decided_at", LocalDateTime.class)),
              row.getString("decided_by"),
              row.getLong("version"));

  private final JdbcClient jdbc;
  private final Clock clock;

  SessionStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private static Instant instant(LocalDateTime utc) {
    return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public long add(String kind, Instant startsAt, String place, String others, SignedInUser who) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            INSERT INTO meeting_session
              (kind, starts_at, place, others, agency_code, agency_name, created_at, created_by)
            VALUES (:kind, :startsAt, :place, :others, :agency, :agencyName, :now, :by)
            """)
        .param("kind", kind)
        .param("startsAt", utc(startsAt))
        .param("place", place)
        .param("others", others)
        .param("agency", who.getAgencyCode())
        .param("agencyName", who.getAgencyName())
        .param("now", utc(clock.instant()))
        .param("by", who.getUsername())
        .update(key, "id");
    return key.getKey().longValue();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void invite(long session, List<MeetingSession.Invitee> invitees) {
    for (int i = 0; i < invitees.size(); i++) {
      jdbc.sql(
              """
              INSERT INTO meeting_invitee (session_id, position, title, invited, why_not)
              VALUES (:session, :position, :title, :invited, :whyNot)
              """)
          .param("session", session)
          .param("position", i)
          .param("title", invitees.get(i).title())
          .param("invited", invitees.get(i).invited())
          .param("whyNot", invitees.get(i).whyNot())
          .update();
    }
  }

  /** Takes cases from the list into a session, but for those another session has taken up. */
  @Transactional(propagation = Propagation.MANDATORY)
  public int take(long session, Collection<Long> listings) {
    if (listings.isEmpty()) {
      return 0;
    }
    // Always in the same order, so that two sessions wait for each other instead of colliding.
    jdbc.sql("SELECT id FROM meeting_listing WHERE id IN (:ids) ORDER BY id FOR UPDATE")
        .param("ids", new TreeSet<>(listings))
        .query(Long.class)
        .list();
    return jdbc.sql(
            """
            INSERT INTO meeting_item (session_id, listing_id, case_id, version)
            SELECT :session, l.id, l.case_id, 0 FROM meeting_listing l
            WHERE l.id IN (:ids) AND l.waiting_case_id IS NOT NULL
              AND NOT EXISTS (
                SELECT 1 FROM meeting_item i JOIN meeting_session s ON s.id = i.session_id
                WHERE i.listing_id = l.id AND s.finished_at IS NULL)
            ORDER BY l.proposed_at, l.id
            """)
        .param("session", session)
        .param("ids", listings)
        .update();
  }

  @Transactional(readOnly = true)
  public Optional<MeetingSession> find(long id) {
    return jdbc.sql(SESSION + " WHERE id = :id").param("id", id).query(SESSION_ROW).optional();
  }

  /** A session that nobody changes until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public MeetingSession lock(long id) {
    return jdbc.sql(SESSION + " WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query(SESSION_ROW)
        .single();
  }

  /** Sessions of a kind that are not finished, the next first. */
  @Transactional(readOnly = true)
  public List<MeetingSession> planned(String kind) {
    return jdbc.sql(
            SESSION
                + " WHERE kind = :kind AND finished_at IS NULL ORDER BY starts_at, id LIMIT "
                + MOST)
        .param("kind", kind)
        .query(SESSION_ROW)
        .list();
  }

  /** Sessions of a kind that were held, the latest first. */
  @Transactional(readOnly = true)
  public List<MeetingSession> held(String kind) {
    return jdbc.sql(
            SESSION
                + " WHERE kind = :kind AND finished_at IS NOT NULL"
                + " ORDER BY starts_at DESC, id DESC LIMIT "
                + MOST)
        .param("kind", kind)
        .query(SESSION_ROW)
        .list();
  }

  /** The next session of each kind. */
  @Transactional(readOnly = true)
  public List<MeetingSession> next() {
    return jdbc.sql(
            SESSION
                + """
                 WHERE finished_at IS NULL AND id IN (
                  SELECT MIN(s.id) FROM meeting_session s
                  JOIN (SELECT kind, MIN(starts_at) AS first FROM meeting_session
                        WHERE finished_at IS NULL GROUP BY kind) f
                    ON f.kind = s.kind AND f.first = s.starts_at
                  WHERE s.finished_at IS NULL GROUP BY s.kind)
                """)
        .query(SESSION_ROW)
        .list();
  }

  @Transactional(readOnly = true)
  public List<MeetingSession.Invitee> invitees(long session) {
    return jdbc.sql(
            """
            SELECT title, invited, why_not FROM meeting_invitee
            WHERE session_id = :session ORDER BY position
            """)
        .param("session", session)
        .query(
            (row, n) ->
                new MeetingSession.Invitee(
                    row.getString("title"), row.getBoolean("invited"), row.getString("why_not")))
        .list();
  }

  /** The cases of a session in the order in which they are gone through. */
  @Transactional(readOnly = true)
  public List<SessionItem> items(long session) {
    return jdbc.sql(ITEM + " WHERE i.session_id = :session ORDER BY i.id LIMIT " + Listings.MOST)
        .param("session", session)
        .query(ITEM_ROW)
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<SessionItem> item(long session, long item) {
    return jdbc.sql(ITEM + " WHERE i.session_id = :session AND i.id = :item")
        .param("session", session)
        .param("item", item)
        .query(ITEM_ROW)
        .optional();
  }

  /**
   * Writes a decision.
   *
   * @return false if somebody wrote another since this version was read
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean decide(long item, long version, String decision, String by) {
    return jdbc.sql(
                """
                UPDATE meeting_item
                SET decision = :decision, decided_at = :now, decided_by = :by,
                  version = version + 1
                WHERE id = :item AND version = :version
                """)
            .param("decision", decision)
            .param("now", utc(clock.instant()))
            .param("by", by)
            .param("item", item)
            .param("version", version)
            .update()
        == 1;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void themes(long item, Collection<String> themes) {
    jdbc.sql("DELETE FROM meeting_theme WHERE item_id = :item").param("item", item).update();
    for (String theme : new TreeSet<>(themes)) {
      jdbc.sql("INSERT INTO meeting_theme (item_id, theme) VALUES (:item, :theme)")
          .param("item", item)
          .param("theme", theme)
          .update();
    }
  }

  /** A theme of a case in a session. */
  record ThemeOfItem(long itemId, String theme) {}

  @Transactional(readOnly = true)
  public List<ThemeOfItem> themes(long session) {
    return jdbc.sql(
            """
            SELECT t.item_id, t.theme FROM meeting_theme t
            JOIN meeting_item i ON i.id = t.item_id WHERE i.session_id = :session
            ORDER BY t.item_id, t.theme
            """)
        .param("session", session)
        .query(ThemeOfItem.class)
        .list();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void finish(long session) {
    jdbc.sql("UPDATE meeting_session SET finished_at = :now WHERE id = :session")
        .param("now", utc(clock.instant()))
        .param("session", session)
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void add(AgreedAction action, String by) {
    jdbc.sql(
            """
            INSERT INTO meeting_action (id, item_id, what, role, due_on, act_id, added_at, added_by)
            VALUES (:id, :item, :what, :role, :dueOn, :act, :now, :by)
            """)
        .param("id", action.id())
        .param("item", action.itemId())
        .param("what", action.what())
        .param("role", action.role())
        .param("dueOn", action.dueOn())
        .param("act", action.actId())
        .param("now", utc(clock.instant()))
        .param("by", by)
        .update();
  }

  @Transactional(readOnly = true)
  public boolean hasAction(String id) {
    return jdbc.sql("SELECT COUNT(*) FROM meeting_action WHERE id = :id")
            .param("id", id)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** What a session agreed on, in that order. */
  @Transactional(readOnly = true)
  public List<AgreedAction> actions(long session) {
    return jdbc.sql(
            """
            SELECT a.id, a.item_id, a.what, a.role, a.due_on, a.act_id FROM meeting_action a
            JOIN meeting_item i ON i.id = a.item_id WHERE i.session_id = :session
            ORDER BY a.item_id, a.added_at, a.id LIMIT 500
            """)
        .param("session", session)
        .query(
            (row, n) ->
                new AgreedAction(
                    row.getString("id"),
                    row.getLong("item_id"),
                    row.getString("what"),
                    row.getString("role"),
                    row.getObject("due_on", LocalDate.class),
                    row.getString("act_id")))
        .list();
  }
}
