package org.homeward.discharge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.casefile.AnswerRule;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseSummaryPart;
import org.homeward.casefile.PersonDied;
import org.homeward.casefile.RuleBreach;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is in the way, where the person is, and what their dates must keep. */
@EnginelessTest
class BarriersTest {

  private static final AtomicLong STEPS = new AtomicLong(8_000_000_000L);

  @Autowired private Casework work;
  @Autowired private Product product;
  @Autowired private List<EngineJobHandler> handlers;
  @Autowired private List<AnswerRule> rules;
  @Autowired private List<CaseSummaryPart> parts;
  @Autowired private CaseFacts facts;
  @Autowired private CaseFiles cases;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @Autowired private ApplicationEventPublisher events;

  private CaseFile file;
  private LocalDate today;

  /** Admitted forty days ago. */
  @BeforeEach
  void admit() {
    today = product.today();
    file = work.start(Product.someName());
    say(Map.of("admissionDate", day(-40), "bedType", "200"));
  }

  @Test
  void aBarrierIsAskedForOnceAtATime() {
    assertThat(raise("debt", "early", false)).containsEntry("barrierKnown", false);
    long again = STEPS.get();
    assertThat(run("discharge.open-barrier", again, item("debt", "early", false)))
        .as("the same visit")
        .containsEntry("barrierKnown", false);
    assertThat(raise("debt", "reason", false)).containsEntry("barrierKnown", true);
    end("debt", "not-possible");
    assertThat(raise("debt", "reason", false)).containsEntry("barrierKnown", false);
    assertThat(barriers()).containsExactly("debt NOT_POSSIBLE", "debt open");
  }

  @Test
  void whatWasClearedSinceTheyWereReadyIsNotAskedForAgain() {
    ready(-3, "09");
    raise("care-package", "reason", true);
    end("care-package", "cleared");
    assertThat(raise("care-package", "reason", true)).containsEntry("barrierKnown", true);
  }

  @Test
  void whatWasAskedEarlyIsInTheWayUntilItEnds() {
    raise("safeguarding", "early", true);
    ready(-3, "01");
    assertThat(raise("safeguarding", "reason", true))
        .containsEntry("barrierKnown", true)
        .containsEntry("barrierAwaited", true);
    long waits = STEPS.get();
    assertThat(raise("safeguarding", "reason", true))
        .as("one step waits for it, the others know that it does")
        .containsEntry("barrierKnown", true)
        .containsEntry("barrierAwaited", false);
    assertThat(run("discharge.open-barrier", waits, item("safeguarding", "reason", true)))
        .as("the same visit")
        .containsEntry("barrierAwaited", true);

    assertThat(end("safeguarding", "not-possible")).containsEntry("barrierAwaited", true);
    assertThat(told("barrier-closed"))
        .singleElement()
        .asString()
        .contains(file.reference() + " safeguarding", "not-possible");
    assertThat(run("discharge.open-barrier", waits, item("safeguarding", "reason", true)))
        .as("closed before the engine came to wait")
        .containsEntry("barrierAwaited", false)
        .containsEntry("barrierOutcome", "not-possible");
  }

  @Test
  void nobodyHearsOfAnEndThatNobodyWaitsFor() {
    raise("safeguarding", "early", true);
    assertThat(end("safeguarding", "cleared")).containsEntry("barrierAwaited", false);
    assertThat(told("barrier-closed")).isEmpty();
  }

  @Test
  void whoIsReadyAgainWaitsAgainForWhatIsStillUnderWay() {
    raise("safeguarding", "early", true);
    ready(-3, "01");
    raise("safeguarding", "reason", true);
    say(Map.of("withdrawnOn", day(-1)));
    run("discharge.close-ready-period", STEPS.incrementAndGet(), Map.of());
    ready(0, "01");
    assertThat(raise("safeguarding", "reason", true)).containsEntry("barrierAwaited", true);
  }

