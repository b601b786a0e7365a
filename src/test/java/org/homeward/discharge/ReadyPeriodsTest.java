package org.homeward.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.PersonDied;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The national rules for periods of readiness, through the jobs of the pathway. */
@EnginelessTest
class ReadyPeriodsTest {

  private static final AtomicLong STEPS = new AtomicLong(7_000_000_000L);

  @Autowired private Casework work;
  @Autowired private Product product;
  @Autowired private List<EngineJobHandler> handlers;
  @Autowired private CaseFacts facts;
  @Autowired private CaseFiles cases;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcClient jdbc;

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
  void aPeriodOpensOnceHoweverOftenTheJobIsGiven() {
    ready(-10, "18", "06");
    long step = STEPS.get();

    assertThat(run("discharge.open-ready-period", step)).containsEntry("delayedSince", day(-10));
    assertThat(run("discharge.open-ready-period", step)).containsEntry("delayedSince", day(-10));

    assertThat(periods()).containsExactly(row(-10, null, "18", null));
    assertThat(since()).isEqualTo(today.minusDays(10));
  }

  @Test
  void aChangeOfReasonLosesNoDayAndDoesNotBreakTheWaiting() {
    ready(-20, "18", "06");
    long step = change(-12, "14", "04");
    run("discharge.change-delay-reason", step);
    change(-12, "03", "05");

    assertThat(periods())
        .containsExactly(
            row(-20, -12, "18", "REASON_CHANGED"),
            row(-12, -12, "14", "REASON_CHANGED"),
            row(-12, null, "03", null));
    assertThat(since()).as("not touched by the change").isEqualTo(today.minusDays(20));
    assertThat(told())
        .as("the ladder hears of each change once")
        .satisfiesExactly(
            first -> assertThat(first).contains("\"delayReason\":\"14\""),
            second -> assertThat(second).contains("\"delayReason\":\"03\""));
    change(-11, "03", "05");
    assertThat(told()).as("nothing changed").hasSize(2);
    assertThat(run("discharge.open-ready-period", opened()))
        .containsEntry("delayedSince", day(-20));
    assertThat(since()).isEqualTo(today.minusDays(20));
    assertThat(countsAgainAfter(() -> change(-8, "18", "06")))
        .as("figures follow, though the case itself is as it was")
        .isTrue();
  }

  @Test
  void notReadyEndsTheWaitingAndReadyAgainBeginsAnew() {
    ready(-20, "18", "06");
    long closing = withdraw(-15);
    assertThat(since()).isNull();
    ready(-9, "14", "04");

    run("discharge.close-ready-period", closing);
    assertThat(since()).as("the old job once more ends nothing").isEqualTo(today.minusDays(9));
    assertThat(periods())
        .containsExactly(row(-20, -15, "18", "NO_LONGER_READY"), row(-9, null, "14", null));
  }

  @ParameterizedTest
  @CsvSource({
    "-41, Ready before the admission date.",
    "1, Ready in the future.",
  })
  void aPeriodCannotBeginOutsideTheStay(int from, String rule) {
    assertThatThrownBy(() -> ready(from, "18", "06"))
        .isInstanceOf(DischargeRuleBroken.class)
        .hasMessage(rule);
    assertThat(periods()).isEmpty();
  }

  @Test
  void aPeriodCanBeginOnTheDayOfAdmissionAndToday() {
    ready(-40, "18", "06");
    withdraw(0);
    ready(0, "18", "06");
    assertThat(periods()).hasSize(2);
  }

  @Test
  void periodsDoNotOverlap() {
    ready(-20, "18", "06");
    assertThatThrownBy(() -> ready(-10, "18", "06"))
        .as("one is open")
        .hasMessage("Overlaps an earlier period of readiness.");
    withdraw(-10);
    assertThatThrownBy(() -> ready(-11, "18", "06"))
        .hasMessage("Overlaps an earlier period of readiness.");
    assertThatThrownBy(() -> ready(-30, "18", "06"))
        .as("begins before another")
        .hasMessage("Overlaps an earlier period of readiness.");
    ready(-10, "18", "06");
    assertThat(periods()).hasSize(2);
  }

