package org.homeward.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A search for a home from referral to moving on, through the jobs of a pathway. */
@EnginelessTest
class PlacementJobsTest {

  private static final AtomicLong STEPS = new AtomicLong(8_000_000_000L);

  @Autowired private Casework work;
  @Autowired private Product product;
  @Autowired private List<EngineJobHandler> handlers;
  @Autowired private CaseFacts facts;
  @Autowired private CaseFiles cases;
  @Autowired private HomeBoard board;
  @Autowired private Homes homes;
  @Autowired private Schemes schemes;
  @Autowired private KeepingStock stock;
  @Autowired private Nominations nominations;
  @Autowired private Searches searches;
  @Autowired private Stays stays;
  @Autowired private HomeReady homeReady;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcClient jdbc;

  private CaseFile file;
  private LocalDate today;
  private Home home;

  @BeforeEach
  void opened() {
    today = product.today();
    file = opened(work.start(Product.someName()));
    home = freeHome("saffron-court");
  }

  private CaseFile opened(CaseFile started) {
    say(started, null, Map.of("supportLevel", "high", "borough", "westminster"));
    run(started, null, "placement.open-referral", Map.of());
    return started;
  }

  /** A home nobody else in these tests knows, ready to let. */
  private Home freeHome(String scheme) {
    Home added =
        stock.addHome(
            schemes.find(scheme).orElseThrow(),
            new HomeFacts(
                Product.someName(),
                true,
                0,
                true,
                GenderRule.ANY,
                Tenure.LICENCE,
                false,
                null,
                null),
            work.user("provider"));
    stock.record(
        added.code(),
        HomeChange.empty(null, today, VoidReason.NEW_HOME, null),
        added.version(),
        work.user("provider"));
    Home empty = homes.get(added.id());
    stock.record(
        empty.code(), HomeChange.ready(empty, today), empty.version(), work.user("provider"));
    return homes.get(added.id());
  }

  @Test
  void aReferralKeepsWhatIsNeededOnceForEachVisit() {
    long step = STEPS.get();
    say(file, null, Map.of("supportLevel", "low"));
    run(file, null, "placement.open-referral", step, Map.of());
    Searches.Search search = searches.find(file.id()).orElseThrow();
    assertThat(search.asked()).containsEntry("supportLevel", "high");
    assertThat(search.stage()).isEqualTo(Searches.Stage.PANEL);
    run(file, null, "placement.open-referral", Map.of());
    assertThat(searches.find(file.id()).orElseThrow().asked()).containsEntry("supportLevel", "low");
  }

  @ParameterizedTest
  @CsvSource({"approve,SEARCHING", "defer,DEFERRED", "decline,DECLINED"})
  void thePanelsDecisionIsKeptOnce(String decision, Searches.Stage stage) {
    say(
        file,
        null,
        Map.of("panelDecision", decision, "panelNote", "Well told.", "panelQuestions", "Pets?"));
    assertThat(run(file, null, "placement.record-panel", Map.of()))
        .containsEntry("panelDecision", decision);
    run(file, null, "placement.record-panel", STEPS.get(), Map.of());
    assertThat(count("placement_panel")).isOne();
    assertThat(searches.lastDecision(file.id()).orElseThrow().note())
        .isEqualTo(decision.equals("defer") ? "Pets?" : "Well told.");
    assertThat(searches.find(file.id()).orElseThrow().stage()).isEqualTo(stage);
  }

  @Test
  void aPersonIsNominatedForEveryChosenHomeThatIsStillFree() {
    Home taken = freeHome("acton-green");
    secure(opened(work.start(Product.someName())), taken);
    say(file, null, Map.of("nominatedUnits", List.of(home.code(), taken.code(), "no-such-home")));
    Map<String, Object> given = run(file, null, "placement.nominate", Map.of());

    Nomination only = nominations.of(file.id()).getFirst();
    assertThat(given.get("nominations"))
        .isEqualTo(
            List.of(
                Map.of(
                    "subject", only.subject(),
                    "title", home.title(),
                    "agency", "saffron-gate")));
    assertThat(given.get("notNominated")).isEqualTo(List.of(taken.title()));
    assertThat(run(file, null, "placement.nominate", STEPS.get(), Map.of())).isEqualTo(given);
    assertThat(nominations.of(file.id())).hasSize(1);
    assertThat(homes.get(home.id()).state()).isEqualTo(HomeState.NOMINATED);
  }