  @Test
  void whatIsAskedOnceIsNotAskedAgainUnlessItWasStopped() {
    raise("imca", "early", false);
    end("imca", "not-possible");
    assertThat(raiseOnce("imca")).containsEntry("barrierKnown", true);
    assertThat(raise("imca", "early", false)).containsEntry("barrierKnown", false);
    end("imca", "stopped");
    raise("carers", "early", true);
    end("carers", "stopped");
    assertThat(raiseOnce("carers")).containsEntry("barrierKnown", false);
  }

  @Test
  void theDayFromWhichItIsInPlaceIsKnownToWhoAsksAgain() {
    ready(-3, "09");
    raise("care-package", "reason", true);
    run(
        "discharge.close-barrier",
        STEPS.incrementAndGet(),
        Map.of(
            "taskSubject", "care-package",
            "barrierOutcome", "cleared",
            "barrierDate", day(6)));
    assertThat(raise("care-package", "reason", true)).containsEntry("barrierDate", day(6));
  }

  @Test
  void whatCameBackIsAskedForAgainThoughItWasCleared() {
    ready(-3, "09");
    raise("care-package", "reason", true);
    end("care-package", "cleared");
    assertThat(raise("care-package", "again", true)).containsEntry("barrierKnown", false);
    assertThat(raise("care-package", "again", true)).containsEntry("barrierKnown", true);
    say(Map.of("withdrawnOn", day(0)));
    run("discharge.close-ready-period", STEPS.incrementAndGet(), Map.of());
    assertThat(barriers()).containsExactly("care-package CLEARED", "care-package NO_LONGER_NEEDED");
  }

  @Test
  void whoIsNotReadyAnyMoreNeedsNothingOfTheirDelayButKeepsTheEarlyWork() {
    ready(-3, "09");
    raise("debt", "early", false);
    raise("care-package", "reason", true);
    say(Map.of("withdrawnOn", day(0)));
    run("discharge.close-ready-period", STEPS.incrementAndGet(), Map.of());
    assertThat(barriers()).containsExactly("care-package NO_LONGER_NEEDED", "debt open");
  }

  @Test
  void leavingEndsAllOfThemAlsoBeforeTheyWereReady() {
    raise("debt", "early", false);
    say(Map.of("dischargeDate", day(0), "dischargeMethod", "2", "dischargeDestination", "19"));
    run("discharge.record-discharge", STEPS.incrementAndGet(), Map.of());
    assertThat(barriers()).containsExactly("debt NO_LONGER_NEEDED");
  }

  @Test
  void aTransferIsToldByTheStepItself() {
    ready(-5, "09");
    run(
        "discharge.record-discharge",
        STEPS.incrementAndGet(),
        Map.of("dischargeDate", day(-1), "dischargeMethod", "1", "dischargeDestination", "53"));
    assertThat(facts.of(file.id()))
        .containsEntry("dischargeDestination", "53")
        .containsEntry("dischargeDate", day(-1));
  }

  @Test
  void withdrawnConsentStopsWhatIsShared() {
    raise("debt", "early", false);
    raise("carers", "early", true);
    long step = STEPS.incrementAndGet();
    EngineJob job =
        new EngineJob(
            step,
            "discharge.stop-barriers",
            file.reference(),
            "step",
            step,
            1,
            Map.of("whose", "partners"),
            Map.of());
    transaction.execute(status -> handler("discharge.stop-barriers").handle(job));
    assertThat(
            jdbc.sql("SELECT payload FROM engine_outbox WHERE case_reference = ?")
                .param(file.reference())
                .query(String.class)
                .list())
        .filteredOn(payload -> payload.contains("barrier-stopped"))
        .singleElement()
        .asString()
        .contains(file.reference() + " carers");
    assertThat(facts.of(file.id())).containsEntry("consentToShare", "no");
  }

  @Test
  void consentGivenAgainIsToldToWhoeverStoppedForIt() {
    say(Map.of("consentToShare", "no"));
    assertThat(run("discharge.resume-sharing", STEPS.incrementAndGet(), Map.of()))
        .containsEntry("consentToShare", "no");
    assertThat(told("sharing-agreed")).isEmpty();
    say(Map.of("consentToShare", "yes"));
    run("discharge.resume-sharing", STEPS.incrementAndGet(), Map.of());
    assertThat(told("sharing-agreed")).hasSize(1);
  }

