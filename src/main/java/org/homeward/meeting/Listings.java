package org.homeward.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The cases that wait for a meeting. */
@Component
class Listings {

  /** Most cases on a page of a list, and in a session. */
  static final int MOST = 100;

  /** Most cases that a list shows of those that left it. */
  private static final int MOST_GONE = 10;

  static final String COLUMNS =
      "l.id, l.kind, l.case_id, l.why, l.proposed_at, l.proposed_by, l.agency_name,"
          + " l.left_at, l.left_why";

  static final RowMapper<Listing> ROW =
      (row, n) ->
          new Listing(
              row.getLong("id"),
              row.getString("kind"),
              row.getLong("case_id"),
              row.getString("why"),
              moment(row, "proposed_at"),
              row.getString("proposed_by"),
              row.getString("agency_name"),
              moment(row, "left_at"),
              row.getString("left_why") == null
                  ? null
                  : Listing.LeftWhy.valueOf(row.getString("left_why")));

  private static Instant moment(ResultSet row, String column) throws SQLException {
    LocalDateTime utc = row.getObject(column, LocalDateTime.class);
    return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  Listings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Puts a case on a list, once.
   *
   * @param step the visit of the step that does it, or null
   * @return false if it stood there already, this visit put it there before, or the case is closed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean put(String kind, long caseId, String why, String by, String agency, Long step) {
    String status = lockCase(caseId);
    boolean there =
        jdbc.sql(
                    """
                    SELECT COUNT(*) FROM meeting_listing
                    WHERE kind = :kind AND case_id = :caseId
                      AND (waiting_case_id IS NOT NULL OR step = :step)
                    """)
                .param("kind", kind)
                .param("caseId", caseId)
                .param("step", step)
                .query(Integer.class)
                .single()
            > 0;
    if (there || !"OPEN".equals(status)) {
      return false;
    }
    jdbc.sql(
            """
            INSERT INTO meeting_listing
              (kind, case_id, waiting_case_id, why, proposed_at, proposed_by, agency_name, step)
            VALUES (:kind, :caseId, :caseId, :why, :now, :by, :agency, :step)
            """)
        .param("kind", kind)
        .param("caseId", caseId)
        .param("why", why)
        .param("now", utc(clock.instant()))
        .param("by", by)
        .param("agency", agency)
        .param("step", step)
        .update();
    return true;
  }

  /** The case row is the lock, so that of two at the same moment the second sees the first. */
  private String lockCase(long caseId) {
    return jdbc.sql("SELECT status FROM pathway_case WHERE id = :caseId FOR UPDATE")
        .param("caseId", caseId)
        .query(String.class)
        .single();
  }

  /**
   * A page of a list.
   *
   * @param listings its cases
   * @param next after which listing the next page begins, or null if this is the last
   */
  record Page(List<Listing> listings, Long next) {}

  /**
   * A page of the cases on a list that no planned session has taken up, longest waiting first.
   *
   * @param after the listing after which the page begins; 0 for the first
   */
  @Transactional(readOnly = true)
  public Page waiting(String kind, long after) {
    List<Listing> rows =
        jdbc.sql(
                "SELECT "
                    + COLUMNS
                    + """
                 FROM meeting_listing l
                WHERE l.kind = :kind AND l.waiting_case_id IS NOT NULL AND l.id > :after
                  AND NOT EXISTS (
                    SELECT 1 FROM meeting_item i JOIN meeting_session s ON s.id = i.session_id
                    WHERE i.listing_id = l.id AND s.finished_at IS NULL)
                ORDER BY l.id LIMIT %d
                """
                        .formatted(MOST + 1))
            .param("kind", kind)
            .param("after", after)
            .query(ROW)
            .list();
    return rows.size() <= MOST
        ? new Page(rows, null)
        : new Page(rows.subList(0, MOST), rows.get(MOST - 1).id());
  }

  /** How many cases of each kind wait, whoever may see them. */
  @Transactional(readOnly = true)
  public Map<String, Integer> waitingByKind() {
    Map<String, Integer> counts = new HashMap<>();
    jdbc.sql(
            """
            SELECT kind, COUNT(*) AS waiting FROM meeting_listing
            WHERE waiting_case_id IS NOT NULL GROUP BY kind
            """)
        .query(
            row -> {
              counts.put(row.getString("kind"), row.getInt("waiting"));
            });
    return counts;
  }

  /** The lists on which a case stands. */
  @Transactional(readOnly = true)
  public List<Listing> of(long caseId) {
    return of(caseId, "");
  }

  private List<Listing> of(long caseId, String lock) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM meeting_listing l WHERE l.case_id = :caseId"
                + " AND l.waiting_case_id IS NOT NULL ORDER BY l.id"
                + lock)
        .param("caseId", caseId)
        .query(ROW)
        .list();
  }

  /** Cases that were discussed leave the list. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void heard(Collection<Long> ids) {
    if (!ids.isEmpty()) {
      jdbc.sql("UPDATE meeting_listing SET waiting_case_id = NULL WHERE id IN (:ids)")
          .param("ids", ids)
          .update();
    }
  }

  /**
   * Takes a case from all lists on which it waits, whether a planned session has taken it up or
   * not. What was said of it stays.
   *
   * @return the listings that were ended
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Listing> leave(long caseId, Listing.LeftWhy why) {
    lockCase(caseId);
    // A locking read, or MySQL would not show what was put there after this transaction began.
    List<Listing> waiting = of(caseId, " FOR UPDATE");
    if (!waiting.isEmpty()) {
      jdbc.sql(
              """
              UPDATE meeting_listing SET waiting_case_id = NULL, left_at = :now, left_why = :why
              WHERE waiting_case_id = :caseId
              """)
          .param("now", utc(clock.instant()))
          .param("why", why.name())
          .param("caseId", caseId)
          .update();
    }
    return waiting;
  }

  /** Cases that left a list without having been discussed, the latest first. */
  @Transactional(readOnly = true)
  public List<Listing> gone(String kind) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM meeting_listing l WHERE l.kind = :kind AND l.left_at IS NOT NULL"
                + " ORDER BY l.left_at DESC, l.id DESC LIMIT "
                + MOST_GONE)
        .param("kind", kind)
        .query(ROW)
        .list();
  }

  /** A listing that nobody changes until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Listing lock(long id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM meeting_listing l WHERE l.id = :id FOR UPDATE")
        .param("id", id)
        .query(ROW)
        .single();
  }

  static LocalDateTime utc(Instant moment) {
    return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
  }
}
