package org.homeward.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homeward.casefile.CaseFile;
import org.homeward.person.NewPerson;
import org.homeward.person.NhsNumber;
import org.homeward.person.People;
import org.homeward.person.Registration;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.StatementCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A housing officer looks for one person's tasks among those of the team, and puts lists in order.
 */
@EnginelessTest
class TaskSearchTest {

  private static final String LIST = "/tasks?view=unassigned";
  private static final String SEARCH = "form[action$=/tasks/search]";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired People people;
  @Autowired JdbcClient jdbc;
  @Autowired StatementCount count;

  private String name;
  private NhsNumber number;
  private CaseFile file;
  private Colleague officer;
  private final List<Long> made = new ArrayList<>();

  @BeforeEach
  void somebodyWithOneTask() {
    name = Product.someName() + "Núñez";
    number = someNumber();
    NewPerson person =
        new NewPerson(
            number, "Zoë Ann", name, "Bo" + name, LocalDate.of(1991, 5, 3), null, null, null);
    long id = ((Registration.Registered) people.register(person)).person().id();
    file = work.start(id, "coordinator", "cnwl-larch-ward", "westminster");
    made.add(work.housingTask(file));
    officer = product.logIn("two-teams");
  }

  @AfterEach
  void otherTestsHaveTheirListsToThemselves() {
    jdbc.sql("UPDATE human_task SET state = 'CANCELED' WHERE task_key IN (:keys)")
        .param("keys", made)
        .update();
  }

  @Test
  void aPersonIsFoundByWhatIsKnownOfThem() {
    String plain = name.toLowerCase().replace("ú", "u").replace("ñ", "n");
    for (String text :
        List.of(
            name,
            plain,
            plain.substring(0, plain.length() - 2),
            "zoe " + plain,
            plain.toUpperCase() + ", Zoë",
            "bo" + plain,
            file.reference(),
            " " + file.reference().toLowerCase().replace('-', ' ') + " ")) {
      Page page = search(officer, LIST, text);
      assertThat(page.document().select("tbody tr")).as(text).hasSize(1);
      assertThat(page.text()).as(text).contains(name, "1 task matches '" + text.strip() + "'");
      assertThat(page.path())
          .as("no name in an address")
          .matches("/tasks\\?view=unassigned&search=[0-9a-f-]{36}");
    }
    assertThat(rows(search(officer, LIST, "larch"))).contains("Larch").doesNotContain("Juniper");
    for (String none :
        List.of("zoe nobody" + plain, "NW-999999999", "x", "%" + plain + "_x", "''")) {
      Page page = search(officer, LIST, none);
      assertThat(page.status()).as(none).isEqualTo(200);
      assertThat(page.document().select("tbody tr")).as(none).isEmpty();
      assertThat(page.text()).contains("No task matches", "No task here matches your search");
    }
  }

  @Test
  void numbersAreSearchedOnlyForThoseWhoReadThem() {
    assertThat(search(officer, LIST, number.digits()).document().select("tbody tr")).isEmpty();
    assertThat(officer.open(LIST).document().select("#search-hint").text())
        .doesNotContain("NHS number");

    made.add(work.task(file, "act-for-trust", "ward-staff", Map.of("taskSubject", "pets")));
    Colleague nurse = product.logIn("larch");
    assertThat(nurse.open(LIST).document().select("#search-hint").text()).contains("NHS number");
    for (String text : List.of(number.digits(), number.formatted())) {
      Page page = search(nurse, LIST, text);
      assertThat(page.document().select("tbody tr")).as(text).hasSize(1);
      assertThat(page.text()).contains(name);
    }
  }

  @Test
  void nobodyFindsWhatIsNotInTheirLists() {
    for (String text : List.of(name, file.reference(), "larch")) {
      for (String view : List.of("todo", "mine", "team", "later", "done")) {
        Page page = search(product.logIn("housing2"), "/tasks?view=" + view, text);
        assertThat(rows(page)).as(text + " in " + view).doesNotContain(name);
      }
    }
  }

  @Test
  void theSearchStaysInTheSessionAndTheTextOutOfTheTrail() {
    Page first = search(officer, LIST + "&due=week&sort=newest", name);
    String clear = first.document().select(".hw-chips a:contains(Search)").attr("href");
    assertThat(clear).isEqualTo("/tasks?view=unassigned&due=week&sort=newest");
    String found = first.document().select(".hw-subnav a").get(1).attr("href");
    assertThat(found).contains("view=team", "due=week", "sort=newest", "search=");
    String token = found.replaceAll(".*search=", "");
    assertThat(officer.open(LIST + "&search=" + token).document().select("tbody tr")).hasSize(1);

    Page elsewhere = product.logIn("two-teams").open(LIST + "&search=" + token);
    assertThat(elsewhere.text())
        .as("of another session")
        .contains("Your search is not kept any more");
    for (int i = 0; i < 4; i++) {
      search(officer, LIST, "another " + i);
    }
    assertThat(officer.open(LIST + "&search=" + token).text()).contains("1 task matches");
    search(officer, LIST, "the fifth");
    assertThat(officer.open(LIST + "&search=" + token).text())
        .contains("Your search is not kept any more")
        .doesNotContain("matches '");
    assertThat(search(officer, LIST, "  ").text()).doesNotContain("matches '");

    List<Map<String, Object>> trail =
        jdbc.sql(
                "SELECT * FROM audit_entry WHERE username = 'two-teams' AND people LIKE :person"
                    + " AND action = 'read.task.search'")
            .param("person", "% " + file.personId() + " %")
            .query()
            .listOfRows();
    assertThat(trail).isNotEmpty();
    assertThat(trail.toString()).doesNotContain(name);
  }