  @Test
  void whatTheLawAsksForFallsDueWhenSomebodyIsReadyAndWhenTheStepSaysSo() {
    ready(-3, "09");
    assertThat(told("duties-due")).hasSize(1);
    run("discharge.look-at-duties", STEPS.incrementAndGet(), Map.of());
    assertThat(told("duties-due")).hasSize(2);
  }

  @Test
  void whoLeavesHasNobodyWorkOnBarriersAnywhere() {
    raise("imha", "early", false);
    say(Map.of("dischargeDate", day(0), "dischargeMethod", "1", "dischargeDestination", "19"));
    run("discharge.record-discharge", STEPS.incrementAndGet(), Map.of());
    assertThat(
            jdbc.sql("SELECT payload FROM engine_outbox WHERE case_reference = ?")
                .param(file.reference())
                .query(String.class)
                .list())
        .anyMatch(payload -> payload.contains(file.reference() + " imha"));
  }

  @Test
  void whatIsAnsweredAboutABarrierBecomesKnownToTheCase() {
    raise("social-tenancy", "reason", true);
    transaction.executeWithoutResult(
        status ->
            facts.put(
                file.id(),
                "social-tenancy",
                Map.of("moveInDate", day(4), "dutyContact", "07700 900123"),
                "act"));
    end("social-tenancy", "cleared");
    assertThat(facts.of(file.id()))
        .containsEntry("moveInDate", day(4))
        .doesNotContainKey("dutyContact");
  }

  @Test
  void whatABarrierAsksForIsKnownToItsFormAlone() {
    run(
        "discharge.open-barrier",
        STEPS.incrementAndGet(),
        Map.of(
            "barrierOrigin",
            "reason",
            "barrierItem",
            Map.of(
                "key", "social-worker",
                "title", "Social worker",
                "role", "social-worker",
                "partner", true,
                "asks", "worker")));
    raise("pets", "early", false);
    assertThat(facts.of(file.id(), "social-worker")).containsEntry("barrierAsks", "worker");
    assertThat(facts.of(file.id())).doesNotContainKey("barrierAsks");
    end("social-worker", "cleared");
    assertThat(facts.of(file.id(), "pets")).doesNotContainKey("barrierAsks");
  }

  @Test
  void theContributingBarriersStayWithThePeriod() {
    say(Map.of("contributingReasons", List.of("debt", "04")));
    ready(-5, "09");
    assertThat(
            jdbc.sql(
                    """
                    SELECT contributing FROM ready_period p
                    JOIN hospital_spell s ON s.id = p.spell_id WHERE s.case_id = ?
                    """)
                .param(file.id())
                .query(String.class)
                .list())
        .containsExactly("debt,04");
  }

