package org.homeward.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of the machine, started once for all browser tests of this JVM. */
public final class Chromium {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /** Nothing but the pages under test may cause traffic, and containers have no sandbox. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-default-apps",
          "--disable-extensions",
          "--disable-sync",
          "--no-first-run");

  private static Browser running;

  private Chromium() {}

  /**
   * The running browser.
   *
   * @throws IllegalStateException if the machine has none and the environment says {@code CI=true}
   * @throws org.opentest4j.TestAbortedException if it has none otherwise: the test is skipped
   */
  public static synchronized Browser running() {
    if (running == null) {
      running = start(installed().orElseThrow(Chromium::missing));
    }
    return running;
  }

  private static Browser start(Path executable) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    // Closing the connection ends the driver, and the driver its browser.
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "close-chromium"));
    return playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
  }

  private static Optional<Path> installed() {
    String named = System.getenv("CHROMIUM_PATH");
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static RuntimeException missing() {
    String message =
        "No Chromium found: install Debian's package chromium, or name one in CHROMIUM_PATH";
    if ("true".equals(System.getenv("CI"))) {
      return new IllegalStateException(message);
    }
    System.out.println("*** BROWSER TESTS ARE SKIPPED. " + message);
    Assumptions.abort(message);
    throw new AssertionError("not reached");
  }
}
