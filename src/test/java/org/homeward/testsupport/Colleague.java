package org.homeward.testsupport;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * Sends the first form that fits and takes the file it is answered with.
   *
   * @param page the page it stands on
   * @param css selects the form or something inside it
   * @param values what is typed or chosen
   */
  public byte[] download(Page page, String css, Map<String, String> values) {
    return browser.download(page, page.form(css), values);
  }

  /**
   * Sends the first form that fits with a file.
   *
   * @param page the page it stands on
   * @param css selects the form or something inside it
   * @param field name of the field for the file
   * @param file the file
   * @param values what is typed or chosen, one or several for each field
   */
  public Page upload(
      Page page,
      String css,
      String field,
      PageClient.ChosenFile file,
      Map<String, List<String>> values) {
    return browser.upload(page, page.form(css), field, file, values);
  }

  /**
   * Sends a body that no form makes, and leaves it at the first answer.
   *
   * @param path path and query
   * @param contentType what the body is said to be
   * @param body the body
   */
  public Page postBody(String path, String contentType, byte[] body) {
    return browser.postBody(path, contentType, body);
  }

  /**
   * Asks for a file.
   *
   * @param path path and query
   * @return the first answer, as it came
   */
  public HttpResponse<byte[]> file(String path) {
    return browser.file(path);
  }

  /**
   * Refers a new person in Westminster for a delayed discharge. Nobody has screened them yet.
   *
   * @param familyName the person's family name
   * @param admitted day of admission
   * @return the reference of the case
   */
  public String referDelayedDischarge(String familyName, LocalDate admitted) {
    return referDelayedDischarge(familyName, admitted, "westminster");
  }

  private String referDelayedDischarge(String familyName, LocalDate admitted, String borough) {
    Page form = open("/referrals/new/delayed-discharge");
    Map<String, String> values = new HashMap<>();
    values.put("givenName", "Sam");
    values.put("familyName", familyName);
    values.putAll(Product.date("dateOfBirth", LocalDate.of(1991, 5, 3)));
    values.put("ward", "cnwl-juniper-ward");
    values.putAll(Product.date("admissionDate", admitted));
    values.put("bedType", "200");
    values.put("legalStatus", "informal");
    values.put("borough", borough);
    values.put("accommodationBefore", "12");
    values.put("homelessnessRisk", "yes");
    Page started = send(form, "input[name=givenName]", values);
    if (!started.path().startsWith("/cases/")) {
      throw new IllegalStateException("Not started: " + started.text());
    }
    return started.path().substring("/cases/".length());
  }

  /**
   * Refers a new person in Westminster and screens them; nothing is found.
   *
   * @param familyName the person's family name
   * @param admitted day of admission
   * @return the reference of the case
   */
  public String startDelayedDischarge(String familyName, LocalDate admitted) {
    return startDelayedDischarge(familyName, admitted, "westminster");
  }

  /**
   * The same for somebody whose home is in another borough.
   *
   * @param familyName the person's family name
   * @param admitted day of admission
   * @param borough code of the borough
   * @return the reference of the case
   */
  public String startDelayedDischarge(String familyName, LocalDate admitted, String borough) {
    String reference = referDelayedDischarge(familyName, admitted, borough);
    screen(familyName);
    return reference;
  }

  /** Screens a person for barriers to leaving and finds none. */
  public void screen(String personName) {
    finish(
        "Screen for barriers",
        personName,
        Map.of("detainedBefore", "no", "capacityForHome", "yes", "outOfArea", "no"));
  }

  /** Goes through the list before a person leaves. */
  public void prepareLeaving(String personName) {
    finish(
        "Get everything ready",
        personName,
        Map.of(
            "crisisPlanInPlace", "yes",
            "crisisPlanShared", "yes",
            "gpNotified", "yes",
            "followUpBooked", "not-needed",
            "followUpWhyNot", "They go to a place where it does not apply",
            "medicationReady", "yes",
            "transportBooked", "own"));
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
        () -> found[0] = inTheList(title, personName));
    return found[0];
  }

  /** Looks through the list of each section to its end, as a person would. */
  private String inTheList(String... words) {
    Page first = open("/tasks");
    Deque<Page> pages = new ArrayDeque<>(List.of(first));
    while (!pages.isEmpty()) {
      Page page = pages.removeFirst();
      Optional<String> found = page.findLinkWith(words);
      if (found.isPresent()) {
        return found.get();
      }
      page.document().select("a[rel=next]").forEach(next -> pages.add(open(next.attr("href"))));
    }
    return first.linkWith(words);
  }

  /** The titles and people of the tasks on the first page, without the news above them. */
  public String taskList() {
    return String.join("\n", open("/tasks").document().select("main a[href^=/tasks/]").eachText());
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