  @Test
  void theThreeCountsStandApart() {
    ready(-5, "09");
    raise("care-package", "reason", true);
    assertThat(summaryFor("coordinator"))
        .contains(
            "Days waiting now: 5 days",
            "Length of this episode, first and last day included: 6 days",
            "Being worked on: care-package")
        .anyMatch(row -> row.startsWith("National delayed days by month (MHS26): "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"coordinator", "ward", "community", "manager", "socialwork"})
  void whoLooksAfterThemReadsWhyTheyWait(String username) {
    waitsForACourt();
    assertThat(summaryFor(username))
        .contains(
            "What is in the way: Awaiting Court of Protection proceedings",
            "Attributed to: NHS",
            "Being worked on: safeguarding; housing; debt")
        .anyMatch(row -> row.startsWith("Absent without leave since"));
  }

  @ParameterizedTest
  @CsvSource({"housing, Being worked on: housing", "manager2,"})
  void othersReadDatesAndWhatTheyAreAskedThemselves(String username, String theirs) {
    waitsForACourt();
    List<String> read = summaryFor(username);
    assertThat(read)
        .contains("Days waiting now: 5 days")
        .anyMatch(row -> row.startsWith("National delayed days"))
        .noneMatch(row -> row.contains("Court") || row.startsWith("Attributed"))
        .noneMatch(row -> row.startsWith("Absent"));
    assertThat(read.stream().filter(row -> row.startsWith("Being worked on")).toList())
        .isEqualTo(theirs == null ? List.of() : List.of(theirs));
  }

  @Test
  void aBarrierOfTheResponsibleCouncilIsNotThatOfTheHomeBorough() {
    ask("home", "housing-officer");
    say(Map.of("responsibleCouncil", "ealing-council"));
    ask("care", "social-worker");
    ask("ward", "ward-staff");
    say(Map.of("responsibleCouncil", "cornwall-council"));
    ask("far", "social-worker");
    assertThat(
            jdbc.sql("SELECT barrier_key, agency_code FROM barrier WHERE case_id = ? ORDER BY id")
                .param(file.id())
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .list())
        .containsExactly(
            "home westminster-council", "care ealing-council", "ward cnwl", "far cornwall-council");
  }

  @Test
  void afterLeavingThePageSaysHowLongTheEpisodeWasAndWhatIsReported() {
    ready(-9, "09");
    say(Map.of("dischargeDate", day(0), "dischargeMethod", "1", "dischargeDestination", "19"));
    run("discharge.record-discharge", STEPS.incrementAndGet(), Map.of());
    String page = product.logIn("coordinator").open("/cases/" + file.reference()).text();
    assertThat(page)
        .contains("Was clinically ready for", "10 days until", "first and last day included")
        .contains("National delayed days by month (MHS26)");
    long reported =
        DelayedDays.byMonth(List.of(new DelayedDays.Period(today.minusDays(9), today)), today)
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    assertThat(reported).isEqualTo(8);
    assertThat(summaryFor("coordinator"))
        .filteredOn(row -> row.startsWith("National"))
        .singleElement()
        .asString()
        .contains(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK).format(today))
        .doesNotContain("so far");
  }

  @Test
  void nobodyLeavesAWardBeforeTheyCameToIt() {
    moveTo(otherWard(), "200", -3);
    for (String key : List.of("dischargeDate", "transferredOn")) {
      assertThat(broken("leaving-fits-stay", Map.of(key, day(-4)))).isEqualTo(key);
      assertThat(broken("leaving-fits-stay", Map.of(key, day(-3)))).isNull();
    }
  }

  @Test
  void theStayOnTheWardEndsWithTheStayInHospital() {
    String other = otherWard();
    moveTo(other, "200", -3);
    say(Map.of("dischargeDate", day(-1), "dischargeMethod", "1", "dischargeDestination", "19"));
    run("discharge.record-discharge", STEPS.incrementAndGet(), Map.of());
    assertThat(wardStays())
        .containsExactly(
            file.wardTeamCode() + " 200 " + day(-40) + " " + day(-3),
            other + " 200 " + day(-3) + " " + day(-1));
  }

  @Test
  void aDeathEndsTheStayOnTheWardToo() {
    moveTo(otherWard(), "200", -3);
    died(-2);
    assertThat(wardStays()).last().asString().endsWith(" 200 " + day(-3) + " " + day(-2));
    assertThat(dischargedOn()).isEqualTo(today.minusDays(2));
  }

  @Test
  void aDeathToldWithADayBeforeTheAdmissionIsRefusedAndNeverEndsTheStayBeforeItBegan() {
    assertThat(broken("death-fits-stay", Map.of("dateOfDeath", day(-41)))).isEqualTo("dateOfDeath");
    assertThat(broken("death-fits-stay", Map.of("dateOfDeath", day(-40)))).isNull();
    ready(-5, "09");
    died(-41);
    assertThat(dischargedOn()).isEqualTo(today.minusDays(40));
    assertThat(wardStays())
        .containsExactly(file.wardTeamCode() + " 200 " + day(-40) + " " + day(-40));
  }

