package org.homeward.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.testsupport.DatabaseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The outbox and its dispatchers, with an engine that does what the test says. */
@DatabaseTest
@Import({OutboxTest.Json.class, EngineOutbox.class, OutboxSignal.class})
class OutboxTest {

  static class Json {
    @org.springframework.context.annotation.Bean
    JsonMapper jsonMapper() {
      return JsonMapper.builder().build();
    }
  }

  private static final EngineSender.Answer ACCEPTED = new EngineSender.Answer.Accepted();
  private static final EngineSender.Answer AWAY = new EngineSender.Answer.NotNow("away", false);

  @Autowired private EngineOutbox outbox;
  @Autowired private OutboxSignal signal;
  @Autowired private JdbcClient jdbc;
  @Autowired private JsonMapper json;
  @Autowired private TransactionTemplate transaction;
  @Autowired private AdjustableClock clock;

  private final List<Long> delivered = new CopyOnWriteArrayList<>();
  private final List<EngineCommandAnswered> answers = new CopyOnWriteArrayList<>();
  private final List<OutboxDispatcher> dispatchers = new ArrayList<>();

  /** The engine: what it answers to a command at its nth attempt. */
  private BiFunction<EngineCommand, Integer, EngineSender.Answer> engine = (c, n) -> ACCEPTED;

  /** A feature that hears of the answers. */
  private java.util.function.Consumer<EngineCommandAnswered> listener = answers::add;

  @BeforeEach
  void empty() {
    jdbc.sql("DELETE FROM engine_outbox").update();
    clock.reset();
  }

  @AfterEach
  void stop() {
    dispatchers.forEach(OutboxDispatcher::stop);
  }

