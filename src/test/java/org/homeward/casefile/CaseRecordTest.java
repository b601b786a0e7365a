package org.homeward.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineCommandAnswered;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Facts, acts and the timeline of a case. */
@EnginelessTest
class CaseRecordTest {

  @Autowired private Casework work;
  @Autowired private Product product;
  @Autowired private CaseFacts facts;
  @Autowired private CaseActs acts;
  @Autowired private Timeline timeline;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ApplicationEventPublisher events;

  private CaseFile file;

  @BeforeEach
  void start() {
    file = work.start(Product.someName());
  }

  @Test
  void theLatestAnswerWinsAndAnUnansweredQuestionForgets() {
    keep(Map.of("a", "one", "b", 2, "c", List.of("x", "y"), "d", true));
    assertThat(facts.of(file.id()))
        .containsEntry("a", "one")
        .containsEntry("b", 2)
        .containsEntry("c", List.of("x", "y"))
        .containsEntry("d", true)
        .containsEntry("ward", "cnwl-juniper-ward");

    Map<String, Object> next = new HashMap<>();
    next.put("a", "two");
    next.put("b", null);
    next.put("never", null);
    keep(next);

    assertThat(facts.of(file.id()))
        .containsEntry("a", "two")
        .containsEntry("d", true)
        .doesNotContainKeys("b", "never");
    keep(Map.of());
    assertThat(facts.of(file.id())).containsEntry("a", "two");
  }

  @Test
  void aSubjectHasFactsOfItsOwnOverThoseOfTheCase() {
    keep(Map.of("a", "case", "b", "case"));
    keepAbout("N-1", Map.of("a", "one", "c", "one"));
    keepAbout("N-2", Map.of("a", "two"));

    assertThat(facts.of(file.id())).containsEntry("a", "case").doesNotContainKey("c");
    assertThat(facts.of(file.id(), "N-1"))
        .containsEntry("a", "one")
        .containsEntry("b", "case")
        .containsEntry("c", "one")
        .containsEntry("ward", "cnwl-juniper-ward");
    assertThat(facts.of(file.id(), "N-2")).containsEntry("a", "two").doesNotContainKey("c");
    assertThat(facts.of(file.id(), "N-3")).isEqualTo(facts.of(file.id()));
    assertThat(facts.of(file.id(), null)).isEqualTo(facts.of(file.id()));
    assertThat(facts.bySubject(file.id()))
        .isEqualTo(Map.of("N-1", Map.of("a", "one", "c", "one"), "N-2", Map.of("a", "two")));

    transaction.executeWithoutResult(
        s -> {
          facts.workedOut(file.id(), "N-1", "a", "worked out");
          facts.workedOut(file.id(), "N-2", "a", null);
        });
    assertThat(facts.of(file.id(), "N-1")).containsEntry("a", "worked out");
    assertThat(facts.of(file.id(), "N-2")).containsEntry("a", "case");
  }

  @Test
  void theTimelineLeavesOutWhatIsMeantForAnotherPartner() {
    for (String audience : new String[] {null, "saffron-gate", "ninefold"}) {
      timeline.add(
          file.id(),
          TimelineEntry.Kind.TASK,
          "For " + audience,
          null,
          Timeline.Actor.HOMEWARD,
          null,
          audience);
    }
    assertThat(timeline.newestFirst(file.id(), null, 3, null, null))
        .extracting(TimelineEntry::title)
        .containsExactly("For ninefold", "For saffron-gate", "For null");
    assertThat(timeline.newestFirst(file.id(), null, 2, "saffron-gate", null))
        .extracting(TimelineEntry::title)
        .containsExactly("For saffron-gate", "For null");
  }

  @Test
  void theTimelineLeavesOutWhatIsMeantForOtherRoles() {
    for (Set<String> roles : List.of(Set.<String>of(), Set.of("ward-staff", "social-worker"))) {
      timeline.add(
          file.id(),
          TimelineEntry.Kind.EVENT,
          roles.isEmpty() ? "For all" : "For some",
          null,
          Timeline.Actor.HOMEWARD,
          null,
          new Timeline.Audience(null, roles));
    }
    for (List<String> reader :
        List.of(List.of("ward-staff"), List.of("housing-officer", "social-worker"))) {
      assertThat(timeline.newestFirst(file.id(), null, 2, null, reader))
          .extracting(TimelineEntry::title)
          .containsExactly("For some", "For all");
    }
    for (List<String> reader :
        List.of(List.<String>of(), List.of("ward"), List.of("housing-officer"))) {
      assertThat(timeline.newestFirst(file.id(), null, 1, null, reader))
          .extracting(TimelineEntry::title)
          .containsExactly("For all");
    }
  }