  @Test
  void theTypeOfBedIsThatOfTheLastWard() {
    say(Map.of("bedType", "206"));
    String other = otherWard();
    sayAbout("E-1", Map.of("ward", other, "movedOn", day(-4), "bedType", "200"));
    long step = STEPS.incrementAndGet();
    Map<String, Object> subject = Map.of("taskSubject", "E-1");
    assertThat(run("discharge.move-ward", step, subject)).containsEntry("bedType", "200");
    assertThat(run("discharge.move-ward", step, subject)).containsEntry("bedType", "200");
    assertThat(facts.of(file.id())).containsEntry("bedType", "200");
    // The same ward gives them another bed; a report of an older form does not say which.
    sayAbout("E-2", Map.of("ward", other, "movedOn", day(-2), "bedType", "202"));
    run("discharge.move-ward", STEPS.incrementAndGet(), Map.of("taskSubject", "E-2"));
    sayAbout("E-3", Map.of("ward", file.wardTeamCode(), "movedOn", day(-1)));
    assertThat(run("discharge.move-ward", STEPS.incrementAndGet(), Map.of("taskSubject", "E-3")))
        .containsEntry("bedType", "202");
    assertThat(wardStays())
        .containsExactly(
            file.wardTeamCode() + " 206 " + day(-40) + " " + day(-4),
            other + " 200 " + day(-4) + " " + day(-2),
            other + " 202 " + day(-2) + " " + day(-1),
            file.wardTeamCode() + " 202 " + day(-1) + " null");
    assertThat(
            jdbc.sql("SELECT bed_type FROM hospital_spell WHERE case_id = ?")
                .param(file.id())
                .query(String.class)
                .single())
        .isEqualTo("202");
  }

