package org.homeward.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.PersonDied;
import org.homeward.identity.SignedInUser;
import org.homeward.meeting.Listing.LeftWhy;
import org.homeward.meeting.MeetingProperties.Kind;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What needs no meeting any more is on no list, and the history says why. */
@EnginelessTest
class LeavingListsTest {

  private static final AtomicLong STEPS = new AtomicLong(9_100_000_000L);
  private static final String BOARD = "complex-care-board";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;
  @Autowired CaseFiles cases;
  @Autowired List<EngineJobHandler> handlers;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired Proposing proposing;
  @Autowired HoldingMeetings holding;
  @Autowired SessionStore sessions;
  @Autowired Listings listings;
  @Autowired MeetingKinds kinds;

  private CaseFile file;
  private SignedInUser manager;
  private Kind board;

  @BeforeEach
  void aCaseOnTheList() {
    file = work.start(Product.someName());
    manager = work.user("manager");
    board = kinds.find(BOARD).orElseThrow();
    proposing.byHand(file, board, "No home fits", manager);
  }

  @Test
  void aClosedCaseLeavesEveryListOnce() {
    proposing.byHand(file, kinds.find("made").orElseThrow(), "No home fits", manager);
    cases.close(file.reference(), "Went home");
    cases.close(file.reference(), "Went home");

    assertThat(listings.of(file.id())).isEmpty();
    assertThat(mine(listings.gone(BOARD)))
        .extracting(Listing::leftWhy)
        .containsExactly(LeftWhy.CLOSED);
    assertThat(mine(listings.waiting(BOARD, 0).listings())).isEmpty();
    assertThat(timeline("Off the list of the Complex Care Board"))
        .singleElement()
        .asString()
        .startsWith("The case was closed on");
    assertThat(proposing.byHand(cases.get(file.id()), board, "Still", manager))
        .as("nor does it come back")
        .isFalse();
  }

  @Test
  void whoHasLeftHospitalNeedsNoBoardThoughTheCaseGoesOn() {
    long step = STEPS.incrementAndGet();
    EngineJobHandler leaving =
        handlers.stream()
            .filter(each -> each.type().equals("discharge.record-discharge"))
            .findFirst()
            .orElseThrow();
    EngineJob job =
        new EngineJob(
            step,
            leaving.type(),
            file.reference(),
            "leave",
            step,
            1,
            Map.of(),
            Map.of(
                "dischargeDate",
                product.today().toString(),
                "dischargeMethod",
                "1",
                "dischargeDestination",
                "19"));
    transaction.executeWithoutResult(status -> leaving.handle(job));

    assertThat(cases.get(file.id()).open()).isTrue();
    assertThat(listings.of(file.id())).isEmpty();
    assertThat(mine(listings.gone(BOARD)))
        .extracting(Listing::leftWhy)
        .containsExactly(LeftWhy.LEFT_HOSPITAL);
    assertThat(timeline("Off the list of the Complex Care Board"))
        .singleElement()
        .asString()
        .startsWith("The person left hospital");
  }

  @Test
  void whoHasDiedIsOnNoListBeforeTheEngineClosesTheCase() {
    transaction.executeWithoutResult(
        status -> events.publishEvent(new PersonDied(file.id(), file.personId(), product.today())));
    cases.close(file.reference(), "The person died");

    assertThat(mine(listings.gone(BOARD)))
        .extracting(Listing::leftWhy)
        .containsExactly(LeftWhy.DIED);
    assertThat(timeline("Off the list of the Complex Care Board")).hasSize(1);
  }

  @Test
  void aMeetingUnderWayDecidesItNoMoreAndDoesNotPutItBack() {
    long session = plan();
    SessionItem item = itemOf(session);
    cases.close(file.reference(), "Went home");

    assertThat(itemOf(session).gone()).isTrue();
    assertThatThrownBy(() -> holding.decide(item, file, 0, "Fund it", Set.of(), manager))
        .isInstanceOf(MeetingRefusal.class)
        .hasMessage("This case needs no decision any more");
    AgreedAction action =
        new AgreedAction(
            java.util.UUID.randomUUID().toString(),
            item.id(),
            "Ask again",
            "housing-officer",
            product.today(),
            null);
    assertThatThrownBy(
            () ->
                holding.agree(
                    item,
                    file,
                    new HoldingMeetings.Agreed(action, null, Map.of(), Map.of()),
                    manager))
        .isInstanceOf(MeetingRefusal.class);
    assertThat(sessions.actions(session)).isEmpty();
    assertThat(holding.finish(board, session, manager)).isZero();
    assertThat(listings.of(file.id())).isEmpty();
  }

  @Test
  void whatWasDecidedBeforeStays() {
    long session = plan();
    holding.decide(itemOf(session), file, 0, "Fund it jointly", Set.of(), manager);
    cases.close(file.reference(), "Went home");
    assertThat(holding.finish(board, session, manager)).isEqualTo(1);
    assertThat(itemOf(session).decision()).isEqualTo("Fund it jointly");
    assertThat(timeline("Decision of the Complex Care Board")).containsExactly("Fund it jointly");
  }

  private List<Listing> mine(List<Listing> all) {
    return all.stream().filter(listing -> listing.caseId() == file.id()).toList();
  }

  private long plan() {
    return holding.plan(
        board, product.now().plus(Duration.ofDays(2)), "Room 4", null, List.of(), manager);
  }

  private SessionItem itemOf(long session) {
    return sessions.items(session).stream()
        .filter(item -> item.caseId() == file.id())
        .findFirst()
        .orElseThrow();
  }

  private List<String> timeline(String title) {
    return jdbc.sql("SELECT detail FROM timeline_entry WHERE case_id = ? AND title = ?")
        .params(file.id(), title)
        .query(String.class)
        .list();
  }
}
