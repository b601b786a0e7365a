package org.homeward.testsupport;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.homeward.testsupport.PageClient.Page;

/** Somebody at work: opens pages, finds tasks, fills in forms. */
public final class Colleague {

  private final PageClient browser;
  private final Product product;

  Colleague(PageClient browser, Product product) {
    this.browser = browser;
    this.product = product;
  }

  /**
   * Opens a page.
   *
   * @param path path and query
   */
  public Page open(String path) {
    return browser.get(path);
  }

  /**
   * Sends the first form that fits.
   *
   * @param page the page it stands on
   * @param css selects the form or something inside it
   * @param values what is typed or chosen
   */
  public Page send(Page page, String css, Map<String, String> values) {
    return browser.submit(page, page.form(css), values);
  }

  /**
   * Starts a delayed discharge in Westminster for a new person.
   *
   * @param familyName the person's family name
   * @param admitted day of admission
   * @return the reference of the case
   */
  public String startDelayedDischarge(String familyName, LocalDate admitted) {
    Page form = open("/referrals/new/delayed-discharge");
    Map<String, String> values = new HashMap<>();
    values.put("givenName", "Sam");
    values.put("familyName", familyName);
    values.putAll(Product.date("dateOfBirth", LocalDate.of(1991, 5, 3)));
    values.put("ward", "cnwl-juniper-ward");
    values.putAll(Product.date("admissionDate", admitted));
    values.put("bedType", "200");
    values.put("legalStatus", "informal");
    values.put("borough", "westminster");
    values.put("accommodationBefore", "12");
    values.put("homelessnessRisk", "yes");
    Page started = send(form, "input[name=givenName]", values);
    if (!started.path().startsWith("/cases/")) {
      throw new IllegalStateException("Not started: " + started.text());
    }
    return started.path().substring("/cases/".length());
  }

  /**
   * Waits until a task for somebody is on the person's list.
   *
   * @param title part of the task's title
   * @param personName name of the person it is about
   * @return the path of the task
   */
  public String taskFor(String title, String personName) {
    String[] found = new String[1];
    product.await(
        "the task \"" + title + "\" for " + personName,
        () -> found[0] = open("/tasks").linkWith(title, personName));
    return found[0];
  }

  /**
   * Waits for a task and finishes it.
   *
   * @param title part of the task's title
   * @param personName name of the person it is about
   * @param values answers to its form
   * @return the page after sending
   */
  public Page finish(String title, String personName, Map<String, String> values) {
    Page page = open(taskFor(title, personName));
    Page after = send(page, "button[value=finish]", values);
    if (!after.path().startsWith("/tasks") || after.path().matches("/tasks/\\d+.*")) {
      throw new IllegalStateException("Not finished: " + after.text());
    }
    return after;
  }
}
