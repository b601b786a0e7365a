package org.homeward.trial;

import java.net.URI;
import java.util.Map;
import org.homeward.testsupport.PageClient;
import org.homeward.testsupport.PageClient.Page;
import org.jsoup.nodes.FormElement;

/** Somebody logged in, who fills in and sends the pages' forms as they stand there. */
final class Desk {

  private static final String PASSWORD = "demo";

  private final PageClient browser;

  Desk(URI address, String username) {
    browser = new PageClient(address);
    Page login = browser.get("/login");
    Page after =
        browser.submit(
            login,
            login.form("input[name=password]"),
            Map.of("username", username, "password", PASSWORD));
    if (after.path().startsWith("/login")) {
      throw new IllegalStateException(username + " cannot log in: " + after.text());
    }
  }

  /** Opens a page. */
  Page open(String path) {
    return browser.get(path);
  }

  /**
   * Opens a page, fills in a form and sends it.
   *
   * @param path where the form is
   * @param form the form, or something inside it
   * @param answers what is filled in
   * @return where that led
   * @throws IllegalStateException with the words of the page if it was not accepted
   */
  String send(String path, String form, Map<String, String> answers) {
    Page page = browser.get(path);
    FormElement element = page.form(form);
    Page after = browser.send(page, element, answers);
    if (after.status() / 100 != 3) {
      throw new IllegalStateException(path + " was not accepted: " + after.text());
    }
    return after.path();
  }
}
