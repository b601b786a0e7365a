package org.homeward.placement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeward.agency.WorkingCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The vacancy board: homes by what is asked of them, soonest ready first, read by cursor. */
@Component
class HomeBoard {

  static final int PAGE = 25;

  /** Stands for a day nobody knows, so that such homes come last. */
  static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  private static final Pattern CURSOR = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})_(\\d{1,18})");

  private static final String OVER_LIMIT =
      " EXISTS (SELECT 1 FROM placement_stay o WHERE o.home_id = h.id AND o.moved_in_on IS NOT NULL"
          + " AND o.ended_on IS NULL AND o.limit_on < :today)";

  private static final String AGREED =
      " h.state IN ('NOTICE_GIVEN', 'VOID_NOT_READY', 'READY')"
          + " AND EXISTS (SELECT 1 FROM home_hold x WHERE x.home_id = h.id)";

  /** Parts of the board. */
  enum View implements Coded {
    FREE("free", "Free or becoming free"),
    AGREED("agreed", "Let agreed"),
    OVER("over", "Past the stay limit"),
    ALL("all", "All homes");

    private final String code;
    private final String words;

    View(String code, String words) {
      this.code = code;
      this.words = words;
    }

    @Override
    public String code() {
      return code;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /**
   * What is asked of homes; null where nothing is.
   *
   * @param borough code of a borough
   * @param kind kind of scheme
   * @param support this much support or more
   * @param stepFree only homes known to be step-free
   * @param gender only homes open to women or to men
   * @param readyBy ready on that day or before
   * @param agency only homes of that provider
   */
  record Filter(
      String borough,
      SchemeKind kind,
      SupportLevel support,
      boolean stepFree,
      GenderRule gender,
      LocalDate readyBy,
      String agency) {}

  /** A page of homes, and where the next begins. */
  record Page(List<Home> homes, String next) {}

  /** How many homes each part of the board has, by its code. */
  record Counts(int free, int agreed, int over) {}

  private final Homes homes;
  private final JdbcClient jdbc;
  private final Clock clock;

  HomeBoard(Homes homes, JdbcClient jdbc, Clock clock) {
    this.homes = homes;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A page of the board.
   *
   * @param after where the page before ended, or null; what is no cursor counts as null
   */
  @Transactional(readOnly = true)
  public Page page(View view, Filter filter, String after) {
    Map<String, Object> values = new HashMap<>();
    StringBuilder where = new StringBuilder(condition(view));
    narrow(filter, where, values);
    Matcher cursor = CURSOR.matcher(after == null ? "" : after);
    values.put("never", NEVER);
    LocalDate day = cursor.matches() ? day(cursor.group(1)) : null;
    if (day != null) {
      where.append(
          " AND (COALESCE(h.ready_on, :never) > :day"
              + " OR (COALESCE(h.ready_on, :never) = :day AND h.id > :id))");
      values.put("day", day);
      values.put("id", Long.parseLong(cursor.group(2)));
    }
    if (view == View.OVER) {
      values.put("today", today());
    }
    List<Home> found =
        homes.where(
            where.toString(),
            values,
            " ORDER BY COALESCE(h.ready_on, :never), h.id LIMIT " + (PAGE + 1));
    if (found.size() <= PAGE) {
      return new Page(found, null);
    }
    List<Home> shown = found.subList(0, PAGE);
    Home last = shown.getLast();
    LocalDate reached = last.readyOn() == null ? NEVER : last.readyOn();
    return new Page(shown, reached + "_" + last.id());
  }

  /** A day, or null for what looks like one and is none. */
  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** How many homes there are, whatever the filters. */
  @Transactional(readOnly = true)
  public Counts counts() {
    return jdbc.sql(
            "SELECT SUM(CASE WHEN"
                + Homes.FREE
                + " THEN 1 ELSE 0 END) AS free, SUM(CASE WHEN"
                + AGREED
                + " THEN 1 ELSE 0 END) AS agreed, SUM(CASE WHEN"
                + OVER_LIMIT
                + " THEN 1 ELSE 0 END) AS over_limit FROM home h")
        .param("today", today())
        .query(
            (row, n) ->
                new Counts(row.getInt("free"), row.getInt("agreed"), row.getInt("over_limit")))
        .single();
  }

  private static String condition(View view) {
    return switch (view) {
      case FREE -> Homes.FREE;
      case AGREED -> AGREED;
      case OVER -> OVER_LIMIT;
      case ALL -> " 1 = 1";
    };
  }

  private static void narrow(Filter filter, StringBuilder where, Map<String, Object> values) {
    if (filter.borough() != null) {
      where.append(" AND s.borough_code = :borough");
      values.put("borough", filter.borough());
    }
    if (filter.kind() != null) {
      where.append(" AND s.kind = :kind");
      values.put("kind", filter.kind().code());
    }
    if (filter.support() != null) {
      where.append(" AND s.support_level IN (:levels)");
      values.put(
          "levels",
          java.util.Arrays.stream(SupportLevel.values())
              .filter(level -> level.reaches(filter.support()))
              .map(SupportLevel::code)
              .toList());
    }
    if (filter.stepFree()) {
      where.append(" AND h.step_free = TRUE");
    }
    if (filter.gender() != null) {
      where.append(" AND h.gender_rule IN ('any', :gender)");
      values.put("gender", filter.gender().code());
    }
    if (filter.readyBy() != null) {
      where.append(" AND h.ready_on <= :readyBy");
      values.put("readyBy", filter.readyBy());
    }
    if (filter.agency() != null) {
      where.append(" AND s.agency_code = :agency");
      values.put("agency", filter.agency());
    }
  }

  private LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }
}
