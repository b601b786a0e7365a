package org.homeward.testsupport;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.homeward.embeddedcamunda.EmbeddedCamunda;
import org.homeward.testsupport.PageClient.Page;
import org.springframework.core.env.Environment;

/** The running product as the people who use it meet it. */
public final class Product {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String PASSWORD = "demo";

  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private final AdjustableClock clock;
  private final EmbeddedCamunda camunda;
  private final Environment environment;

  /**
   * @param clock the application's clock
   * @param camunda the engine, or null if there is none
   * @param environment knows the port
   */
  public Product(AdjustableClock clock, EmbeddedCamunda camunda, Environment environment) {
    this.clock = clock;
    this.camunda = camunda;
    this.environment = environment;
  }

  /**
   * @return where it is served
   */
  public URI address() {
    return URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port"));
  }

  /**
   * @return a browser in which nobody is logged in
   */
  public PageClient browser() {
    return new PageClient(address());
  }

  /**
   * Logs somebody in.
   *
   * @param username one of the demo accounts
   * @return the person at their browser
   */
  public Colleague logIn(String username) {
    PageClient browser = browser();
    Page login = browser.get("/login");
    browser.submit(
        login,
        login.form("input[name=password]"),
        Map.of("username", username, "password", PASSWORD));
    return new Colleague(browser, this);
  }

  /**
   * Moves time on, for the application and the engine alike.
   *
   * @param time how far
   */
  public void wait(Duration time) {
    clock.advance(time);
    if (camunda != null) {
      camunda.clock().add(time);
    }
  }

  /**
   * @return today in London, by the product's clock
   */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London"));
  }

  /**
   * @return the moment, by the product's clock
   */
  public Instant now() {
    return clock.instant();
  }

  /**
   * @return the engine
   */
  public EmbeddedCamunda camunda() {
    return camunda;
  }

  /**
   * Waits until something holds.
   *
   * @param what what is waited for, in words
   * @param holds whether it does; may fail meanwhile
   */
  public void await(String what, org.awaitility.core.ThrowingRunnable holds) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(holds);
  }

  /**
   * The parts of a date field as a browser sends them.
   *
   * @param key key of the field
   * @param day the day
   */
  public static Map<String, String> date(String key, LocalDate day) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(key + "-day", String.valueOf(day.getDayOfMonth()));
    parts.put(key + "-month", String.valueOf(day.getMonthValue()));
    parts.put(key + "-year", String.valueOf(day.getYear()));
    return parts;
  }

  /**
   * @return a family name that no other test uses
   */
  public static String someName() {
    int number = PEOPLE.incrementAndGet();
    StringBuilder letters = new StringBuilder("Test");
    for (char digit : String.valueOf(number).toCharArray()) {
      letters.append((char) ('a' + (digit - '0')));
    }
    return letters.toString();
  }
}