  private void died(int on) {
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(new PersonDied(file.id(), file.personId(), today.plusDays(on))));
  }

  private String otherWard() {
    return jdbc.sql(
            "SELECT code FROM team WHERE code LIKE 'cnwl-%-ward' AND code <> ? ORDER BY code")
        .param(file.wardTeamCode())
        .query(String.class)
        .list()
        .getFirst();
  }

  private void moveTo(String ward, String bedType, int on) {
    sayAbout("E-9", Map.of("ward", ward, "movedOn", day(on), "bedType", bedType));
    run("discharge.move-ward", STEPS.incrementAndGet(), Map.of("taskSubject", "E-9"));
  }

  private List<String> wardStays() {
    return jdbc.sql(
            """
            SELECT w.ward_team_code, w.bed_type, w.started_on, w.ended_on FROM ward_stay w
            JOIN hospital_spell s ON s.id = w.spell_id
            WHERE s.case_id = ? ORDER BY w.started_on, w.id
            """)
        .param(file.id())
        .query(
            (row, number) ->
                row.getString(1)
                    + " "
                    + row.getString(2)
                    + " "
                    + row.getString(3)
                    + " "
                    + row.getString(4))
        .list();
  }

  private LocalDate dischargedOn() {
    return jdbc.sql("SELECT discharged_on FROM hospital_spell WHERE case_id = ?")
        .param(file.id())
        .query((row, number) -> row.getDate(1).toLocalDate())
        .single();
  }

  private void waitsForACourt() {
    ready(-5, "26");
    say(Map.of("absentSince", day(-1)));
    run("discharge.record-absence", STEPS.incrementAndGet(), Map.of());
    ask("safeguarding", "ward-staff");
    ask("housing", "housing-officer");
    ask("debt", "social-worker");
  }

  private void ask(String key, String role) {
    run(
        "discharge.open-barrier",
        STEPS.incrementAndGet(),
        Map.of(
            "barrierOrigin",
            "reason",
            "barrierItem",
            Map.of("key", key, "title", key, "role", role, "partner", true)));
  }

  private List<String> summaryFor(String username) {
    CaseFile now = cases.get(file.id());
    return parts.stream()
        .flatMap(part -> part.summary(now, work.user(username)).rows().stream())
        .map(row -> row.label() + ": " + row.text())
        .toList();
  }

  @Test
  void whatIsInTheWayIsNotForPartners() {
    ready(-5, "09");
    raise("care-package", "reason", true);
    for (String partner : List.of("provider", "employment")) {
      assertThat(summaryFor(partner)).as(partner).isEmpty();
    }
  }

  @Test
  void aStayOpenedInErrorCountsNowhere() {
    ready(-5, "09");
    run("discharge.void-stay", STEPS.incrementAndGet(), Map.of());
    assertThat(summaryFor("coordinator"))
        .noneMatch(row -> row.startsWith("Days waiting now"))
        .noneMatch(row -> row.startsWith("What is in the way"));
  }

  @Test
  void thePersonAndTheOpenTasksMoveToTheNewWard() {
    String old = file.wardTeamCode();
    String other =
        jdbc.sql("SELECT code FROM team WHERE code LIKE '%-ward' AND code <> ? ORDER BY code")
            .param(old)
            .query(String.class)
            .list()
            .getFirst();
    long task = work.task(file, "record-discharge", "ward-staff", Map.of());
    say(Map.of("ward", other, "movedOn", day(-2)));
    long step = STEPS.incrementAndGet();
    run("discharge.move-ward", step, Map.of());
    run("discharge.move-ward", step, Map.of());

    assertThat(cases.get(file.id()).wardTeamCode()).isEqualTo(other);
    assertThat(
            jdbc.sql("SELECT team_code FROM human_task WHERE task_key = ?")
                .param(task)
                .query(String.class)
                .single())
        .isEqualTo(other);
    assertThat(
            jdbc.sql(
                    """
                    SELECT w.ward_team_code FROM ward_stay w
                    JOIN hospital_spell s ON s.id = w.spell_id
                    WHERE s.case_id = ? ORDER BY w.started_on
                    """)
                .param(file.id())
                .query(String.class)
                .list())
        .containsExactly(old, other);
    assertThat(broken("move-fits-stay", Map.of("movedOn", day(-3)))).isEqualTo("movedOn");
    assertThat(broken("move-fits-stay", Map.of("movedOn", day(-2)))).isNull();
  }

  @Test
  void twoMovesToldBeforeEitherIsKeptAreBothKept() {
    List<String> others =
        jdbc.sql("SELECT code FROM team WHERE code LIKE '%-ward' AND code <> ? ORDER BY code")
            .param(file.wardTeamCode())
            .query(String.class)
            .list();
    sayAbout("E-1", Map.of("ward", others.get(0), "movedOn", day(-4)));
    sayAbout("E-2", Map.of("ward", others.get(1), "movedOn", day(-1)));
    run("discharge.move-ward", STEPS.incrementAndGet(), Map.of("taskSubject", "E-1"));
    run("discharge.move-ward", STEPS.incrementAndGet(), Map.of("taskSubject", "E-2"));

    assertThat(
            jdbc.sql(
                    """
                    SELECT w.ward_team_code FROM ward_stay w
                    JOIN hospital_spell s ON s.id = w.spell_id
                    WHERE s.case_id = ? ORDER BY w.started_on
                    """)
                .param(file.id())
                .query(String.class)
                .list())
        .containsExactly(file.wardTeamCode(), others.get(0), others.get(1));
    assertThat(facts.of(file.id())).containsEntry("ward", others.get(1));
  }

  @Test
  void anAbsenceEndsWithTheReturn() {
    say(Map.of("absentSince", day(-2)));
    run("discharge.record-absence", STEPS.incrementAndGet(), Map.of());
    assertThat(absentSince()).isEqualTo(today.minusDays(2));
    say(Map.of("returnedOn", day(0)));
    run("discharge.record-absence", STEPS.incrementAndGet(), Map.of());
    assertThat(absentSince()).isNull();
    assertThat(facts.of(file.id())).doesNotContainKeys("absentSince", "returnedOn");
  }

  @Test
  void periodsOfReadinessDoNotOverlap() {
    ready(-20, "09");
    say(Map.of("withdrawnOn", day(-10)));
    run("discharge.close-ready-period", STEPS.incrementAndGet(), Map.of());
    assertThat(broken("ready-fits-stay", Map.of("readyOn", day(-11)))).isEqualTo("readyOn");
    assertThat(broken("ready-fits-stay", Map.of("readyOn", day(-10)))).isNull();
    assertThat(broken("leaving-fits-stay", Map.of("dischargeDate", day(-11))))
        .isEqualTo("dischargeDate");
    assertThat(broken("leaving-fits-stay", Map.of("transferredOn", day(-11))))
        .isEqualTo("transferredOn");
    assertThat(broken("leaving-fits-stay", Map.of("dischargeDate", day(-10)))).isNull();
  }

  private String broken(String rule, Map<String, Object> answers) {
    return rules.stream()
        .filter(r -> r.name().equals(rule))
        .findFirst()
        .orElseThrow()
        .check(file, "", answers)
        .stream()
        .map(RuleBreach::fieldKey)
        .findFirst()
        .orElse(null);
  }

  private LocalDate absentSince() {
    return jdbc.sql("SELECT absent_since FROM hospital_spell WHERE case_id = ?")
        .param(file.id())
        .query(
            (row, number) ->
                row.getDate(1) == null ? LocalDate.EPOCH : row.getDate(1).toLocalDate())
        .optional()
        .filter(day -> !day.equals(LocalDate.EPOCH))
        .orElse(null);
  }

  private Map<String, Object> raise(String key, String origin, boolean partner) {
    return run("discharge.open-barrier", STEPS.incrementAndGet(), item(key, origin, partner));
  }

  private static Map<String, Object> item(String key, String origin, boolean partner) {
    return Map.of(
        "barrierOrigin",
        origin,
        "barrierItem",
        Map.of("key", key, "title", key, "role", "ward-staff", "partner", partner));
  }

  private Map<String, Object> raiseOnce(String key) {
    Map<String, Object> asked = new HashMap<>(item(key, "early", false));
    asked.put("barrierOnce", true);
    return run("discharge.open-barrier", STEPS.incrementAndGet(), asked);
  }

  private List<String> told(String message) {
    return jdbc
        .sql("SELECT payload FROM engine_outbox WHERE case_reference = ?")
        .param(file.reference())
        .query(String.class)
        .list()
        .stream()
        .filter(payload -> payload.contains(message))
        .toList();
  }

  private Map<String, Object> end(String key, String outcome) {
    return run(
        "discharge.close-barrier",
        STEPS.incrementAndGet(),
        Map.of("taskSubject", key, "barrierOutcome", outcome));
  }

  private void ready(int from, String reason) {
    say(Map.of("readyOn", day(from), "delayReason", reason, "attribution", "04"));
    run("discharge.open-ready-period", STEPS.incrementAndGet(), Map.of());
  }

  private EngineJobHandler handler(String type) {
    return handlers.stream().filter(h -> h.type().equals(type)).findFirst().orElseThrow();
  }

  private Map<String, Object> run(String type, long step, Map<String, Object> variables) {
    EngineJob job =
        new EngineJob(step, type, file.reference(), "step", step, 1, Map.of(), variables);
    return transaction.execute(status -> handler(type).handle(job));
  }

  private void say(Map<String, Object> answers) {
    transaction.executeWithoutResult(status -> facts.put(file.id(), answers, "act"));
  }

  private void sayAbout(String subject, Map<String, Object> answers) {
    transaction.executeWithoutResult(status -> facts.put(file.id(), subject, answers, "act"));
  }

  private String day(int offset) {
    return today.plusDays(offset).toString();
  }

  private List<String> barriers() {
    return jdbc.sql(
            """
            SELECT barrier_key, outcome FROM barrier WHERE case_id = ? ORDER BY barrier_key, id
            """)
        .param(file.id())
        .query(
            (row, number) ->
                row.getString(1) + " " + (row.getString(2) == null ? "open" : row.getString(2)))
        .list();
  }
}
