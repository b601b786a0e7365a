package org.homeward.trial;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.homeward.testsupport.PageClient;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;

/**
 * How the agencies of a trial stand in data security, recorded by its administrator on the real
 * pages: most are well, one partner's standing ends soon and another's has ended.
 */
final class TrialAssurances {

  private TrialAssurances() {}

  static void record(URI address, LocalDate today) {
    PageClient browser = new PageClient(address);
    Page login = browser.get("/login");
    browser.submit(
        login, login.form("input[name=password]"), Map.of("username", "admin", "password", "demo"));
    LocalDate nextYear = LocalDate.of(today.getYear() + 1, 6, 30);
    record(browser, "cnwl", "standards-exceeded", nextYear);
    record(browser, "west-london", "standards-met", nextYear);
    record(browser, "westminster-council", "standards-met", nextYear);
    record(browser, "footbridge", "approaching-standards", today.plusDays(200));
    record(browser, "saffron-gate", "standards-met", today.plusDays(19));
    record(browser, "wren-yard", "standards-met", today.minusDays(12));
  }

  private static void record(PageClient browser, String agency, String status, LocalDate endsOn) {
    Page page = browser.get("/administration/agencies/" + agency);
    Map<String, String> values = new HashMap<>(Product.date("assuranceEndsOn", endsOn));
    values.put("assuranceStatus", status);
    Page saved = browser.submit(page, page.form("form[data-hw-form]"), values);
    if (saved.status() != 200) {
      throw new IllegalStateException("Not recorded: " + saved.text());
    }
  }
}