  @Test
  void manyTasksAreCountedAndPagedInEveryOrder() {
    List<String> few = cost();
    for (int i = 1; i < 30; i++) {
      made.add(work.housingTask(file));
    }
    for (int i = 0; i < 30; i++) {
      // Pairs came and are due at the same time: then the key decides.
      jdbc.sql("UPDATE human_task SET held_since = ?, due_at = ? WHERE task_key = ?")
          .params(at(2026, 1 + i / 2), at(2031, 28 - i / 2), made.get(i))
          .update();
    }
    assertThat(cost()).as("however many there are").isEqualTo(few);

    Page page = search(officer, LIST, name);
    assertThat(page.text()).contains("30 tasks match", "Showing 1 to 25 of 30 tasks");
    String token = page.document().select(".hw-subnav a").get(1).attr("href");
    token = token.replaceAll(".*search=", "");
    assertThat(keys(LIST + "&search=" + token)).isEqualTo(sorted((a, b) -> b / 2 - a / 2));
    assertThat(keys(LIST + "&sort=longest&search=" + token)).isEqualTo(sorted((a, b) -> 0));
    assertThat(keys(LIST + "&sort=newest&search=" + token)).isEqualTo(sorted((a, b) -> b - a));
    // All are of one case, and so of one person: then the key decides.
    assertThat(keys(LIST + "&sort=ready&search=" + token)).isEqualTo(sorted((a, b) -> 0));
    assertThat(
            officer.open(LIST + "&sort=newest").document().select("#filter-sort [selected]").val())
        .isEqualTo("newest");
    assertThat(officer.open(LIST + "&sort=newest").document().select("main details[open]"))
        .as("an order never holds unseen")
        .hasSize(1);
    assertThat(officer.open("/tasks?view=done").document().select("#filter-sort")).isEmpty();
  }

  @Test
  void whatWaitsForLongCanBeShownAlone() {
    Page page = search(officer, LIST, name);
    String found = page.document().select(".hw-subnav a").get(1).attr("href");
    String list = LIST + "&search=" + found.replaceAll(".*search=", "");
    LocalDate today = product.today();
    for (Map.Entry<Integer, Integer> shown : Map.of(13, 0, 14, 1).entrySet()) {
      jdbc.sql("UPDATE human_task SET held_since = ? WHERE task_key = ?")
          .params(Timestamp.valueOf(today.minusDays(shown.getKey()).atTime(12, 0)), made.getFirst())
          .update();
      jdbc.sql("UPDATE pathway_case SET ready_since = ? WHERE id = ?")
          .params(today.minusDays(shown.getKey()), file.id())
          .update();
      for (String filter : List.of("&waiting=2", "&ready=14", "&waiting=2&ready=14")) {
        assertThat(officer.open(list + filter).document().select("tbody tr"))
            .as(filter + " after days " + shown.getKey())
            .hasSize(shown.getValue());
      }
    }
    assertThat(
            officer.open(list + "&waiting=2&ready=14").document().select(".hw-chips a").eachText())
        .anyMatch(chip -> chip.endsWith("With the team for 2 weeks or more"))
        .anyMatch(chip -> chip.endsWith("Clinically ready for 14 days or more"));
  }

  private static String rows(Page page) {
    return page.document().select("tbody").text();
  }

  private static Timestamp at(int year, int day) {
    return Timestamp.valueOf(LocalDate.of(year, 1, day).atTime(12, 0));
  }

  private List<Long> sorted(java.util.Comparator<Integer> order) {
    return IntStream.range(0, 30).boxed().sorted(order).map(made::get).toList();
  }

  /** Keys of the tasks on a page and on those after it. */
  private List<Long> keys(String address) {
    List<Long> keys = new ArrayList<>();
    String next = address;
    while (!next.isEmpty()) {
      Page page = officer.open(next);
      page.document()
          .select("tbody input[name=task]")
          .forEach(box -> keys.add(Long.parseLong(box.val())));
      if (!next.equals(address)) {
        assertThat(page.text()).contains("30 tasks in all");
      }
      next = page.document().select("a[rel=next]").attr("href");
    }
    return keys;
  }

  private List<String> cost() {
    Page page = search(officer, LIST, name);
    String address = page.document().select(".hw-subnav a").get(1).attr("href");
    count.reset();
    officer.open(address.replace("view=team", "view=unassigned"));
    return count.ofHomeward().stream().filter(sql -> !sql.contains("directory_state")).toList();
  }

  private Page search(Colleague who, String list, String text) {
    return who.send(who.open(list), SEARCH, Map.of("text", text));
  }

  private NhsNumber someNumber() {
    return IntStream.range(0, 100_000)
        .mapToObj(i -> NhsNumber.parse("99972" + String.format("%05d", i)))
        .flatMap(java.util.Optional::stream)
        .filter(free -> people.findByNhsNumber(free).isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