  @Test
  void severalPeopleMayBeNominatedForOneHome() {
    nominate(file, home);
    nominate(opened(work.start(Product.someName())), home);
    assertThat(homes.get(home.id()).nominations()).isEqualTo(2);
    assertThat(homes.get(home.id()).isFree()).isTrue();
  }

  @Test
  void choosingNoHomeIsKeptAsANeedThatWasNotMet() {
    say(file, null, Map.of("supportLevel", "high", "petsNeeded", "yes"));
    assertThat(run(file, null, "placement.nominate", Map.of()).get("nominations"))
        .isEqualTo(List.of());
    run(file, null, "placement.nominate", STEPS.get(), Map.of());
    run(file, null, "placement.record-unmet-need", Map.of("why", "gave-up"));
    assertThat(
            jdbc.sql(
                    """
                    SELECT CONCAT(why, ' ', support_level, ' ', borough_code) FROM unmet_need
                    WHERE case_id = ? ORDER BY id
                    """)
                .param(file.id())
                .query(String.class)
                .list())
        .containsExactly("no-home-found high westminster", "gave-up high westminster");
    assertThat(
            jdbc.sql("SELECT blocked_by FROM unmet_need WHERE case_id = ? ORDER BY id LIMIT 1")
                .param(file.id())
                .query(String.class)
                .single())
        .contains("pets:");
  }

  @Test
  void anOfferIsAcceptedAndThePersonMovesInReviewsAndMovesOn() {
    Home bed = freeHome("wren-yard-step-down");
    String subject = nominate(file, bed);
    assertThat(answer(file, subject, "offer")).containsEntry("providerDecision", "offer");
    assertThat(homes.get(bed.id()).state()).isEqualTo(HomeState.OFFERED);
    assertThat(accept(file, subject)).isTrue();
    assertThat(accept(file, subject)).as("the same once more").isTrue();
    assertThat(homes.get(bed.id()).state()).isEqualTo(HomeState.LET_AGREED);

    say(file, subject, Map.of("signedOn", day(-1), "tenureType", "licence"));
    assertThat(run(file, subject, "placement.sign-up", Map.of()))
        .containsEntry("tenureType", "licence")
        .containsEntry("specifiedAccommodation", "none")
        .containsEntry("stayLimitDays", 42);
    run(file, subject, "placement.sign-up", STEPS.get(), Map.of());

    say(file, subject, Map.of("movedInOn", day(0)));
    assertThat(run(file, subject, "placement.move-in", Map.of()))
        .containsEntry("stayLimitOn", day(42));
    assertThat(facts.of(file.id()))
        .as("the whole case knows it, not only the nomination")
        .containsEntry("movedInOn", day(0));
    run(file, subject, "placement.move-in", STEPS.get(), Map.of());
    assertThat(homes.get(bed.id()).state()).isEqualTo(HomeState.OCCUPIED);
    assertThatPagesSay("Stay ends on", bed);
    jdbc.sql("UPDATE placement_stay SET limit_on = ? WHERE case_id = ?")
        .params(today.minusDays(2), file.id())
        .update();
    assertThatPagesSay("2 days past the stay limit", bed);
    assertThat(facts.of(file.id()))
        .containsEntry("tenureType", "licence")
        .containsEntry("specifiedAccommodation", "none")
        .containsEntry("rentPaidBy", "universal-credit");
    assertThat(searches.find(file.id()).orElseThrow().stage()).isEqualTo(Searches.Stage.LIVING);
    assertThat(count("placement_stay")).isOne();

    run(file, subject, "placement.record-review", Map.of("review", "6-weeks"));
    run(file, subject, "placement.record-review", STEPS.get(), Map.of("review", "6-weeks"));
    assertThat(
            jdbc.sql(
                    """
                    SELECT COUNT(*) FROM placement_review r JOIN placement_stay s ON s.id = r.stay_id
                    WHERE s.case_id = ?
                    """)
                .param(file.id())
                .query(Integer.class)
                .single())
        .isOne();

    say(file, null, Map.of("leftOn", day(0), "leavingReason", "own-home"));
    run(file, subject, "placement.end-stay", Map.of());
    run(file, subject, "placement.end-stay", STEPS.get(), Map.of());
    Home empty = homes.get(bed.id());
    assertThat(empty.state()).isEqualTo(HomeState.VOID_NOT_READY);
    assertThat(empty.voidReason()).isEqualTo(VoidReason.OWN_HOME);
    assertThat(empty.voidOn()).isEqualTo(today);
  }

