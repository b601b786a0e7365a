package org.homeward.placement;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeward.agency.WorkingCalendar;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.Act;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.Timeline;
import org.homeward.identity.SignedInUser;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What providers do to their schemes and homes. Whoever calls has asked {@link StockAccess}. Each
 * change names the version it was made from: of two people who change the same at once, the second
 * is told. Everything is written into the home's history and the audit trail.
 */
@Service
class KeepingStock {

  private final Schemes schemes;
  private final Homes homes;
  private final HomeEvents events;
  private final CaseFiles cases;
  private final AuditTrail audit;
  private final JdbcClient jdbc;
  private final Clock clock;

  KeepingStock(
      Schemes schemes,
      Homes homes,
      HomeEvents events,
      CaseFiles cases,
      AuditTrail audit,
      JdbcClient jdbc,
      Clock clock) {
    this.schemes = schemes;
    this.homes = homes;
    this.events = events;
    this.cases = cases;
    this.audit = audit;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds a scheme, under a code made from provider and name. */
  @Act
  public Scheme addScheme(Scheme scheme, SignedInUser who) {
    String code = freeCode(slug(scheme.name()), "home_scheme");
    schemes.add(withCode(scheme, code));
    audit.acted(who, "scheme.add", AuditTrail.Subject.NONE, code);
    return schemes.find(code).orElseThrow();
  }

  /**
   * Changes what is said of a scheme.
   *
   * @throws OptimisticLockingFailureException if somebody else has changed it meanwhile
   */
  @Act
  public void changeScheme(Scheme scheme, SignedInUser who) {
    schemes.change(scheme);
    audit.acted(who, "scheme.change", AuditTrail.Subject.NONE, scheme.code());
  }

  /** Adds a home to a scheme; it is occupied until something else is recorded. */
  @Act
  public Home addHome(Scheme scheme, HomeFacts facts, SignedInUser who) {
    String code = freeCode(scheme.code() + "-" + slug(facts.name()), "home");
    insert(code, scheme.id(), facts, HomeState.OCCUPIED);
    Home home = homes.find(code).orElseThrow();
    events.add(home.id(), HomeEvents.What.ADDED, null, Timeline.Actor.of(who));
    audit.acted(who, "home.add", AuditTrail.Subject.NONE, code);
    return home;
  }

  /** Puts a home of the stock file into the database. */
  void insert(String code, long schemeId, HomeFacts facts, HomeState state) {
    write(
            jdbc.sql(
                """
                INSERT INTO home (code, scheme_id, name, self_contained, floor, step_free,
                  gender_rule, tenure, pets, weekly_rent, weekly_service_charge, state, version)
                VALUES (:code, :scheme, :name, :selfContained, :floor, :stepFree, :gender, :tenure,
                  :pets, :rent, :charge, :state, 0)
                """),
            facts)
        .param("code", code)
        .param("scheme", schemeId)
        .param("state", state.name())
        .update();
  }

  /**
   * Changes what is said of a home.
   *
   * @param version the version it was changed from
   * @throws OptimisticLockingFailureException if somebody else has changed it meanwhile
   */
  @Act
  public void changeHome(Home home, HomeFacts facts, long version, SignedInUser who) {
    int changed =
        write(
                jdbc.sql(
                    """
                    UPDATE home SET name = :name, self_contained = :selfContained, floor = :floor,
                      step_free = :stepFree, gender_rule = :gender, tenure = :tenure, pets = :pets,
                      weekly_rent = :rent, weekly_service_charge = :charge, version = version + 1
                    WHERE id = :id AND version = :version
                    """),
                facts)
            .param("id", home.id())
            .param("version", version)
            .update();
    if (changed == 0) {
      throw new OptimisticLockingFailureException("Home " + home.code() + " has changed.");
    }
    events.add(home.id(), HomeEvents.What.CHANGED, null, Timeline.Actor.of(who));
    audit.acted(who, "home.change", AuditTrail.Subject.NONE, home.code());
  }

  /**
   * Records that a home has come into another state. If nobody lives there any more, the stays that
   * no open case watches end with it.
   *
   * @param code the home
   * @param change what happened
   * @param version the version the provider saw
   * @throws StockRefusal if it cannot have happened as the home stands
   * @throws OptimisticLockingFailureException if somebody else has changed it meanwhile
   */
  @Act
  public void record(String code, HomeChange change, long version, SignedInUser who) {
    homes.lock(List.of(homes.find(code).orElseThrow().id()));
    Home home = homes.find(code).orElseThrow();
    if (home.version() != version) {
      throw new OptimisticLockingFailureException("Home " + code + " has changed.");
    }
    change.refuseUnlessPossible(home, today());
    store(home.id(), change, who.getDisplayName());
    if (change.leavesNobodyThere()) {
      endStaysOfClosedCases(home.id(), change);
    }
    events.add(home.id(), change.what(), change.detail(), Timeline.Actor.of(who));
    audit.acted(who, "home." + change.what().code(), AuditTrail.Subject.NONE, code);
  }

  /**
   * A case that closed with the person settled leaves the stay open, and nobody tells of its end
   * but the provider who finds the home empty. The stay of an open case is ended by its pathway.
   */
  private void endStaysOfClosedCases(long homeId, HomeChange change) {
    Map<Long, Long> caseOfStay =
        jdbc
            .sql(
                "SELECT id, case_id FROM placement_stay WHERE home_id = :home AND ended_on IS NULL")
            .param("home", homeId)
            .query((row, n) -> Map.entry(row.getLong("id"), row.getLong("case_id")))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Map<Long, CaseFile> files = cases.all(caseOfStay.values());
    List<Long> over =
        caseOfStay.keySet().stream()
            .filter(stay -> !files.get(caseOfStay.get(stay)).open())
            .toList();
    if (over.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            UPDATE placement_stay
            SET ended_on = GREATEST(:on, COALESCE(moved_in_on, signed_on)), end_reason = :reason
            WHERE id IN (:ids)
            """)
        .param("on", change.voidOn() == null ? today() : change.voidOn())
        .param("reason", change.voidReason() == null ? null : change.voidReason().code())
        .param("ids", over)
        .update();
    events.add(homeId, HomeEvents.What.STAY_ENDED, null, Timeline.Actor.HOMEWARD);
  }

  /** Writes a state with its dates; what does not belong to the state is forgotten. */
  void store(long homeId, HomeChange change, String confirmedBy) {
    jdbc.sql(
            """
            UPDATE home SET state = :state, notice_on = :notice, void_on = :empty,
              void_reason = :reason, ready_on = :ready, out_of_use_reason = :outOfUse,
              confirmed_at = :now, confirmed_by = :by, version = version + 1
            WHERE id = :id
            """)
        .param("state", change.state().name())
        .param("notice", change.noticeOn())
        .param("empty", change.voidOn())
        .param("reason", change.voidReason() == null ? null : change.voidReason().code())
        .param("ready", change.readyOn())
        .param("outOfUse", change.outOfUseReason())
        .param("now", Moments.stored(clock.instant()))
        .param("by", confirmedBy)
        .param("id", homeId)
        .update();
  }

  /** The provider says that what is on the board about a home is still right. */
  @Act
  public void confirm(Home home, SignedInUser who) {
    confirmed("id = :it", home.id(), who);
    events.add(home.id(), HomeEvents.What.CONFIRMED, null, Timeline.Actor.of(who));
    audit.acted(who, "home.confirm", AuditTrail.Subject.NONE, home.code());
  }

  /**
   * The provider says so of all homes of a scheme.
   *
   * @return how many homes it has
   */
  @Act
  public int confirmAll(Scheme scheme, SignedInUser who) {
    jdbc.sql(
            """
            INSERT INTO home_event (home_id, at, what, by_name, by_agency)
            SELECT id, :at, 'confirmed', :name, :agency FROM home WHERE scheme_id = :scheme
            """)
        .param("at", Moments.stored(clock.instant()))
        .param("name", who.getDisplayName())
        .param("agency", who.getAgencyName())
        .param("scheme", scheme.id())
        .update();
    audit.acted(who, "scheme.confirm", AuditTrail.Subject.NONE, scheme.code());
    return confirmed("scheme_id = :it", scheme.id(), who);
  }

  /** The version stays: nothing that somebody else may be changing is touched. */
  private int confirmed(String which, long it, SignedInUser who) {
    return jdbc.sql("UPDATE home SET confirmed_at = :now, confirmed_by = :by WHERE " + which)
        .param("now", Moments.stored(clock.instant()))
        .param("by", who.getDisplayName())
        .param("it", it)
        .update();
  }

  private static JdbcClient.StatementSpec write(JdbcClient.StatementSpec sql, HomeFacts facts) {
    return sql.param("name", facts.name())
        .param("selfContained", facts.selfContained())
        .param("floor", facts.floor())
        .param("stepFree", facts.stepFree())
        .param("gender", facts.genderRule() == null ? null : facts.genderRule().code())
        .param("tenure", facts.tenure() == null ? null : facts.tenure().code())
        .param("pets", facts.pets())
        .param("rent", facts.weeklyRent())
        .param("charge", facts.weeklyServiceCharge());
  }

  /** A code that nothing in the table has. A collision after this is left to the unique key. */
  private String freeCode(String wished, String table) {
    String code = wished;
    // "new" is the address of the page that adds one.
    for (int n = 2; code.equals("new") || taken(code, table); n++) {
      code = wished + "-" + n;
    }
    return code;
  }

  private boolean taken(String code, String table) {
    return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE code = :code")
            .param("code", code)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** A name as it may stand in an address. */
  static String slug(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String slug = plain.isEmpty() ? "home" : plain;
    return slug.length() > 40 ? slug.substring(0, 40).replaceAll("-$", "") : slug;
  }

  private static Scheme withCode(Scheme s, String code) {
    return new Scheme(
        0,
        code,
        s.agencyCode(),
        s.name(),
        s.boroughCode(),
        s.area(),
        s.kind(),
        s.supportLevel(),
        s.landlord(),
        s.supportProvider(),
        s.specified(),
        s.stayLimitDays(),
        s.cqcRegulated(),
        s.risksNotTaken(),
        0);
  }

  private LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }
}
