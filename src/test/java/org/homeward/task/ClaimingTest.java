package org.homeward.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.homeward.casefile.CaseFile;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two officers of one team and the same task. */
@EnginelessTest
class ClaimingTest {

  private static final int ROUNDS = 25;
  private static final String CLAIM = "form[action$=/claim]";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;

  @Test
  void ofTwoWhoClaimAtTheSameMomentExactlyOneGetsTheTask() throws Exception {
    List<Colleague> officers =
        List.of(product.logIn("housing"), product.logIn("housing-colleague"));
    Map<String, String> names =
        Map.of("housing", "Aisha Khan", "housing-colleague", "Bela Fonseca");
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < ROUNDS; round++) {
        long task = work.housingTask(work.start(Product.someName()));
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<Page>> claims =
            officers.stream()
                .map(
                    officer -> {
                      Page page = officer.open("/tasks/" + task);
                      return (Callable<Page>)
                          () -> {
                            start.await();
                            return officer.send(page, CLAIM, Map.of());
                          };
                    })
                .toList();

        List<Page> answers = threads.invokeAll(claims).stream().map(ClaimingTest::get).toList();

        assertThat(answers).extracting(Page::status).containsExactlyInAnyOrder(200, 409);
        String holder = assignee(task);
        Page refused = answers.stream().filter(a -> a.status() == 409).findFirst().orElseThrow();
        assertThat(refused.text()).contains(names.get(holder));
        Page taken = answers.stream().filter(a -> a.status() == 200).findFirst().orElseThrow();
        assertThat(taken.path()).isEqualTo("/tasks/" + task);
        assertThat(commands(task)).as("only the winner's claim goes to the engine").isEqualTo(1);
        assertThat(timeline(task)).containsExactly("Taken: Find a home or a housing decision");
      }
    }
  }

  @Test
  void claimingAgainChangesNothing() {
    long task = work.housingTask(work.start(Product.someName()));
    Colleague housing = product.logIn("housing");
    Page page = housing.open("/tasks/" + task);

    assertThat(housing.send(page, CLAIM, Map.of()).status()).isEqualTo(200);
    assertThat(housing.send(page, CLAIM, Map.of()).status()).isEqualTo(200);

    assertThat(commands(task)).isEqualTo(1);
    assertThat(timeline(task)).containsExactly("Taken: Find a home or a housing decision");
  }

  @Test
  void aTaskGivenBackCanBeTakenByAColleagueWhoIsNotTheHolderBefore() {
    long task = work.housingTask(work.start(Product.someName()));
    Colleague housing = product.logIn("housing");
    Colleague colleague = product.logIn("housing-colleague");
    Page free = colleague.open("/tasks/" + task);
    Page mine = housing.send(housing.open("/tasks/" + task), CLAIM, Map.of());

    assertThat(colleague.send(free, CLAIM, Map.of()).status()).isEqualTo(409);
    housing.send(mine, "form[action$=/release]", Map.of());
    assertThat(assignee(task)).isNull();
    assertThat(colleague.send(free, CLAIM, Map.of()).status()).isEqualTo(200);
    assertThat(assignee(task)).isEqualTo("housing-colleague");

    Page again = housing.send(mine, "form[action$=/release]", Map.of());
    assertThat(again.status()).as("giving back what one no longer has").isEqualTo(409);
    assertThat(again.text()).contains("Bela Fonseca");
    assertThat(assignee(task)).isEqualTo("housing-colleague");
    assertThat(timeline(task))
        .containsExactly(
            "Taken: Find a home or a housing decision",
            "Given back to the team: Find a home or a housing decision",
            "Taken: Find a home or a housing decision");
  }

  @Test
  void aColleaguesTaskCannotBeFilledInFinishedOrDrafted() {
    CaseFile file = work.start(Product.someName());
    long task = work.housingTask(file);
    Colleague housing = product.logIn("housing");
    Colleague colleague = product.logIn("housing-colleague");
    Page before = colleague.open("/tasks/" + task);
    housing.send(housing.open("/tasks/" + task), CLAIM, Map.of());

    Page now = colleague.open("/tasks/" + task);
    assertThat(now.document().select("main form")).isEmpty();
    assertThat(now.text()).contains("Aisha Khan");
    Page finished = colleague.send(before, "button[value=finish]", Map.of());
    assertThat(finished.status()).isEqualTo(409);
    assertThat(finished.text()).contains("Aisha Khan");
    Page drafted = colleague.send(before, "button[value=finish]", Map.of("action", "draft"));
    assertThat(drafted.status()).isEqualTo(409);
    assertThat(drafts(task)).isZero();
  }

  private static Page get(Future<Page> page) {
    try {
      return page.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String assignee(long task) {
    return jdbc.sql("SELECT assignee FROM human_task WHERE task_key = ?")
        .param(task)
        .query((row, n) -> row.getString(1) == null ? "" : row.getString(1))
        .optional()
        .filter(name -> !name.isEmpty())
        .orElse(null);
  }

  private int commands(long task) {
    return jdbc.sql("SELECT COUNT(*) FROM engine_outbox WHERE task_key = ?")
        .param(task)
        .query(Integer.class)
        .single();
  }

  private int drafts(long task) {
    return jdbc.sql("SELECT COUNT(*) FROM task_draft WHERE task_key = ?")
        .param(task)
        .query(Integer.class)
        .single();
  }

  private List<String> timeline(long task) {
    return jdbc.sql("SELECT title FROM timeline_entry WHERE task_key = ? ORDER BY id")
        .param(task)
        .query(String.class)
        .list();
  }
}