  private void assertThatPagesSay(String words, Home bed) {
    assertThat(product.logIn("provider").open("/vacancies/" + bed.code()).text()).contains(words);
    assertThat(product.logIn("coordinator").open("/cases/" + file.reference()).text())
        .contains("Stay in the home " + words);
  }

  @Test
  void aHomeInWhichSomebodyElseLivesByNowDoesNotFallEmpty() {
    String subject = secure(file, home);
    run(file, subject, "placement.move-in", Map.of());
    CaseFile next = opened(work.start(Product.someName()));
    jdbc.sql(
            """
            INSERT INTO placement_stay (case_id, person_id, home_id, nomination_id, signed_on,
              signed_by_step, moved_in_on)
            SELECT :next, :person, home_id, nomination_id + 1000000, signed_on, :step, moved_in_on
            FROM placement_stay WHERE case_id = :before
            """)
        .param("next", next.id())
        .param("person", next.personId())
        .param("step", STEPS.incrementAndGet())
        .param("before", file.id())
        .update();

    say(file, null, Map.of("leftOn", day(0), "leavingReason", "own-home"));
    run(file, subject, "placement.end-stay", Map.of());

    assertThat(homes.get(home.id()).recorded()).isEqualTo(HomeState.OCCUPIED);
    assertThat(stays.latest(file.id()).orElseThrow().endedOn()).isEqualTo(today);
  }

