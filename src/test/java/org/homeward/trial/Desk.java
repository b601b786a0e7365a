package org.homeward.trial;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.homeward.testsupport.PageClient;
import org.homeward.testsupport.PageClient.Page;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Somebody logged in, who fills in and sends the pages' forms as they stand there. */
final class Desk {

  /** Begins the name of a field that is filled in only where the form has it. */
  static final String IF_ASKED = "?";

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
   * @param answers what is filled in; of a list to tick from, the values with commas between them
   * @return where that led
   * @throws IllegalStateException with the words of the page if it was not accepted
   */
  String send(String path, String form, Map<String, String> answers) {
    Page page = browser.get(path);
    FormElement element = page.form(form);
    Page after = browser.send(page, element, ticked(element, asked(element, answers)));
    if (after.status() / 100 != 3) {
      throw new IllegalStateException(path + " was not accepted: " + after.text());
    }
    return after.path();
  }

  private static Map<String, String> asked(FormElement form, Map<String, String> answers) {
    Map<String, String> asked = new HashMap<>();
    answers.forEach(
        (name, answer) -> {
          String field = name.startsWith(IF_ASKED) ? name.substring(IF_ASKED.length()) : name;
          if (field.equals(name) || form.select("[name=" + field + "]").size() > 0) {
            asked.put(field, answer);
          }
        });
    return asked;
  }

  /** Ticks what is to be ticked. */
  private static Map<String, String> ticked(FormElement form, Map<String, String> answers) {
    Map<String, String> typed = new HashMap<>(answers);
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      Set<String> chosen = new HashSet<>(Set.of(answer.getValue().split(",")));
      for (Element box : form.select("input[type=checkbox][name=" + answer.getKey() + "]")) {
        typed.remove(answer.getKey());
        if (chosen.remove(box.val())) {
          box.attr("checked", "checked");
        } else {
          box.removeAttr("checked");
        }
      }
      if (!typed.containsKey(answer.getKey()) && !chosen.isEmpty()) {
        throw new IllegalStateException(answer.getKey() + " does not offer " + chosen);
      }
    }
    return typed;
  }
}