  @Test
  void anActThatIsRolledBackIsNeverSent() {
    dispatcher().start();
    transaction.executeWithoutResult(
        status -> {
          outbox.append("C-1", assign(1));
          status.setRollbackOnly();
        });
    append("C-2", 2);

    await().untilAsserted(() -> assertThat(delivered).contains(2L));
    assertThat(delivered).containsExactly(2L);
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void anActOutsideATransactionIsABugAndNotKept() {
    assertThatThrownBy(() -> outbox.append("C-1", assign(1)))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void everyKindOfCommandArrivesAsItWasGiven() {
    List<EngineCommand> sent = new CopyOnWriteArrayList<>();
    engine =
        (command, n) -> {
          sent.add(command);
          return ACCEPTED;
        };
    Map<String, Object> values = new java.util.HashMap<>();
    values.put("text", "ä 'quoted' \\ \uD83C\uDFE0");
    values.put("yes", true);
    values.put("count", 3);
    values.put("list", List.of("a", "b"));
    values.put("nothing", null);
    List<EngineCommand> given =
        List.of(
            new EngineCommand.PublishMessage("m", "C-1", "id", values),
            new EngineCommand.AssignTask(7, null),
            new EngineCommand.AssignTask(7, "housing"),
            new EngineCommand.CompleteTask(9_007_199_254_740_993L, values));
    given.forEach(command -> keep("C-1", command));

    dispatcher().start();

    await().untilAsserted(() -> assertThat(answers).hasSize(4));
    assertThat(sent).isEqualTo(given);
    assertThat(outbox.waiting()).isZero();
  }

  private boolean pathwaysDeployed = true;
  private EngineGate gate;

  @Test
  void nothingIsDeliveredBeforeTheEngineKnowsThePathways() {
    pathwaysDeployed = false;
    engine = (command, n) -> ACCEPTED;
    append("C-1", 1);
    dispatcher().start();
    sleep(300);
    assertThat(delivered).isEmpty();

    gate.open();

    await().untilAsserted(() -> assertThat(delivered).containsExactly(1L));
  }

  @Test
  void whileTheEngineIsAwayTheOrderOfACaseIsKeptAndNothingIsLost() {
    AtomicInteger asked = new AtomicInteger();
    engine = (command, n) -> asked.incrementAndGet() <= 6 ? AWAY : ACCEPTED;
    IntStream.rangeClosed(1, 5).forEach(i -> append("C-1", i));
    OutboxDispatcher dispatcher = dispatcher();
    dispatcher.start();
    await().untilAsserted(() -> assertThat(dispatcher.engineReachable()).isFalse());

    turnTheClockUntil(() -> delivered.size() == 5);

    assertThat(delivered).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(dispatcher.engineReachable()).isTrue();
  }

  @Test
  void aTroubledEngineIsAskedLessAndLessOften() {
    AtomicInteger asked = new AtomicInteger();
    engine =
        (command, n) -> {
          asked.incrementAndGet();
          return AWAY;
        };
    append("C-1", 1);
    dispatcher().start();
    for (int attempt = 1; attempt <= 11; ) {
      int atLeast = attempt;
      Pause[] seen = new Pause[1];
      await()
          .until(
              () -> {
                seen[0] = lastPause();
                return !seen[0].leased() && seen[0].attempts() >= atLeast;
              });
      attempt = seen[0].attempts();
      // Some of the pause has gone by when it is measured.
      long expected = Math.min(30_000, 100L << Math.min(attempt, 20));
      assertThat(seen[0].left().toMillis())
          .as("pause %d", attempt)
          .isBetween(expected - 1200, expected);
      attempt++;
      clock.advance(Duration.ofMillis(expected));
      signal.raise();
    }
    assertThat(asked.get()).isBetween(11, 14);
  }

  @Test
  void aRefusedCommandIsReportedKeptAndOutOfTheWay() {
    engine =
        (command, n) ->
            key(command) == 1 ? new EngineSender.Answer.Refused("no such task") : ACCEPTED;
    append("C-1", 1);
    append("C-1", 2);

    dispatcher().start();

    await().untilAsserted(() -> assertThat(answers).hasSize(2));
    assertThat(answers.getFirst().refusal()).isEqualTo("no such task");
    assertThat(answers.getFirst().command()).isEqualTo(assign(1));
    assertThat(answers.getLast().accepted()).isTrue();
    assertThat(jdbc.sql("SELECT state FROM engine_outbox").query(String.class).list())
        .containsExactly("REFUSED");
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void aCommandThatCannotBeReadHoldsUpItsOwnCaseOnlyAndIsNotTriedInACircle() throws Exception {
    for (String payload : List.of("{not json", "{\"unknown\":1}", "null")) {
      jdbc.sql(
              """
              INSERT INTO engine_outbox
                (case_reference, kind, payload, state, attempts, created_at, next_attempt_at)
              VALUES ('C-1', 'AssignTask', ?, 'WAITING', 0, ?, ?)
              """)
          .params(payload, now(), now())
          .update();
    }
    jdbc.sql("UPDATE engine_outbox SET kind = 'FromALaterRelease' WHERE payload LIKE '%unknown%'")
        .update();
    append("C-1", 1);
    IntStream.rangeClosed(2, 101).forEach(i -> append("C-" + i, i));

    dispatcher().start();

    await().untilAsserted(() -> assertThat(delivered).hasSize(100));
    Thread.sleep(1500);
    assertThat(delivered).doesNotContain(1L);
    assertThat(attempts()).as("attempts at the first of the case").isLessThanOrEqualTo(4);
    assertThat(outbox.waiting()).isEqualTo(4);
  }

  @Test
  void severalCopiesDeliverEachCommandOnceAndInOrder() {
    engine =
        (command, n) -> {
          sleep(1);
          return ACCEPTED;
        };
    for (int i = 1; i <= 300; i++) {
      append("C-" + i % 20, i);
    }
    List<OutboxDispatcher> copies = List.of(dispatcher(), dispatcher(), dispatcher());
    copies.forEach(OutboxDispatcher::start);

    await().atMost(Duration.ofSeconds(30)).until(() -> outbox.waiting() == 0);

    assertThat(delivered).hasSize(300).doesNotHaveDuplicates();
    for (int lane = 0; lane < 20; lane++) {
      int of = lane;
      assertThat(delivered.stream().filter(i -> i % 20 == of)).isSorted();
    }
  }

  @Test
  void aCopyLeasesNoMoreThanItCanSendAtOnce() throws Exception {
    CountDownLatch hang = new CountDownLatch(1);
    engine =
        (command, n) -> {
          try {
            hang.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return ACCEPTED;
        };
    IntStream.rangeClosed(1, 40).forEach(i -> append("C-" + i, i));
    dispatcher().start();
    await().until(() -> leased() == 8);
    Thread.sleep(300);
    assertThat(leased()).isEqualTo(8);
    hang.countDown();
    await().untilAsserted(() -> assertThat(delivered).hasSize(40));
  }

  @Test
  void whatADeadCopyHadInHandIsTakenOverWhenItsLeaseEnds() throws Exception {
    append("C-1", 1);
    append("C-1", 2);
    jdbc.sql(
            """
            UPDATE engine_outbox SET leased_by = 'dead', leased_until = ?, attempts = 1
            WHERE task_key = 1
            """)
        .param(now().plusSeconds(30))
        .update();
    dispatcher().start();
    Thread.sleep(500);
    assertThat(delivered).isEmpty();

    clock.advance(Duration.ofSeconds(31));

    await().untilAsserted(() -> assertThat(delivered).containsExactly(1L, 2L));
  }

  @Test
  void anAnswerThatCannotBeKeptIsAskedForAgain() {
    AtomicInteger heard = new AtomicInteger();
    listener =
        answer -> {
          if (heard.incrementAndGet() == 1) {
            throw new IllegalStateException("a feature has a bad day");
          }
          answers.add(answer);
        };
    append("C-1", 1);
    dispatcher().start();

    turnTheClockUntil(() -> answers.size() == 1);

    assertThat(delivered).as("harmlessly twice").containsExactly(1L, 1L);
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void theDispatcherSurvivesWhatNobodyExpected() {
    AtomicInteger looks = new AtomicInteger();
    AdjustableClock broken = clock;
    java.time.Clock faulty =
        new java.time.Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return broken.getZone();
          }

          @Override
          public java.time.Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public java.time.Instant instant() {
            if (looks.incrementAndGet() == 1) {
              throw new IllegalStateException("no time today");
            }
            return broken.instant();
          }
        };
    append("C-1", 1);
    dispatcher(faulty).start();
    await().untilAsserted(() -> assertThat(delivered).containsExactly(1L));
  }

  @Test
  void sendsNothingOfItsOwnAccordWhereWorkersAreOff() {
    assertThat(dispatcher().isAutoStartup()).isTrue();
    OutboxDispatcher off = dispatcher(clock, false);
    assertThat(off.isAutoStartup()).isFalse();
    off.stop();
    assertThat(off.isRunning()).isFalse();
  }

  @Test
  void saysHowLongTheOldestActWaits() {
    OutboxLag lag = new OutboxLag(jdbc, clock);
    assertThat(lag.oldest()).isEmpty();
    append("C-1", 1);
    clock.advance(Duration.ofMinutes(5));
    append("C-2", 2);
    assertThat(lag.oldest().orElseThrow()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
  }

  private OutboxDispatcher dispatcher() {
    return dispatcher(clock);
  }

  private OutboxDispatcher dispatcher(java.time.Clock time) {
    return dispatcher(time, true);
  }

  private OutboxDispatcher dispatcher(java.time.Clock time, boolean workers) {
    CamundaProperties properties =
        new CamundaProperties(
            URI.create("http://127.0.0.1:1"),
            workers,
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofMillis(50));
    EngineSender sender =
        new EngineSender(null, properties) {
          @Override
          Answer send(EngineCommand command, int attempt) {
            Answer answer = engine.apply(command, attempt);
            if (answer instanceof Answer.Accepted) {
              delivered.add(key(command));
            }
            return answer;
          }
        };
    gate = new EngineGate();
    if (pathwaysDeployed) {
      gate.open();
    }
    OutboxDispatcher dispatcher =
        new OutboxDispatcher(
            jdbc,
            transaction,
            json,
            time,
            signal,
            sender,
            event -> listener.accept((EngineCommandAnswered) event),
            properties,
            new OutboxLag(jdbc, clock),
            gate);
    dispatchers.add(dispatcher);
    return dispatcher;
  }

  private void turnTheClockUntil(java.util.function.BooleanSupplier done) {
    await()
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              clock.advance(Duration.ofSeconds(5));
              signal.raise();
              return done.getAsBoolean();
            });
  }

  private void append(String lane, long key) {
    keep(lane, assign(key));
  }

  private void keep(String lane, EngineCommand command) {
    transaction.executeWithoutResult(status -> outbox.append(lane, command));
  }

  private static EngineCommand assign(long key) {
    return new EngineCommand.AssignTask(key, "housing");
  }

  private static long key(EngineCommand command) {
    return switch (command) {
      case EngineCommand.AssignTask a -> a.taskKey();
      case EngineCommand.RouteTask r -> r.taskKey();
      case EngineCommand.PrioritiseTask p -> p.taskKey();
      case EngineCommand.MoveDueDate m -> m.taskKey();
      case EngineCommand.CompleteTask c -> c.taskKey();
      case EngineCommand.PublishMessage ignored -> 0;
    };
  }

  private int attempts() {
    return jdbc.sql("SELECT attempts FROM engine_outbox ORDER BY id LIMIT 1")
        .query(Integer.class)
        .single();
  }

  /** Read at once, for on a slow machine the next attempt may come between two looks. */
  private record Pause(int attempts, boolean leased, Duration left) {}

  private Pause lastPause() {
    return jdbc.sql("SELECT attempts, leased_until, next_attempt_at FROM engine_outbox")
        .query(
            (row, n) ->
                new Pause(
                    row.getInt("attempts"),
                    row.getObject("leased_until") != null,
                    Duration.between(
                        now(), row.getObject("next_attempt_at", java.time.LocalDateTime.class))))
        .single();
  }

  private int leased() {
    return jdbc.sql("SELECT COUNT(*) FROM engine_outbox WHERE leased_until IS NOT NULL")
        .query(Integer.class)
        .single();
  }

  private java.time.LocalDateTime now() {
    return java.time.LocalDateTime.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
