package org.homeward.placement;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.homeward.casefile.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happened to a home. Says nothing about the people who live or lived there. */
@Component
class HomeEvents {

  private static final int SHOWN = 30;

  /** Sorts of happenings. */
  enum What implements Coded {
    ADDED("added", "Added"),
    CHANGED("changed", "Details changed"),
    NOTICE("notice", "Notice given"),
    EMPTY("empty", "Fell empty"),
    READY("ready", "Ready to let"),
    OUT_OF_USE("out-of-use", "Taken out of use"),
    OCCUPIED("occupied", "Occupied"),
    CONFIRMED("confirmed", "Confirmed still right"),
    NOMINATED("nominated", "Somebody was nominated"),
    OFFERED("offered", "Offered"),
    DECLINED("declined", "Provider declined a nomination"),
    SECURED("secured", "Offer accepted, let agreed"),
    RELEASED("released", "Free again"),
    SIGNED("signed", "Tenancy or licence signed"),
    MOVED_IN("moved-in", "Moved in"),
    STAY_ENDED("stay-ended", "Stay ended");

    private final String code;
    private final String words;

    What(String code, String words) {
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

    /** Whether it says what is going on with the people who are put forward or live there. */
    boolean isAboutPeople() {
      return this == NOMINATED
          || this == OFFERED
          || this == DECLINED
          || this == SECURED
          || this == RELEASED
          || this == SIGNED
          || this == MOVED_IN
          || this == STAY_ENDED;
    }
  }

  /** One happening; who is null where nobody did it by hand. */
  record Event(Instant at, What what, String detail, String byName, String byAgency) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  HomeEvents(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void add(long homeId, What what, String detail, Timeline.Actor actor) {
    jdbc.sql(
            """
            INSERT INTO home_event (home_id, at, what, detail, by_name, by_agency)
            VALUES (:home, :at, :what, :detail, :name, :agency)
            """)
        .param("home", homeId)
        .param("at", Moments.stored(clock.instant()))
        .param("what", what.code())
        .param("detail", detail)
        .param("name", actor.name())
        .param("agency", actor.agencyName())
        .update();
  }

  /** The latest of a home, newest first. */
  @Transactional(readOnly = true)
  public List<Event> of(long homeId) {
    return jdbc.sql(
            """
            SELECT at, what, detail, by_name, by_agency FROM home_event
            WHERE home_id = :home ORDER BY id DESC LIMIT :limit
            """)
        .param("home", homeId)
        .param("limit", SHOWN)
        .query(
            (row, n) ->
                new Event(
                    Moments.read(row, "at"),
                    Coded.find(What.values(), row.getString("what")).orElseThrow(),
                    row.getString("detail"),
                    row.getString("by_name"),
                    row.getString("by_agency")))
        .list();
  }
}