  @Test
  void aPeriodEndsNeitherBeforeItBeganNorInTheFuture() {
    ready(-20, "18", "06");
    assertThatThrownBy(() -> withdraw(-21)).hasMessage("Ends before it began.");
    assertThatThrownBy(() -> withdraw(1)).hasMessage("Ends in the future.");
    assertThatThrownBy(() -> change(-21, "14", "04"))
        .hasMessage("Changed before the present reason began.");
    assertThatThrownBy(() -> change(1, "14", "04")).hasMessage("Changed in the future.");
    assertThat(periods()).containsExactly(row(-20, null, "18", null));
  }

  @Test
  void changingWithoutAnOpenPeriodIsRefused() {
    assertThatThrownBy(() -> change(0, "14", "04"))
        .hasMessage("The case has no hospital spell yet.");
    ready(-20, "18", "06");
    withdraw(-10);
    assertThatThrownBy(() -> change(-9, "14", "04")).hasMessage("No period of readiness is open.");
  }

  @Test
  void dischargeEndsThePeriodOnTheSameDay() {
    ready(-20, "18", "06");
    say(
        Map.of(
            "dischargeDate", day(-2),
            "dischargeMethod", "1",
            "dischargeDestination", "19",
            "accommodationType", "11",
            "settledAccommodation", "Y"));
    long step = STEPS.incrementAndGet();
    run("discharge.record-discharge", step);
    run("discharge.record-discharge", step);

    assertThat(periods()).containsExactly(row(-20, -2, "18", "DISCHARGED"));
    assertThat(since()).isNull();
    assertThat(spell()).containsExactly(day(-2), "1", "19", "11", "Y");
  }

  @Test
  void nobodyLeavesBeforeTheyCame() {
    ready(-40, "18", "06");
    withdraw(-40);
    say(Map.of("dischargeDate", day(-41)));
    assertThatThrownBy(() -> run("discharge.record-discharge", STEPS.incrementAndGet()))
        .hasMessage("Left before the admission date.");
  }

  @Test
  void deathEndsPeriodAndSpellOnThatDay() {
    ready(-20, "18", "06");
    died(-3);
    died(-3);
    assertThat(periods()).containsExactly(row(-20, -3, "18", "DIED"));
    assertThat(spell()).startsWith(day(-3), "4", "79");
    assertThat(since()).isNull();
  }

  @Test
  void deathBeforeTheRecordedReadinessLeavesAPeriodWithoutDays() {
    ready(-5, "18", "06");
    died(-7);
    assertThat(periods()).containsExactly(row(-5, -5, "18", "DIED"));
  }

  @Test
  void deathAfterLeavingChangesNothing() {
    ready(-20, "18", "06");
    say(Map.of("dischargeDate", day(-10), "dischargeMethod", "1"));
    run("discharge.record-discharge", STEPS.incrementAndGet());
    died(-1);
    assertThat(periods()).containsExactly(row(-20, -10, "18", "DISCHARGED"));
    assertThat(spell()).startsWith(day(-10), "1");
  }

  @Test
  void socialCareNeedsItsCouncil() {
    assertThatThrownBy(
            () -> {
              say(Map.of("readyOn", day(-5), "delayReason", "03", "attribution", "05"));
              run("discharge.open-ready-period", STEPS.incrementAndGet());
            })
        .hasMessageContaining("responsible council");
  }

