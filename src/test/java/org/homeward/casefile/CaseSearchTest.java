package org.homeward.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A coordinator, a housing officer and a stranger look for one case among those they have. */
@EnginelessTest
class CaseSearchTest {

  private static final String SEARCH = "form[action$=/cases/search]";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired CaseFiles cases;
  @Autowired SearchWords words;
  @Autowired List<SearchedTexts> texts;
  @Autowired JdbcClient jdbc;

  @Test
  void oneCaseIsFoundByNameAndByReferenceAmongOnesOwn() {
    String name = Product.someName();
    CaseFile file = work.start(name);
    work.housingTask(file);
    String typed = name.substring(name.lastIndexOf(' ') + 1);
    for (Colleague who : List.of(product.logIn("coordinator"), product.logIn("housing"))) {
      Page found = search(who, typed);
      assertThat(found.text()).contains(file.reference());
      assertThat(found.document().select("tbody tr")).hasSize(1);
      assertThat(found.path()).doesNotContain(typed);
      assertThat(found.document().select("#search-text").val()).isEqualTo(typed);
      assertThat(search(who, file.reference().replace("-", " ")).text()).contains(file.reference());
      assertThat(search(who, "nobody is called so").text()).contains("No case of yours matches");
      assertThat(who.open("/cases?status=open&search=gone").text())
          .contains("Your search is not kept any more");
    }
    assertThat(search(product.logIn("coordinator2"), typed).document().select("tbody tr"))
        .as("of another trust")
        .isEmpty();
    assertThat(
            jdbc.sql(
                    "SELECT COUNT(*) FROM audit_entry WHERE action = 'read.case.search'"
                        + " AND people LIKE :person")
                .param("person", "% " + file.personId() + " %")
                .query(Integer.class)
                .single())
        .isEqualTo(4);

    cases.close(file.reference(), "Moved in");
    Page closed = search(product.logIn("housing"), typed);
    assertThat(closed.document().select("tbody tr")).isEmpty();
    assertThat(closed.document().select(".hw-subnav a").last().attr("href"))
        .as("goes along to the closed ones")
        .contains("search=");
  }

  @Test
  void aWardIsFoundByItsName() {
    CaseFile file = work.start(Product.someName());
    work.housingTask(file);
    for (String who : List.of("coordinator", "housing")) {
      assertThat(search(product.logIn(who), "no such ward").document().select("tbody tr"))
          .isEmpty();
      assertThat(search(product.logIn(who), "juniper").document().select("tbody tr"))
          .as(who)
          .isNotEmpty();
    }
  }

  @Test
  void anyWordOfANameFindsACase() {
    String name = Product.someName();
    CaseFile file = work.start("van der " + name);
    work.housingTask(file);
    for (String who : List.of("coordinator", "housing")) {
      for (String text : List.of(name, "der " + name, name + " van", "van der " + name)) {
        Page found = search(product.logIn(who), text);
        assertThat(found.document().select("tbody tr")).as(who + ": " + text).hasSize(1);
        assertThat(found.path()).doesNotContain(name);
      }
    }
  }

  @Test
  void aCaseIsFoundByTheHomeThatIsOfferedByThoseWhoReadHomes() {
    CaseFile file = work.start(Product.someName());
    work.housingTask(file);
    String home =
        "SELECT %s FROM home h JOIN home_scheme s ON s.id = h.scheme_id"
            + " WHERE s.code = 'saffron-court' AND h.name = 'Room 5'";
    jdbc.sql(
            "INSERT INTO nomination (case_id, home_id, agency_code, state, nominated_at,"
                + " nominated_by_step) "
                + home.formatted("?, h.id, s.agency_code, 'OFFERED', CURRENT_TIMESTAMP, ?"))
        .params(file.id(), -file.id())
        .update();
    for (String text : List.of("saffron", "saffron court  room 5", "Court Room 5", "room 5")) {
      for (String who : List.of("coordinator", "housing")) {
        assertThat(search(product.logIn(who), text).text())
            .as(who + ": " + text)
            .contains(file.reference());
      }
      assertThat(search(product.logIn("ward"), text).text())
          .as("a role that reads no homes")
          .doesNotContain(file.reference());
    }
    for (String text : List.of("affron", "room 6", "_affron", "saff%5")) {
      assertThat(search(product.logIn("coordinator"), text).text())
          .as(text)
          .doesNotContain(file.reference());
    }
    assertThat(search(product.logIn("coordinator2"), "saffron").text())
        .as("of another trust")
        .doesNotContain(file.reference());
    jdbc.sql("UPDATE nomination SET state = 'ENDED' WHERE case_id = ?").param(file.id()).update();
    assertThat(search(product.logIn("coordinator"), "saffron").text())
        .as("it is over")
        .doesNotContain(file.reference());
  }

  /** They were written when words were not kept yet. */
  @Test
  void earlierCommentsAndQuestionsAreFoundByThoseWhoReadThem() {
    CaseFile file = work.start(Product.someName());
    work.housingTask(file);
    for (String word : List.of("stairlift", "wetroom")) {
      jdbc.sql(
              """
              INSERT INTO case_comment
                (case_id, username, display_name, agency_code, said_at, words, struck_at)
              VALUES (?, 'housing', 'Somebody', 'westminster-council', CURRENT_TIMESTAMP, ?, ?)
              """)
          .params(
              file.id(),
              "About the " + word,
              "wetroom".equals(word) ? LocalDateTime.of(2026, 1, 5, 12, 0) : null)
          .update();
      jdbc.sql(
              """
              INSERT INTO case_comment_reader (case_id, agency_code, comment_id)
              SELECT case_id, agency_code, MAX(id) FROM case_comment WHERE case_id = ?
              GROUP BY case_id, agency_code
              """)
          .param(file.id())
          .update();
    }
    jdbc.sql(
            """
            INSERT INTO case_question
              (case_id, asking_agency, asking_team, username, display_name, asked_agency,
               asked_team, question, asked_at, due_at, waiting)
            VALUES (?, 'westminster-council', 'westminster-housing', 'housing', 'Somebody', 'cnwl',
              'cnwl-discharge', 'Is a bannister needed?', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP,
              TRUE)
            """)
        .param(file.id())
        .update();
    Colleague housing = product.logIn("housing");
    assertThat(search(housing, "stairlift").document().select("tbody tr")).isEmpty();

    for (int twice = 0; twice < 2; twice++) {
      for (SearchedTexts source : texts) {
        long last = 0;
        long after;
        do {
          after = last;
          last = words.fill(source, after);
        } while (last != after);
      }
    }

    assertThat(search(housing, "stairlift").text()).contains(file.reference());
    assertThat(search(housing, "bannister").text()).contains(file.reference());
    Colleague coordinator = product.logIn("coordinator");
    assertThat(search(coordinator, "bannister").text()).contains(file.reference());
    assertThat(search(coordinator, "stairlift").document().select("tbody tr"))
        .as("not for the trust")
        .isEmpty();
    assertThat(search(housing, "wetroom").document().select("tbody tr"))
        .as("struck through")
        .isEmpty();
  }

  private static Page search(Colleague who, String text) {
    return who.send(who.open("/cases"), SEARCH, Map.of("text", text));
  }
}
