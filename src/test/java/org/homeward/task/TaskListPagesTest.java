package org.homeward.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeward.casefile.CaseFile;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walking through lists longer than a page. */
@EnginelessTest
class TaskListPagesTest {

  private static final int TASKS = 60;

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;

  @Test
  void theTeamsListIsWalkedWithoutGapsAndRepeatsThoughAllAreDueAtTheSameMoment() {
    CaseFile file =
        work.start(
            work.person(Product.someName()), "coordinator2", "west-london-alder-ward", "ealing");
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      all.add(work.task(file, "find-home", "housing-officer", Map.of("taskDue", "2026-12-24")));
    }
    Colleague housing = product.logIn("housing2");

    assertThat(housing.open("/tasks").text()).contains(String.valueOf(TASKS));
    List<List<Long>> pages = walk(housing, "/tasks?view=unassigned");
    assertThat(pages).extracting(List::size).containsExactly(25, 25, 10);
    assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(all);

    Page second = housing.open("/tasks?view=unassigned");
    String next = second.document().selectFirst("main a[href*=after]").attr("href");
    for (Long key : pages.get(0)) {
      jdbc.sql("UPDATE human_task SET assignee = 'housing2' WHERE task_key = ?")
          .param(key)
          .update();
    }
    assertThat(keys(housing.open(next)))
        .as("the page after does not jump when those before are taken")
        .isEqualTo(pages.get(1));
    assertThat(walk(housing, "/tasks?view=mine").stream().flatMap(List::stream))
        .containsExactlyElementsOf(pages.get(0));
  }

  @Test
  void theDoneListIsWalkedNewestFirst() {
    CaseFile file =
        work.start(
            work.person(Product.someName()), "coordinator2", "west-london-alder-ward", "ealing");
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      long key = work.task(file, "arrange-care", "social-worker", Map.of());
      jdbc.sql(
              """
              UPDATE human_task SET state = 'COMPLETED', finished_by = 'socialwork2',
                finished_at = '2026-01-05 10:00:00' WHERE task_key = ?
              """)
          .param(key)
          .update();
      all.addFirst(key);
    }

    List<List<Long>> pages = walk(product.logIn("socialwork2"), "/tasks?view=done");

    assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
  }

  @Test
  void aDamagedAddressStartsAtTheBeginning() {
    Colleague housing = product.logIn("housing");
    work.housingTask(work.start(Product.someName()));
    for (String after : List.of("nonsense", "1", "-", "1-2-3-4", "2-999999999999999999-1", "%27")) {
      Page page = housing.open("/tasks?view=unassigned&after=" + after);
      assertThat(page.status()).as(after).isEqualTo(200);
      assertThat(keys(page)).as(after).isNotEmpty();
    }
    assertThat(housing.open("/tasks?view=nonsense").status()).isEqualTo(200);
    assertThat(TaskCursor.parse("2-999999999999999999-1"))
        .as("MySQL knows no year after 9999")
        .isNull();
    Instant now = Instant.parse("2026-11-22T10:11:12.123456Z");
    assertThat(TaskCursor.parse(new TaskCursor(2, now, 7).text()))
        .isEqualTo(new TaskCursor(2, now, 7));
  }

  private static List<List<Long>> walk(Colleague who, String path) {
    List<List<Long>> pages = new ArrayList<>();
    String next = path;
    while (next != null) {
      assertThat(pages).as("pages without end").hasSizeLessThan(10);
      Page page = who.open(next);
      pages.add(keys(page));
      Element more = page.document().selectFirst("main a[href*=after]");
      next = more == null ? null : more.attr("href");
    }
    return pages;
  }

  private static List<Long> keys(Page page) {
    return page.document().select("main a[href^=/tasks/]").stream()
        .map(link -> Long.valueOf(link.attr("href").substring("/tasks/".length())))
        .toList();
  }
}