  @Test
  void theFollowUpIsKeptOnceAndSaysWhetherItCounts() {
    ready(-20, "18", "06");
    say(Map.of("dischargeDate", day(-3), "dischargeMethod", "1"));
    run("discharge.record-discharge", STEPS.incrementAndGet());
    say(Map.of("contactDate", day(-1), "contactMechanism", "01", "contactOutcome", "seen"));
    long step = STEPS.incrementAndGet();
    assertThat(run("discharge.record-follow-up", step)).containsEntry("followUpCounts", true);
    assertThat(run("discharge.record-follow-up", step)).containsEntry("followUpCounts", true);
    assertThat(
            jdbc.sql(
                    """
                    SELECT COUNT(*) FROM follow_up f JOIN hospital_spell s ON s.id = f.spell_id
                    WHERE s.case_id = ?
                    """)
                .param(file.id())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void daysAreLondonDaysNotThoseOfTheServer() {
    Instant summerMidnight = Instant.parse("2030-07-01T23:30:00Z");
    Duration ahead = Duration.between(product.now(), summerMidnight);
    product.wait(ahead);
    try {
      today = LocalDate.of(2030, 7, 2);
      say(Map.of("admissionDate", "2030-06-01"));
      ready(0, "18", "06");
      assertThat(since()).isEqualTo(LocalDate.of(2030, 7, 2));
    } finally {
      product.wait(ahead.negated());
    }
  }

  private void ready(int from, String reason, String attribution) {
    say(
        Map.of(
            "readyOn",
            day(from),
            "delayReason",
            reason,
            "attribution",
            attribution,
            "responsibleCouncil",
            "westminster-council"));
    run("discharge.open-ready-period", STEPS.incrementAndGet());
  }

  private long change(int on, String reason, String attribution) {
    say(
        Map.of(
            "changedOn",
            day(on),
            "delayReason",
            reason,
            "attribution",
            attribution,
            "responsibleCouncil",
            "westminster-council"));
    long step = STEPS.incrementAndGet();
    run("discharge.change-delay-reason", step);
    return step;
  }

  private long withdraw(int on) {
    say(Map.of("withdrawnOn", day(on)));
    long step = STEPS.incrementAndGet();
    run("discharge.close-ready-period", step);
    return step;
  }

  private void died(int on) {
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(new PersonDied(file.id(), file.personId(), today.plusDays(on))));
  }

  private Map<String, Object> run(String type, long step) {
    EngineJobHandler handler =
        handlers.stream().filter(h -> h.type().equals(type)).findFirst().orElseThrow();
    EngineJob job =
        new EngineJob(step, type, file.reference(), "step", step, 1, Map.of(), Map.of());
    return transaction.execute(status -> handler.handle(job));
  }

  private void say(Map<String, Object> answers) {
    transaction.executeWithoutResult(status -> facts.put(file.id(), answers, "act"));
  }

  private String day(int offset) {
    return today.plusDays(offset).toString();
  }

  private LocalDate since() {
    return cases.get(file.id()).readySince();
  }

  private long opened() {
    return jdbc.sql(
            """
            SELECT MIN(p.opened_by_step) FROM ready_period p
            JOIN hospital_spell s ON s.id = p.spell_id WHERE s.case_id = ?
            """)
        .param(file.id())
        .query(Long.class)
        .single();
  }

  private List<String> periods() {
    return jdbc.sql(
            """
            SELECT p.started_on, p.ended_on, p.delay_reason, p.end_reason FROM ready_period p
            JOIN hospital_spell s ON s.id = p.spell_id WHERE s.case_id = ? ORDER BY p.id
            """)
        .param(file.id())
        .query(
            (row, n) ->
                "%s %s %s %s"
                    .formatted(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
        .list();
  }

  private String row(int from, Integer to, String reason, String why) {
    return "%s %s %s %s".formatted(day(from), to == null ? null : day(to), reason, why);
  }

  private List<String> spell() {
    return jdbc.sql(
            """
            SELECT discharged_on, discharge_method, discharge_destination, accommodation_type,
              settled_accommodation FROM hospital_spell WHERE case_id = ?
            """)
        .param(file.id())
        .query(
            (row, n) ->
                List.of(
                    String.valueOf(row.getString(1)),
                    String.valueOf(row.getString(2)),
                    String.valueOf(row.getString(3)),
                    String.valueOf(row.getString(4)),
                    String.valueOf(row.getString(5))))
        .single();
  }

  private List<String> told() {
    return jdbc
        .sql("SELECT payload FROM engine_outbox WHERE case_reference = ? ORDER BY id")
        .param(file.reference())
        .query(String.class)
        .list()
        .stream()
        .filter(payload -> payload.contains("delay-changed"))
        .distinct()
        .toList();
  }

  /** Whether it was noted that the case is to be counted anew, or was counted meanwhile. */
  private boolean countsAgainAfter(Runnable act) {
    long before = figure();
    act.run();
    Awaitility.await().until(() -> noted() || figure() != before);
    return true;
  }

  private boolean noted() {
    return jdbc.sql("SELECT EXISTS (SELECT 1 FROM case_change WHERE case_id = ?)")
        .param(file.id())
        .query(Boolean.class)
        .single();
  }

  private long figure() {
    return jdbc.sql("SELECT COALESCE(MAX(id), 0) FROM figure_stay WHERE case_id = ?")
        .param(file.id())
        .query(Long.class)
        .single();
  }
}
