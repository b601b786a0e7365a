package org.homeward.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vacancy board and the pages on which providers keep it, over HTTP. */
@EnginelessTest
class VacancyPagesTest {

  @Autowired private Product product;
  @Autowired private JdbcClient jdbc;

  @ParameterizedTest
  @CsvSource({
    // who,       board, home, own scheme's change, other's change, schemes, panel
    "housing,     200, 200, 403, 403, 403, 200",
    "socialwork,  200, 200, 403, 403, 403, 200",
    "coordinator, 200, 200, 403, 403, 403, 403",
    "manager,     200, 200, 403, 403, 403, 403",
    "provider,    200, 200, 200, 403, 200, 403",
    "ward,        403, 403, 403, 403, 403, 403",
    "employment,  403, 403, 403, 403, 403, 403",
    "admin,       403, 403, 403, 403, 403, 403",
    "nobody,      403, 403, 403, 403, 403, 403",
  })
  void whoMayOpenWhat(
      String username, int board, int home, int own, int others, int schemes, int panel) {
    Colleague who = product.logIn(username);
    assertThat(who.open("/vacancies").status()).isEqualTo(board);
    assertThat(who.open("/vacancies/acton-green-studio-2").status()).isEqualTo(home);
    assertThat(who.open("/schemes/acton-green").status()).isEqualTo(home);
    for (String page : List.of("/edit", "/change")) {
      assertThat(who.open("/vacancies/saffron-court-room-3" + page).status()).isEqualTo(own);
      assertThat(who.open("/vacancies/acton-green-studio-2" + page).status()).isEqualTo(others);
    }
    assertThat(who.open("/schemes/saffron-court/edit").status()).isEqualTo(own);
    assertThat(who.open("/schemes/saffron-court/homes/new").status()).isEqualTo(own);
    assertThat(who.open("/schemes/acton-green/edit").status()).isEqualTo(others);
    assertThat(who.open("/schemes").status()).isEqualTo(schemes);
    assertThat(who.open("/schemes/new").status()).isEqualTo(schemes);
    assertThat(who.open("/panel").status()).isEqualTo(panel);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/vacancies/no-such-home",
        "/vacancies/no-such-home/edit",
        "/vacancies/%3Cscript%3E",
        "/schemes/no-such-scheme",
        "/schemes/no-such-scheme/homes/new",
      })
  void whatDoesNotExistIsNotFound(String path) {
    assertThat(product.logIn("provider").open(path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?view=nonsense",
        "?after=2026-02-31_4",
        "?after=9999-99-99_1",
        "?after=x",
        "?borough=atlantis&kind=%27&support=%00&ready=-1",
        "?borough=ealing&borough=brent",
      })
  void damagedAddressesShowTheBoard(String query) {
    assertThat(product.logIn("housing").open("/vacancies" + query).status()).isIn(200, 400);
  }

  @Test
  void filtersStandInTheAddressAndNarrowTheBoard() {
    Colleague housing = product.logIn("housing");
    // Homes to which no other test sends anybody.
    assertThat(allPages(housing, "/vacancies"))
        .contains("Heston Gardens, Flat 11", "Acton Green, Studio 2");

    Page ealing = housing.open("/vacancies?borough=ealing&support=high&access=step-free");
    assertThat(ealing.text())
        .contains("Acton Green, Studio 2", "Amber House, Room 2", "Filter (3 applied)")
        .doesNotContain("Saffron Court", "Studio 3");
    Page without = housing.open(ealing.link("Step-free"));
    assertThat(without.path()).doesNotContain("access").contains("borough=ealing");
    assertThat(without.text()).contains("Studio 3");

    Page women = housing.open("/vacancies?gender=women&kind=supported-living");
    assertThat(women.text()).contains("Marigold House, Room 1").doesNotContain("Tallow House");
    assertThat(allPages(housing, "/vacancies?ready=0"))
        .contains("Heston Gardens, Flat 11")
        .doesNotContain("Saffron Court, Room 4");
  }

  /** The words of all pages of a list: other tests have added homes to the same board. */
  private static String allPages(Colleague who, String address) {
    Page page = who.open(address);
    StringBuilder words = new StringBuilder(page.text());
    while (!page.document().select("a[rel=next]").isEmpty()) {
      page = who.open(page.document().selectFirst("a[rel=next]").attr("href"));
      words.append(page.text());
    }
    return words.toString();
  }

  @Test
  void theBoardIsReadPageByPageWithoutLosingAHome() {
    Colleague housing = product.logIn("housing");
    Page page = housing.open("/vacancies?view=all");
    int seen = 0;
    int pages = 0;
    while (true) {
      seen += page.document().select("tbody tr").size();
      pages++;
      if (page.document().select("a[rel=next]").isEmpty()) {
        break;
      }
      page = housing.open(page.document().selectFirst("a[rel=next]").attr("href"));
    }
    assertThat(pages).isGreaterThan(2);
    assertThat(seen).isEqualTo(jdbc.sql("SELECT COUNT(*) FROM home").query(Integer.class).single());
  }

  @Test
  void oldConfirmationsAreWarnedOfAndOneClickConfirmsAHomeOrAScheme() {
    // Whatever day it is by now: other tests let days go by.
    jdbc.sql(
            "UPDATE home SET confirmed_at = ? WHERE scheme_id ="
                + " (SELECT id FROM home_scheme WHERE code = 'ebury-cluster')")
        .param(product.today().minusDays(9).atTime(12, 0))
        .update();
    Colleague provider = product.logIn("provider");
    String old = "/vacancies/ebury-cluster-flat-a";
    assertThat(provider.open(old).text())
        .contains("Confirmed 9 days ago. Confirm that it is still right");

    Page after = provider.send(provider.open(old), "form[action$=/confirm]", Map.of());
    assertThat(after.text())
        .contains("is confirmed", "Confirmed today by Nadia Petrova", "Confirmed still right");
    assertThat(provider.open("/vacancies/ebury-cluster-flat-c").text())
        .contains("Confirmed 9 days ago");

    Page scheme = provider.open("/schemes/ebury-cluster");
    assertThat(provider.send(scheme, "form[action$=/confirm]", Map.of()).text())
        .contains("5 homes of Ebury Cluster confirmed")
        .doesNotContain("9 days ago");
    assertThat(audited("scheme.confirm", "ebury-cluster")).isOne();
    assertThat(audited("home.confirm", "ebury-cluster-flat-a")).isOne();
  }

  @Test
  void aProviderRecordsHowAHomeFallsEmptyAndIsReadyAgain() {
    Colleague provider = product.logIn("provider");
    String home = addHome(provider, "Flat " + Product.someName());
    assertThat(provider.open(home).text()).contains("Occupied");

    change(provider, home, "notice", Map.of(), "homeNoticeOn", -3, "homeEmptyFrom", 11);
    assertThat(provider.open(home).text()).contains("Notice given", "Ready from Not provided");
    change(
        provider, home, "empty", Map.of("homeVoidReason", "own-home"), "homeVoidOn", -2, null, 0);
    assertThat(provider.open(home).text())
        .contains("Empty, not ready yet", "Empty for 2 days", "Moved on to a home of their own");
    assertThat(product.logIn("housing").open(home).text())
        .contains("Moved on to a home of their own");
    assertThat(product.logIn("provider2").open(home).text())
        .as("why somebody left is not the business of another provider")
        .contains("Empty, not ready yet", "Fell empty")
        .doesNotContain("Moved on to a home of their own");
    change(provider, home, "ready", Map.of(), "homeReadyOn", 0, null, 0);
    assertThat(provider.open(home).text()).contains("Available", "Ready to let");
    change(
        provider, home, "out-of-use", Map.of("homeOutOfUseReason", "New boiler"), null, 0, null, 0);

    Page page = provider.open(home);
    assertThat(page.text()).contains("Out of use", "New boiler");
    assertThat(page.document().select(".hw-timeline__title").eachText())
        .containsExactly("Taken out of use", "Ready to let", "Fell empty", "Notice given", "Added");
    assertThat(audited("home.out-of-use", home.substring("/vacancies/".length()))).isOne();
  }

  @Test
  void whatCannotBeIsRefusedInWordsAndNothingTypedIsLost() {
    Colleague provider = product.logIn("provider");
    String home = addHome(provider, "Flat " + Product.someName());
    Page refused = change(provider, home, "ready", Map.of(), "homeReadyOn", 0, null, 0);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("Record first that it has fallen empty");
    assertThat(refused.document().select("input[value=ready]").hasAttr("checked")).isTrue();
    assertThat(refused.document().title()).startsWith("Error: ");

    Page early =
        change(provider, home, "notice", Map.of(), "homeNoticeOn", -3, "homeEmptyFrom", -5);
    assertThat(early.status()).isEqualTo(400);
    assertThat(early.text()).contains("must be on or after the notice");
    assertThat(provider.open(home).text()).contains("Occupied");
  }

  @Test
  void ofTwoChangesTheSecondIsTold() {
    Colleague provider = product.logIn("provider");
    String home = addHome(provider, "Flat " + Product.someName());
    Page first = provider.open(home + "/edit");
    Page second = provider.open(home + "/edit");
    assertThat(provider.send(first, "form[data-hw-form]", Map.of("homeFloor", "3")).status())
        .isEqualTo(200);
    Page told = provider.send(second, "form[data-hw-form]", Map.of("homeFloor", "7"));
    assertThat(told.status()).isEqualTo(409);
    assertThat(told.text()).contains("Someone else changed this");
    assertThat(provider.open(home).text()).contains("Floor 3").doesNotContain("Floor 7");

    Page stale = provider.open("/schemes/saffron-court/edit");
    provider.send(
        provider.open("/schemes/saffron-court/edit"),
        "form[data-hw-form]",
        Map.of("schemeArea", "Pimlico"));
    assertThat(provider.send(stale, "form[data-hw-form]", Map.of()).status()).isEqualTo(409);
  }

  @Test
  void aSchemeIsAddedAndChangedByItsProvider() {
    Colleague provider = product.logIn("provider");
    String name = "Scheme " + Product.someName();
    Page added =
        provider.send(
            provider.open("/schemes/new"),
            "form[data-hw-form]",
            Map.of(
                "schemeName", name,
                "schemeKind", "step-down",
                "schemeSupportLevel", "high",
                "schemeBorough", "westminster",
                "schemeSpecified", "exempt",
                "schemeStayLimit", "28",
                "schemeCqc", "no",
                "schemeRisksKnown", "no"));
    assertThat(added.path()).startsWith("/schemes/scheme-test");
    assertThat(added.text())
        .contains(name + " is added", "Housing Benefit pays the rent", "28 days")
        .contains("The scheme has no homes yet.");
    assertThat(provider.open("/schemes").text()).contains(name, "No homes");
    assertThat(product.logIn("provider2").open("/schemes").text()).doesNotContain(name);

    Page empty = provider.send(provider.open("/schemes/new"), "form[data-hw-form]", Map.of());
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.text()).contains("Enter the name of the scheme", "Select the borough");
  }

  @Test
  void nobodyChangesTheHomesOfOthersEvenWithAFormOfTheirOwn() {
    Colleague provider = product.logIn("provider");
    for (String other : List.of("/vacancies/acton-green-studio-2/confirm")) {
      Page own = provider.open("/vacancies/saffron-court-room-3");
      own.document().select("form[action$=/confirm]").attr("action", other);
      assertThat(provider.send(own, "form[action$=/confirm]", Map.of()).status()).isEqualTo(403);
    }
    Page form = provider.open("/vacancies/saffron-court-room-3/edit");
    form.document()
        .select("form[data-hw-form]")
        .attr("action", "/vacancies/acton-green-studio-2/edit");
    assertThat(provider.send(form, "form[data-hw-form]", Map.of()).status()).isEqualTo(403);
    Page withoutToken = provider.open("/vacancies/saffron-court-room-3");
    withoutToken.document().select("form[action$=/confirm] input[name=_csrf]").remove();
    assertThat(provider.send(withoutToken, "form[action$=/confirm]", Map.of()).status())
        .isEqualTo(403);
  }

  private Page change(
      Colleague provider,
      String home,
      String what,
      Map<String, String> more,
      String firstDay,
      int first,
      String secondDay,
      int second) {
    Map<String, String> values = new java.util.HashMap<>(more);
    values.put("homeChange", what);
    if (firstDay != null) {
      values.putAll(Product.date(firstDay, product.today().plusDays(first)));
    }
    if (secondDay != null) {
      values.putAll(Product.date(secondDay, product.today().plusDays(second)));
    }
    return provider.send(provider.open(home + "/change"), "form[data-hw-form]", values);
  }

  private static String addHome(Colleague provider, String name) {
    Page added =
        provider.send(
            provider.open("/schemes/saffron-court/homes/new"),
            "form[data-hw-form]",
            Map.of(
                "homeName", name,
                "homeSelfContained", "yes",
                "homeStepFree", "not-known",
                "homeGenderRule", "any",
                "homeTenure", "licence",
                "homePets", "no"));
    assertThat(added.path()).as(added.text()).startsWith("/vacancies/saffron-court-flat-");
    return added.path();
  }

  private int audited(String action, String detail) {
    return jdbc.sql("SELECT COUNT(*) FROM audit_entry WHERE action = ? AND detail = ?")
        .params(action, detail)
        .query(Integer.class)
        .single();
  }
}
