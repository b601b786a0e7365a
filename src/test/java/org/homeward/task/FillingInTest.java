package org.homeward.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineCommandAnswered;
import org.homeward.casefile.CaseFile;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A task's form: drafts, errors, finishing twice, and the engine's answer. */
@EnginelessTest
class FillingInTest {

  private static final String FINISH = "button[value=finish]";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private CaseFile file;
  private long task;
  private Colleague housing;
  private Page page;

  @BeforeEach
  void open() {
    file = work.start(Product.someName());
    task = work.housingTask(file);
    housing = product.logIn("housing");
    page = housing.open("/tasks/" + task);
  }

  @Test
  void aDraftIsKeptShownToTheTeamAndForgottenWhenTheTaskIsDone() {
    Page saved = housing.send(page, FINISH, Map.of("action", "draft", "housingDone", "Rang <Ann>"));
    assertThat(saved.status()).isEqualTo(200);
    Page again = product.logIn("housing-colleague").open("/tasks/" + task);
    assertThat(again.document().selectFirst("[name=housingDone]").val()).isEqualTo("Rang <Ann>");
    assertThat(again.text()).contains("Aisha Khan");
    assertThat(audits("task.draft")).isEqualTo(1);

    assertThat(finish(housing.open("/tasks/" + task)).status()).isEqualTo(200);
    assertThat(drafts()).as("until the engine has answered").isEqualTo(1);
    answer(null);
    assertThat(drafts()).isZero();
    Page done = housing.open("/tasks/" + task);
    assertThat(done.document().select("main form")).isEmpty();
    assertThat(done.text()).contains("Flat found");
  }

  @Test
  void severalSavesAtOnceAllSucceed() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 10; round++) {
        CyclicBarrier start = new CyclicBarrier(4);
        List<Callable<Page>> saves =
            IntStream.range(0, 4)
                .mapToObj(
                    i ->
                        (Callable<Page>)
                            () -> {
                              start.await();
                              return housing.send(
                                  page, FINISH, Map.of("action", "draft", "housingDone", "n" + i));
                            })
                .toList();
        for (Future<Page> save : threads.invokeAll(saves)) {
          assertThat(save.get().status()).isEqualTo(200);
        }
      }
    }
    assertThat(drafts()).isEqualTo(1);
  }

  @Test
  void errorsStandInTheSummaryAndAtTheFieldAndKeepWhatWasTyped() {
    Page wrong =
        housing.send(
            page,
            FINISH,
            Map.of("housingOutcome", "resolved", "moveInDate-day", "31", "moveInDate-month", "2"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.document().select(".nhsuk-error-summary a")).isNotEmpty();
    assertThat(wrong.document().select(".nhsuk-error-message")).isNotEmpty();
    assertThat(wrong.document().selectFirst("[name=moveInDate-day]").val()).isEqualTo("31");
    assertThat(
            wrong
                .document()
                .selectFirst("[name=housingOutcome][value=resolved]")
                .hasAttr("checked"))
        .isTrue();
    assertThat(wrong.document().select(".nhsuk-error-summary a").eachAttr("href"))
        .allSatisfy(href -> assertThat(wrong.document().selectFirst(href)).as(href).isNotNull());
    assertThat(state()).isEqualTo("OPEN");
  }

  @Test
  void finishingTwiceIsAConflictAndCountsOnce() {
    assertThat(finish(page).status()).isEqualTo(200);
    Page second = finish(page);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.text()).contains("Aisha Khan finished this task");
    Page draft = housing.send(page, FINISH, Map.of("action", "draft"));
    assertThat(draft.status()).isEqualTo(409);
    assertThat(commands("CompleteTask")).isEqualTo(1);
    assertThat(audits("task.complete")).isEqualTo(1);
    assertThat(housing.open("/tasks?view=done").text()).contains(file.reference());
  }

  @Test
  void aDoubleClickCountsOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 10; round++) {
        long key = work.housingTask(file);
        Page form = housing.open("/tasks/" + key);
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Integer> click =
            () -> {
              start.await();
              return finish(form).status();
            };
        assertThat(
                threads.invokeAll(List.of(click, click)).stream()
                    .map(
                        f -> {
                          try {
                            return f.get();
                          } catch (Exception e) {
                            throw new IllegalStateException(e);
                          }
                        }))
            .containsExactlyInAnyOrder(200, 409);
      }
    }
  }

  @Test
  void aRefusedCompletionComesBackWithWhatWasTypedAndWhy() {
    // On the first page of the list, whatever other tests have left there.
    jdbc.sql("UPDATE human_task SET due_at = ? WHERE task_key = ?")
        .param(product.today().minusDays(400).atTime(17, 0))
        .param(task)
        .update();
    finish(page);
    assertThat(housing.open("/tasks").text()).doesNotContain(file.reference());

    answer("Expected to complete user task, but no such user task was found");

    Page back = housing.open("/tasks/" + task);
    assertThat(back.text()).contains("no such user task was found");
    assertThat(back.document().selectFirst("[name=housingDone]").val()).isEqualTo("Flat found");
    assertThat(housing.open("/tasks").text()).contains(file.reference());
    assertThat(housing.open("/cases/" + file.reference()).text()).contains("Sent back");
    assertThat(finish(back).status()).isEqualTo(200);
    answer(null);
    assertThat(state()).isEqualTo("COMPLETED");
    assertThat(drafts()).isZero();
  }

  @Test
  void aRefusalAfterTheEngineTookItIsNoReturn() {
    finish(page);
    jdbc.sql("UPDATE human_task SET state = 'COMPLETED' WHERE task_key = ?").param(task).update();
    answer("no such user task");
    assertThat(state()).isEqualTo("COMPLETED");
    assertThat(drafts()).isZero();
  }

  @Test
  void aPostWithoutItsTokenIsRefused() {
    page.document().select("input[name=_csrf]").remove();
    assertThat(finish(page).status()).isEqualTo(403);
    assertThat(state()).isEqualTo("OPEN");
  }

  private Page finish(Page form) {
    java.time.LocalDate today = product.today();
    return housing.send(
        form,
        FINISH,
        Map.of(
            "housingOutcome",
            "resolved",
            "accommodationFound",
            "11",
            "housingDone",
            "Flat found",
            "moveInDate-day",
            String.valueOf(today.getDayOfMonth()),
            "moveInDate-month",
            String.valueOf(today.getMonthValue()),
            "moveInDate-year",
            String.valueOf(today.getYear())));
  }

  private void answer(String refusal) {
    transaction.executeWithoutResult(
        s ->
            events.publishEvent(
                new EngineCommandAnswered(
                    file.reference(), new EngineCommand.CompleteTask(task, Map.of()), refusal)));
  }

  private String state() {
    return jdbc.sql("SELECT state FROM human_task WHERE task_key = ?")
        .param(task)
        .query(String.class)
        .single();
  }

  private int drafts() {
    return jdbc.sql("SELECT COUNT(*) FROM task_draft WHERE task_key = ?")
        .param(task)
        .query(Integer.class)
        .single();
  }

  private int commands(String kind) {
    return jdbc.sql("SELECT COUNT(*) FROM engine_outbox WHERE task_key = ? AND kind = ?")
        .params(task, kind)
        .query(Integer.class)
        .single();
  }

  private int audits(String action) {
    return jdbc.sql("SELECT COUNT(*) FROM audit_entry WHERE task_key = ? AND action = ?")
        .params(task, action)
        .query(Integer.class)
        .single();
  }
}
