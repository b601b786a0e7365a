package org.homeward.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.homeward.camunda.EngineJob;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseLock;
import org.homeward.identity.SignedInUser;
import org.homeward.meeting.MeetingProperties.Kind;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens once, and what happens when two do it at the same moment. */
@EnginelessTest
class MeetingsAtOnceTest {

  private static final String BOARD = "complex-care-board";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;
  @Autowired ProposingCase job;
  @Autowired Proposing proposing;
  @Autowired HoldingMeetings holding;
  @Autowired SessionStore sessions;
  @Autowired Listings listings;
  @Autowired MeetingKinds kinds;
  @Autowired CaseLock lock;
  @Autowired TransactionTemplate transaction;

  private CaseFile file;
  private SignedInUser manager;
  private SignedInUser coordinator;
  private Kind board;

  @BeforeEach
  void aCase() {
    file = work.start(Product.someName());
    manager = work.user("manager");
    coordinator = work.user("coordinator");
    board = kinds.find(BOARD).orElseThrow();
  }

  @Test
  void aStepPutsACaseOnTheListOnce() {
    job.handle(step(11, Map.of("kind", BOARD), Map.of("why", "21 days")));
    job.handle(step(11, Map.of("kind", BOARD), Map.of("why", "21 days")));
    job.handle(step(12, Map.of("kind", BOARD), Map.of()));

    assertThat(listings.of(file.id()))
        .extracting(Listing::kind, Listing::why, Listing::by)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(BOARD, "21 days", null));
    assertThat(timeline()).containsOnlyOnce("Put on the list of the Complex Care Board");
  }

  @Test
  void theSameVisitDoesNotPutBackWhatWasDiscussed() {
    job.handle(step(21, Map.of("kind", BOARD), Map.of()));
    long session = plan();
    SessionItem item = itemOf(session, file);
    holding.decide(item, file, 0, "Fund it jointly", Set.of("funding"), manager);
    holding.finish(board, session, manager);

    job.handle(step(21, Map.of("kind", BOARD), Map.of()));
    assertThat(listings.of(file.id())).isEmpty();
    job.handle(step(22, Map.of("kind", BOARD), Map.of()));
    assertThat(listings.of(file.id())).hasSize(1);
  }

  @Test
  void theHeaderSaysTheKindBeforeTheVariableAndAnUnknownKindIsAFault() {
    job.handle(step(31, Map.of("kind", "made"), Map.of("kind", "something-else")));
    assertThat(listings.of(file.id())).extracting(Listing::kind).containsExactly("made");
    assertThatThrownBy(() -> job.handle(step(32, Map.of("kind", "tea-party"), Map.of())))
        .hasMessageContaining("tea-party");
  }

  @Test
  void codesOfReasonsAreSaidInWords() {
    job.handle(step(41, Map.of("kind", BOARD, "why", "escalation"), Map.of()));
    assertThat(listings.of(file.id()).getFirst().why()).contains("waited so long");
  }

  @Test
  void ofTwoWhoProposeAtTheSameMomentOneDoes() throws Exception {
    List<Boolean> done =
        together(
            () -> proposing.byHand(file, board, "No home fits", manager),
            () -> proposing.byHand(file, board, "No home at all", coordinator));
    assertThat(done).containsExactlyInAnyOrder(true, false);
    assertThat(listings.of(file.id())).hasSize(1);
  }

  @Test
  void ofTwoChairsWhoDecideAtTheSameMomentOneIsHeard() throws Exception {
    proposing.byHand(file, board, "No home fits", manager);
    SessionItem item = itemOf(plan(), file);
    List<Boolean> kept =
        together(
            () -> holding.decide(item, file, 0, "First", Set.of("funding"), manager),
            () -> holding.decide(item, file, 0, "Second", Set.of("legal", "staff"), coordinator));

    assertThat(kept).containsExactlyInAnyOrder(true, false);
    SessionItem now = sessions.item(item.sessionId(), item.id()).orElseThrow();
    assertThat(now.version()).isEqualTo(1);
    int themes = sessions.themes(item.sessionId()).size();
    assertThat(themes).isEqualTo(now.decision().equals("First") ? 1 : 2);
  }

  @Test
  void aCaseIsTakenUpByOneOfTwoSessionsPlannedAtTheSameMoment() throws Exception {
    proposing.byHand(file, board, "No home fits", manager);
    List<Long> planned = together(this::plan, this::plan);
    long holders =
        planned.stream()
            .filter(
                session -> sessions.items(session).stream().anyMatch(i -> i.caseId() == file.id()))
            .count();
    assertThat(holders).isEqualTo(1);
  }

  @Test
  void ofTwoWhoFinishAtTheSameMomentOneDoes() throws Exception {
    proposing.byHand(file, board, "No home fits", manager);
    long session = plan();
    SessionItem item = itemOf(session, file);
    holding.decide(item, file, 0, "Fund it jointly", Set.of(), manager);
    List<Boolean> done = together(() -> finish(session), () -> finish(session));
    assertThat(done).containsExactlyInAnyOrder(true, false);
    assertThat(timeline()).containsOnlyOnce("Decision of the Complex Care Board");
  }

  /** As everywhere: the case, then the session. The other way round two could wait for ever. */
  @Test
  void whoFinishesWaitsForTheCaseBeforeTheSession() throws Exception {
    proposing.byHand(file, board, "No home fits", manager);
    long session = plan();
    holding.decide(itemOf(session, file), file, 0, "Fund it jointly", Set.of(), manager);
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Boolean> finishing =
          transaction.execute(
              status -> {
                lock.lock(file.id());
                Future<Boolean> other = threads.submit(() -> finish(session));
                assertThatThrownBy(() -> other.get(500, TimeUnit.MILLISECONDS))
                    .as("waits for the case")
                    .isInstanceOf(TimeoutException.class);
                assertThat(sessions.lock(session).finished()).isFalse();
                return other;
              });
      assertThat(finishing.get(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void afterTheEndNothingIsWritten() {
    proposing.byHand(file, board, "No home fits", manager);
    long session = plan();
    SessionItem item = itemOf(session, file);
    holding.finish(board, session, manager);
    assertThatThrownBy(() -> holding.decide(item, file, 0, "Late", Set.of(), manager))
        .isInstanceOf(MeetingRefusal.class);
    assertThat(listings.of(file.id())).as("stays on the list").hasSize(1);
  }

  private boolean finish(long session) {
    try {
      holding.finish(board, session, manager);
      return true;
    } catch (MeetingRefusal refusal) {
      return false;
    }
  }

  private long plan() {
    return holding.plan(
        board, product.now().plus(Duration.ofDays(2)), "Room 4", null, List.of(), manager);
  }

  private SessionItem itemOf(long session, CaseFile of) {
    return sessions.items(session).stream()
        .filter(item -> item.caseId() == of.id())
        .findFirst()
        .orElseThrow();
  }

  private List<String> timeline() {
    return jdbc.sql("SELECT title FROM timeline_entry WHERE case_id = ?")
        .param(file.id())
        .query(String.class)
        .list();
  }

  private EngineJob step(long visit, Map<String, String> headers, Map<String, Object> variables) {
    long instance = file.id() * 1000 + visit;
    return new EngineJob(
        instance, job.type(), file.reference(), "propose", instance, 1, headers, variables);
  }

  @SafeVarargs
  private static <T> List<T> together(Callable<T>... acts) throws Exception {
    CyclicBarrier start = new CyclicBarrier(acts.length);
    try (ExecutorService threads = Executors.newFixedThreadPool(acts.length)) {
      List<Future<T>> running =
          java.util.Arrays.stream(acts)
              .map(
                  act ->
                      threads.submit(
                          () -> {
                            start.await();
                            return act.call();
                          }))
              .toList();
      List<T> results = new java.util.ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    }
  }
}
