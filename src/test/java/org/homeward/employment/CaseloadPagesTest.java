package org.homeward.employment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.homeward.casefile.CaseFile;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.StatementCount;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What advisers and managers see of caseloads, and what that costs. */
@EnginelessTest
class CaseloadPagesTest {

  @Autowired private Casework work;
  @Autowired private Product product;
  @Autowired private StatementCount count;
  @Autowired private SupportRepository supports;
  @Autowired private JdbcClient jdbc;

  @Test
  void anAdviserFindsThePeopleBehindEachNumber() {
    String waiting = Product.someName();
    String quiet = Product.someName();
    String fresh = Product.someName();
    LocalDate today = product.today();
    support(waiting, "employment", today.minusDays(9), null);
    support(quiet, "employment", today.minusDays(80), today.minusDays(28));
    support(fresh, "employment", today.minusDays(80), today.minusDays(27));

    Colleague adviser = product.logIn("employment");
    assertThat(adviser.open("/employment/caseloads").text())
        .contains("Leon Baptiste")
        .contains("of 5 for a full-time specialist");
    assertThat(adviser.open("/employment/people?adviser=employment&view=waiting").text())
        .contains(waiting)
        .doesNotContain(quiet, fresh);
    assertThat(adviser.open("/employment/people?adviser=employment&view=quiet").text())
        .contains(quiet)
        .doesNotContain(waiting, fresh);
    assertThat(adviser.open("/employment/people?adviser=none").text())
        .doesNotContain(waiting, quiet, fresh);
  }

  @Test
  void onlyAdvisersAndManagersSeeThem() {
    assertThat(product.logIn("housing").open("/employment/caseloads").status()).isEqualTo(403);
    assertThat(product.logIn("housing").open("/employment/people").status()).isEqualTo(403);
    assertThat(product.logIn("manager").open("/employment/caseloads").status()).isEqualTo(200);
  }

  @Test
  void aManagerOfAnotherTrustSeesNobodyOfThisOne() {
    String name = Product.someName();
    support(name, "employment", product.today(), null);
    assertThat(product.logIn("manager2").open("/employment/people").text()).doesNotContain(name);
  }

  @Test
  void listsGoOnWhereThePageBeforeEndedAndCostTheSame() {
    for (int i = 0; i < 30; i++) {
      support(Product.someName(), "pager", product.today().minusDays(100 + i / 3), null);
    }
    Colleague adviser = product.logIn("employment");
    String path = "/employment/people?adviser=pager";
    Page first = adviser.open(path);
    List<String> shown = first.document().select("main a[href^=/cases/]").eachAttr("href");
    assertThat(shown).hasSize(25).doesNotHaveDuplicates();
    String next = first.document().select("main a[rel=next]").attr("href");
    List<String> rest =
        adviser.open(next).document().select("main a[href^=/cases/]").eachAttr("href");
    assertThat(rest).hasSize(5).doesNotContainAnyElementsOf(shown);

    assertThat(cost(adviser, path)).isEqualTo(cost(adviser, next)).isLessThanOrEqualTo(5);
    assertThat(cost(adviser, "/employment/caseloads")).isLessThanOrEqualTo(4);
  }

  @Test
  void whatIsNoCursorShowsTheFirstPage() {
    String name = Product.someName();
    support(name, "cursor", product.today(), null);
    Colleague adviser = product.logIn("employment");
    for (String after : List.of("2026-13-45_1", "x", "2026-01-01_")) {
      Page page = adviser.open("/employment/people?adviser=cursor&after=" + after);
      assertThat(page.status()).as(after).isEqualTo(200);
      assertThat(page.text()).as(after).contains(name);
    }
  }

  private int cost(Colleague who, String path) {
    who.open(path);
    count.reset();
    who.open(path);
    return (int)
        count.ofHomeward().stream()
            .filter(sql -> !sql.startsWith("SELECT version FROM directory_state"))
            .count();
  }

  /** A case in which the advisers' team has a task, with its support. */
  private void support(String name, String adviser, LocalDate referred, LocalDate contact) {
    CaseFile file = work.start(name);
    jdbc.sql("INSERT INTO case_team (case_id, team_code, running) VALUES (?, ?, TRUE)")
        .params(file.id(), "footbridge-team")
        .update();
    SupportEntity support = new SupportEntity(file.id(), file.personId(), Route.IPS, referred);
    support.accept(referred, "Y", adviser);
    if (contact != null) {
      support.spokenWith(contact, true);
    }
    supports.save(support);
  }
}