  @Test
  void nobodyMovesInBeforeTheHomeCanBeLetOrWhereSomebodyElseLives() {
    String subject = secure(file, home);
    assertThat(homeReady.check(file, subject, Map.of("moveInDate", day(0)))).isEmpty();
    assertThat(homeReady.check(file, subject, Map.of("moveInDate", day(-1))))
        .singleElement()
        .satisfies(breach -> assertThat(breach.fieldKey()).isEqualTo("moveInDate"));

    CaseFile other = opened(work.start(Product.someName()));
    jdbc.sql(
            """
            INSERT INTO placement_stay (case_id, person_id, home_id, nomination_id, signed_on,
              signed_by_step, moved_in_on) VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            other.id(), other.personId(), home.id(), STEPS.incrementAndGet(), today.minusDays(9))
        .params(STEPS.incrementAndGet(), today.minusDays(9))
        .update();
    Map<String, Object> moved = Map.of("movedInOn", day(0));
    say(file, subject, moved);
    assertThat(homeReady.check(file, subject, moved))
        .singleElement()
        .satisfies(breach -> assertThat(breach.fieldKey()).isEqualTo("movedInOn"));
    assertThatThrownBy(() -> run(file, subject, "placement.move-in", Map.of()))
        .isInstanceOf(PlacementRuleBroken.class);

    jdbc.sql("UPDATE placement_stay SET ended_on = ? WHERE case_id = ?")
        .params(today, other.id())
        .update();
    assertThat(homeReady.check(file, subject, moved)).isEmpty();
    run(file, subject, "placement.move-in", Map.of());
    assertThat(homes.get(home.id()).recorded()).isEqualTo(HomeState.OCCUPIED);
  }

  @Test
  void aLongerStayThatIsAgreedMovesTheLimitAndNothingElseDoes() {
    String subject = secure(file, home);
    run(file, subject, "placement.move-in", Map.of());
    jdbc.sql("UPDATE placement_stay SET limit_on = ? WHERE case_id = ?")
        .params(today.minusDays(2), file.id())
        .update();
    int over = board.counts().over();
    say(file, subject, Map.of("stayDecision", "moves-on", "stayLookOn", day(7)));
    assertThat(run(file, subject, "placement.extend-stay", Map.of()))
        .containsEntry("stayLimitOn", day(-2));
    assertThatPagesSay("2 days past the stay limit", homes.get(home.id()));

    say(file, subject, Map.of("stayDecision", "longer", "stayLookOn", day(10)));
    assertThat(run(file, subject, "placement.extend-stay", Map.of()))
        .containsEntry("stayLimitOn", day(10));
    assertThat(run(file, subject, "placement.extend-stay", STEPS.get(), Map.of()))
        .as("the same visit once more")
        .containsEntry("stayLimitOn", day(10));
    assertThat(board.counts().over()).isEqualTo(over - 1);
    assertThatPagesSay("Stay ends on", homes.get(home.id()));
  }

  /** The case of who has settled is closed: only the provider still tells that they have left. */
  @ParameterizedTest
  @ValueSource(strings = {"empty", "ready", "out-of-use"})
  void aHomeThatIsSaidToBeEmptyEndsTheStayOfAClosedCase(String change) {
    String subject = secure(file, home);
    run(file, subject, "placement.move-in", Map.of());
    jdbc.sql("UPDATE placement_stay SET limit_on = ? WHERE case_id = ?")
        .params(today.minusDays(2), file.id())
        .update();
    int over = board.counts().over();
    cases.close(file.reference(), "Settled");
    if (change.equals("ready")) {
      // As the homes are that fell empty before their case closed.
      jdbc.sql("UPDATE home SET state = 'VOID_NOT_READY', void_on = ? WHERE id = ?")
          .params(today, home.id())
          .update();
    }
    provider(
        switch (change) {
          case "empty" -> HomeChange.empty(null, today, VoidReason.OWN_HOME, null);
          case "ready" -> HomeChange.ready(homes.get(home.id()), today);
          default -> HomeChange.outOfUse("New boiler");
        });

    Stays.Stay ended = stays.latest(file.id()).orElseThrow();
    assertThat(ended.endedOn()).isEqualTo(today);
    assertThat(homes.get(home.id()).stayLimitOn()).isNull();
    assertThat(board.counts().over()).isEqualTo(over - 1);
  }

  @Test
  void whoComesAfterSomebodyWhoSettledLeavesAnEmptyHomeToo() {
    String subject = secure(file, home);
    run(file, subject, "placement.move-in", Map.of());
    cases.close(file.reference(), "Settled");
    provider(HomeChange.empty(null, today, VoidReason.OWN_HOME, null));
    provider(HomeChange.ready(homes.get(home.id()), today));

    CaseFile next = opened(work.start(Product.someName()));
    run(next, secure(next, home), "placement.move-in", Map.of());
    say(next, null, Map.of("leftOn", day(0), "leavingReason", "own-home"));
    run(next, null, "placement.end-stay", Map.of());

    assertThat(homes.get(home.id()).recorded()).isEqualTo(HomeState.VOID_NOT_READY);
  }

  /** Its pathway ends it, with the day and the reason that the home's form asks for. */
  @Test
  void aHomeThatIsSaidToBeEmptyLeavesTheStayOfAnOpenCaseToItsPathway() {
    String subject = secure(file, home);
    run(file, subject, "placement.move-in", Map.of());
    provider(HomeChange.empty(null, today, VoidReason.OWN_HOME, null));
    assertThat(stays.latest(file.id()).orElseThrow().endedOn()).isNull();

    say(file, null, Map.of("leftOn", day(0), "leavingReason", "own-home"));
    run(file, subject, "placement.end-stay", Map.of());
    assertThat(stays.latest(file.id()).orElseThrow().endedOn()).isEqualTo(today);
  }

  @Test
  void aStayInAnEmptyHomeEndsWhenItsCaseClosesAndOneInAHomeThatIsLivedInDoesNot() {
    run(file, secure(file, home), "placement.move-in", Map.of());
    provider(HomeChange.empty(null, today, VoidReason.OWN_HOME, null));
    cases.close(file.reference(), "Settled");
    assertThat(stays.latest(file.id()).orElseThrow().endedOn()).isEqualTo(today);

    CaseFile other = opened(work.start(Product.someName()));
    Home lived = freeHome("acton-green");
    run(other, secure(other, lived), "placement.move-in", Map.of());
    cases.close(other.reference(), "Settled");
    assertThat(stays.latest(other.id()).orElseThrow().endedOn()).isNull();
    assertThat(homes.get(lived.id()).recorded()).isEqualTo(HomeState.OCCUPIED);
  }

  private void provider(HomeChange change) {
    stock.record(home.code(), change, homes.get(home.id()).version(), work.user("provider"));
  }

  @Test
  void whoLeavesOnADayToComeGivesNotice() {
    String subject = secure(file, home);
    run(file, subject, "placement.move-in", Map.of());
    say(file, null, Map.of("leftOn", day(14), "leavingReason", "other-supported"));
    run(file, subject, "placement.end-stay", Map.of());
    Home later = homes.get(home.id());
    assertThat(later.state()).isEqualTo(HomeState.NOTICE_GIVEN);
    assertThat(later.voidOn()).isEqualTo(today.plusDays(14));
  }

  @Test
  void datesThatCannotBeAreRefused() {
    String subject = secure(file, home);
    say(file, subject, Map.of("movedInOn", day(1)));
    assertThatThrownBy(() -> run(file, subject, "placement.move-in", Map.of()))
        .hasMessage("Moved in in the future.");
    say(file, subject, Map.of("movedInOn", day(0)));
    run(file, subject, "placement.move-in", Map.of());
    say(file, null, Map.of("leftOn", day(-1)));
    assertThatThrownBy(() -> run(file, subject, "placement.end-stay", Map.of()))
        .hasMessage("Left before moving in.");
  }

  @Test
  void aProviderMayDeclineAndTheNominationStaysInTheHistory() {
    String subject = nominate(file, home);
    say(file, subject, Map.of("providerDeclineReason", "compatibility"));
    answer(file, subject, "decline");
    assertThat(homes.get(home.id()).state()).isEqualTo(HomeState.READY);
    run(
        file,
        subject,
        "placement.end-nomination",
        Map.of("nominationOutcome", "provider-declined"));
    Nomination ended = nominations.find(file.id(), subject).orElseThrow();
    assertThat(ended.declineReason()).isEqualTo("compatibility");
    assertThat(ended.outcome()).isEqualTo(Nomination.Outcome.PROVIDER_DECLINED);

    String again = nominate(file, home);
    assertThat(again).as("back to the search, a new nomination").isNotEqualTo(subject);
    assertThat(nominations.of(file.id())).hasSize(2);
  }

  @Test
  void aProviderMayWithdrawItsOfferAndTheReasonIsKept() {
    String subject = nominate(file, home);
    answer(file, subject, "offer");
    say(file, subject, Map.of("providerDeclineReason", "provider-capacity"));
    run(file, subject, "placement.end-nomination", Map.of("nominationOutcome", "offer-withdrawn"));
    Nomination ended = nominations.find(file.id(), subject).orElseThrow();
    assertThat(ended.outcome()).isEqualTo(Nomination.Outcome.OFFER_WITHDRAWN);
    assertThat(ended.outcomeReason()).isEqualTo("provider-capacity");
    assertThat(homes.get(home.id()).isFree()).isTrue();
  }

  @Test
  void anAnswerAfterTheEndChangesNothing() {
    String subject = nominate(file, home);
    run(file, subject, "placement.end-nomination", Map.of("nominationOutcome", "withdrawn"));
    answer(file, subject, "offer");
    assertThat(nominations.find(file.id(), subject).orElseThrow().state())
        .isEqualTo(Nomination.State.ENDED);
    assertThat(accept(file, subject)).isFalse();
  }

  @Test
  void aNominationOfAnotherCaseIsNone() {
    String subject = nominate(file, home);
    CaseFile other = opened(work.start(Product.someName()));
    assertThatThrownBy(() -> accept(other, subject)).isInstanceOf(PlacementRuleBroken.class);
    assertThatThrownBy(() -> answer(other, "N-abc", "offer"))
        .isInstanceOf(PlacementRuleBroken.class);
  }

  @Test
  void whenTheMoveFallsThroughTheHomeIsFreeAgain() {
    String subject = secure(file, home);
    run(file, subject, "placement.sign-up", Map.of());
    say(file, subject, Map.of("personRefusalReason", "location"));
    run(file, subject, "placement.end-nomination", Map.of("nominationOutcome", "person-refused"));
    assertThat(homes.get(home.id()).isFree()).isTrue();
    assertThat(stays.latest(file.id()).orElseThrow().endedOn()).isEqualTo(today);
    assertThat(nominations.find(file.id(), subject).orElseThrow().outcomeReason())
        .isEqualTo("location");
    assertThat(searches.find(file.id()).orElseThrow().stage()).isEqualTo(Searches.Stage.SEARCHING);
  }

  @Test
  void theOthersEndWhenOneIsAcceptedAndAllWhenTheSearchEnds() {
    String secured = secure(file, home);
    Home other = freeHome("acton-green");
    String second = nominate(file, other);
    assertThat(run(file, null, "placement.end-open-nominations", Map.of()))
        .containsEntry("endedNominations", 1);
    assertThat(nominations.find(file.id(), second).orElseThrow().outcome())
        .isEqualTo(Nomination.Outcome.NOT_NEEDED);
    assertThat(nominations.find(file.id(), secured).orElseThrow().state())
        .isEqualTo(Nomination.State.SECURED);

    run(file, null, "placement.end-open-nominations", Map.of("search", "closed"));
    assertThat(homes.get(home.id()).isFree()).isTrue();
    assertThat(searches.find(file.id()).orElseThrow().stage()).isEqualTo(Searches.Stage.CLOSED);
    run(file, null, "placement.end-open-nominations", Map.of("search", "again"));
    assertThat(searches.find(file.id()).orElseThrow().stage()).isEqualTo(Searches.Stage.PANEL);
  }

  @ParameterizedTest
  @CsvSource({"true,SEARCHING", "false,PANEL"})
  void aPausedSearchFreesTheHomeAndGoesOnWhereItWas(boolean approved, Searches.Stage stage) {
    secure(file, home);
    run(file, null, "placement.end-open-nominations", Map.of("search", "pause"));
    assertThat(homes.get(home.id()).isFree()).isTrue();
    assertThat(searches.find(file.id()).orElseThrow().stage()).isEqualTo(Searches.Stage.PAUSED);
    resume(approved);
    assertThat(searches.find(file.id()).orElseThrow().stage()).isEqualTo(stage);

    run(file, null, "placement.end-open-nominations", Map.of("search", "closed"));
    resume(approved);
    assertThat(searches.find(file.id()).orElseThrow().stage())
        .as("only what is paused is taken up again")
        .isEqualTo(Searches.Stage.CLOSED);
  }

  private void resume(boolean approved) {
    run(
        file,
        "placement.resume-search",
        STEPS.incrementAndGet(),
        Map.of(),
        Map.of("panelApproved", approved));
  }

  @Test
  void whoEndsASearchLearnsWhetherAMoveIsOffByIt() {
    secure(file, home);
    Map<String, String> closed = Map.of("search", "closed", "nominationOutcome", "withdrawn");
    assertThat(run(file, null, "placement.end-open-nominations", closed))
        .as("promised, but no day was agreed")
        .containsEntry("moveGivenUp", false);

    Home other = freeHome("acton-green");
    String subject = secure(file, other);
    run(file, subject, "placement.sign-up", Map.of());
    long step = STEPS.incrementAndGet();
    assertThat(run(file, null, "placement.end-open-nominations", step, closed))
        .containsEntry("moveGivenUp", true);
    assertThat(run(file, null, "placement.end-open-nominations", step, closed))
        .as("the same visit once more")
        .containsEntry("moveGivenUp", true);
    assertThat(run(file, null, "placement.end-open-nominations", closed))
        .containsEntry("moveGivenUp", false);
  }

  @Test
  void aDeathEndsTheSearchAndTheTenancy() {
    String subject = secure(file, home);
    run(file, subject, "placement.move-in", Map.of());
    Home other = freeHome("acton-green");
    nominate(file, other);
    transaction.executeWithoutResult(
        status -> events.publishEvent(new PersonDied(file.id(), file.personId(), today)));
    assertThat(homes.get(other.id()).nominations()).isZero();
    assertThat(homes.get(home.id()).voidReason()).isEqualTo(VoidReason.DIED);
    assertThat(searches.find(file.id()).orElseThrow().stage()).isEqualTo(Searches.Stage.CLOSED);
  }

  @Test
  void nobodyGetsTwoHomes() {
    secure(file, home);
    String second = nominate(file, freeHome("acton-green"));
    answer(file, second, "offer");
    assertThat(accept(file, second)).isFalse();
  }

  /** The promise of an accepted home must survive people who accept at the very same moment. */
  @Test
  void ofManyWhoAcceptOneHomeAtTheSameMomentOneGetsIt() throws Exception {
    int people = 6;
    try (ExecutorService threads = Executors.newFixedThreadPool(people)) {
      for (int round = 0; round < 3; round++) {
        Home wanted = freeHome("acton-green");
        List<CaseFile> files = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        for (int i = 0; i < people; i++) {
          CaseFile one = opened(work.start(Product.someName()));
          String subject = nominate(one, wanted);
          answer(one, subject, "offer");
          files.add(one);
          subjects.add(subject);
        }
        CyclicBarrier together = new CyclicBarrier(people);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < people; i++) {
          CaseFile one = files.get(i);
          String subject = subjects.get(i);
          answers.add(
              threads.submit(
                  () -> {
                    together.await();
                    return acceptPatiently(one, subject);
                  }));
        }
        int secured = 0;
        for (Future<Boolean> answer : answers) {
          secured += answer.get() ? 1 : 0;
        }
        assertThat(secured).isOne();
        assertThat(
                jdbc.sql("SELECT COUNT(*) FROM home_hold WHERE home_id = ?")
                    .param(wanted.id())
                    .query(Integer.class)
                    .single())
            .isOne();
        assertThat(
                jdbc.sql("SELECT COUNT(*) FROM nomination WHERE home_id = ? AND state = 'SECURED'")
                    .param(wanted.id())
                    .query(Integer.class)
                    .single())
            .isOne();
      }
    }
  }

  /** As the engine does: what the database turns away for a moment is tried again. */
  private boolean acceptPatiently(CaseFile one, String subject) throws InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try {
        return accept(one, subject);
      } catch (TransientDataAccessException e) {
        if (attempt == 20) {
          throw e;
        }
        Thread.sleep(50);
      }
    }
  }

  @Test
  void theTableItselfHoldsOnePromiseForAHome() {
    secure(file, home);
    CaseFile other = opened(work.start(Product.someName()));
    Home else1 = freeHome("acton-green");
    long nomination = Nomination.idOf(nominate(other, else1));
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        """
                        INSERT INTO home_hold (home_id, nomination_id, case_id, since)
                        VALUES (?, ?, ?, CURRENT_TIMESTAMP)
                        """)
                    .params(home.id(), nomination, other.id())
                    .update())
        .isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void anOccupiedHomeIsPromisedToNobody() {
    String first = secure(file, home);
    CaseFile other = opened(work.start(Product.someName()));
    // Nominated before the first person accepted, offered after they moved in.
    jdbc.sql(
            """
            INSERT INTO nomination (case_id, home_id, agency_code, state, nominated_at,
              nominated_by_step) VALUES (?, ?, 'saffron-gate', 'OFFERED', CURRENT_TIMESTAMP, ?)
            """)
        .params(other.id(), home.id(), STEPS.incrementAndGet())
        .update();
    run(file, first, "placement.move-in", Map.of());
    assertThat(accept(other, nominations.of(other.id()).getFirst().subject())).isFalse();
  }

  private String nominate(CaseFile one, Home wanted) {
    say(one, null, Map.of("nominatedUnits", List.of(wanted.code())));
    run(one, null, "placement.nominate", Map.of());
    return nominations.of(one.id()).getLast().subject();
  }

  private Map<String, Object> answer(CaseFile one, String subject, String decision) {
    say(one, subject, Map.of("providerDecision", decision));
    return run(one, subject, "placement.record-answer", Map.of());
  }

  private boolean accept(CaseFile one, String subject) {
    return (Boolean) run(one, subject, "placement.accept-offer", Map.of()).get("unitSecured");
  }

  private String secure(CaseFile one, Home wanted) {
    String subject = nominate(one, wanted);
    answer(one, subject, "offer");
    assertThat(accept(one, subject)).isTrue();
    return subject;
  }

  private void say(CaseFile one, String subject, Map<String, Object> answers) {
    transaction.executeWithoutResult(
        status -> facts.put(one.id(), subject == null ? "" : subject, answers, "test"));
  }

  private Map<String, Object> run(
      CaseFile one, String subject, String type, Map<String, String> headers) {
    return run(one, subject, type, STEPS.incrementAndGet(), headers);
  }

  private Map<String, Object> run(
      CaseFile one, String subject, String type, long step, Map<String, String> headers) {
    return run(
        one, type, step, headers, subject == null ? Map.of() : Map.of("taskSubject", subject));
  }

  private Map<String, Object> run(
      CaseFile one,
      String type,
      long step,
      Map<String, String> headers,
      Map<String, Object> around) {
    EngineJobHandler handler =
        handlers.stream().filter(h -> h.type().equals(type)).findFirst().orElseThrow();
    Map<String, Object> variables = new HashMap<>(around);
    variables.put("caseReference", one.reference());
    return transaction.execute(
        status ->
            handler.handle(
                new EngineJob(step, type, one.reference(), "step", step, 1L, headers, variables)));
  }

  private String day(int offset) {
    return today.plusDays(offset).toString();
  }

  private int count(String table) {
    return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE case_id = ?")
        .param(file.id())
        .query(Integer.class)
        .single();
  }
}