  @Test
  void whatWasSubmittedIsKeptWordForWord() {
    Map<String, Object> answers = new HashMap<>();
    answers.put("note", "\"Quotes\", <b>, ü, \uD83C\uDFE0\nnext line");
    answers.put("nothing", null);
    transaction.executeWithoutResult(
        s ->
            acts.keep(
                file.id(),
                CaseFacts.OF_THE_CASE,
                CaseActs.Kind.TASK,
                "el",
                77L,
                "form",
                answers,
                work.user("housing")));
    assertThat(acts.answersOfTask(77L)).contains(answers);
    assertThat(acts.answersOfTask(78L)).isEmpty();
  }

  @Test
  void anActOutsideATransactionIsABug() {
    assertThatThrownBy(
            () ->
                acts.keep(
                    file.id(),
                    CaseFacts.OF_THE_CASE,
                    CaseActs.Kind.TASK,
                    "e",
                    1L,
                    "f",
                    Map.of(),
                    work.user("housing")))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() -> facts.put(file.id(), CaseFacts.OF_THE_CASE, Map.of("a", 1), "act"))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  /** Two agencies answer at the same moment: on MySQL this used to end in a deadlock. */
  @Test
  void agenciesThatAnswerAtTheSameMomentDoNotHinderEachOther() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 15; round++) {
        int of = round;
        CyclicBarrier start = new CyclicBarrier(4);
        List<Callable<Boolean>> answering =
            IntStream.range(0, 4)
                .mapToObj(
                    i ->
                        (Callable<Boolean>)
                            () -> {
                              start.await();
                              Map<String, Object> answers = new HashMap<>();
                              for (int f = 0; f < 8; f++) {
                                answers.put("r%d-%d-%d".formatted(of, f, i), f % 3 == 0 ? null : f);
                              }
                              answers.put("shared", i);
                              keep(answers);
                              return true;
                            })
                .toList();
        for (Future<Boolean> done : threads.invokeAll(answering)) {
          assertThat(done.get()).isTrue();
        }
      }
    }
    assertThat(facts.of(file.id())).hasSizeGreaterThan(15 * 4 * 5);
  }

  @Test
  void theTimelineIsReadNewestFirstPageByPageAlsoWithinOneMoment() {
    List<String> titles = new ArrayList<>();
    for (int i = 0; i < 47; i++) {
      String title = "Entry " + i;
      titles.addFirst(title);
      timeline.add(file.id(), TimelineEntry.Kind.FACT, title, null, Timeline.Actor.HOMEWARD);
    }
    titles.add("Delayed discharge started");
    List<String> read = new ArrayList<>();
    Long before = null;
    while (true) {
      List<TimelineEntry> page = timeline.newestFirst(file.id(), before, 10);
      if (page.isEmpty()) {
        break;
      }
      page.forEach(entry -> read.add(entry.title()));
      before = page.getLast().id();
    }
    assertThat(read).isEqualTo(titles);

    Colleague coordinator = product.logIn("coordinator");
    Page first = coordinator.open("/cases/" + file.reference());
    assertThat(first.text()).contains("Entry 46", "Entry 27").doesNotContain("Entry 26");
    Page second = coordinator.open(older(first));
    assertThat(second.text()).contains("Entry 26", "Entry 7").doesNotContain("Entry 27");
    Page third = coordinator.open(older(second));
    assertThat(third.text()).contains("Entry 0", "Delayed discharge started");
    assertThat(third.document().select("main a[href*=before]")).isEmpty();
  }

  @Test
  void whatIsTooLongForTheTimelineIsCutAndNotRefused() {
    timeline.add(
        file.id(),
        TimelineEntry.Kind.FACT,
        "t".repeat(500),
        "d".repeat(3000),
        Timeline.Actor.HOMEWARD);
    TimelineEntry entry = timeline.newestFirst(file.id(), null, 1).getFirst();
    assertThat(entry.title()).hasSize(300);
    assertThat(entry.detail()).hasSize(1000);
  }

  @Test
  void aStartOrReportTheEngineWillNeverTakeIsSaidOnTheCasePage() {
    answer(new EngineCommand.PublishMessage("m", file.reference(), "id", Map.of()), "too large");
    assertThat(timeline.newestFirst(file.id(), null, 1).getFirst().title())
        .isEqualTo("The process could not take this up");
    answer(new EngineCommand.PublishMessage("m", file.reference(), "id", Map.of()), null);
    answer(new EngineCommand.AssignTask(1, "x"), "unknown task");
    assertThat(timeline.newestFirst(file.id(), null, 9)).hasSize(2);
  }

  private void answer(EngineCommand command, String refusal) {
    transaction.executeWithoutResult(
        s -> events.publishEvent(new EngineCommandAnswered(file.reference(), command, refusal)));
  }

  private static String older(Page page) {
    return page.document().selectFirst("main a[href*=before]").attr("href");
  }

  private void keep(Map<String, Object> answers) {
    keepAbout(CaseFacts.OF_THE_CASE, answers);
  }

  private void keepAbout(String subject, Map<String, Object> answers) {
    transaction.executeWithoutResult(
        s ->
            acts.keep(
                file.id(),
                subject,
                CaseActs.Kind.TASK,
                "el",
                1L,
                "form",
                answers,
                work.user("housing")));
  }
}
