package org.homeward.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.agency.WorkingCalendar;
import org.homeward.testsupport.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stopping the trial, or killing it, and starting it again brings everything back. */
class TrialRestartTest {

  private static final Pattern READY = Pattern.compile("(?s).*ready after \\d+ s: (http://\\S+).*");

  /** What the killed process was at work on is tried again when its lease has run out. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration START = Duration.ofSeconds(120);

  @TempDir private Path folder;

  private int starts;

  @Test
  void goesOnWhereItWas() {
    String before;
    try (ServerProcess trial = start()) {
      Desk coordinator = desk(trial, Who.COORDINATOR);
      before = coordinator.open("/cases").text();
      assertThat(before).contains(SmallTrial.PERSON.name());

      assertThat(trial.stop(Duration.ofSeconds(10))).as("ends when asked to").isTrue();
      assertThat(trial.log()).doesNotContain("Exception");
    }

    try (ServerProcess trial = start()) {
      assertThat(desk(trial, Who.COORDINATOR).open("/cases").text()).isEqualTo(before);
      Desk housing = desk(trial, Who.HOUSING);
      housing.send(
          task(housing),
          "button[value=finish]",
          ((Deed.Finish) Deed.findsHome("11", 5, "A room at Saffron Gate"))
              .answers()
              .on(LocalDate.now(WorkingCalendar.LONDON)));
      trial.kill();
    }

    try (TrialInstallation trial =
        TrialInstallation.start(
            home(), false, TrialInstallation.Content.of(List.of()), "--server.port=0")) {
      finishAndEscalate(trial);
    }
  }

  /**
   * What was sent a moment before the kill is there, and tasks and timers of the engine as well.
   */
  private void finishAndEscalate(TrialInstallation trial) {
    Desk housing = new Desk(trial.address(), Who.HOUSING.username());
    assertThat(housing.open("/tasks?view=done").text()).contains(SmallTrial.PERSON.name());
    JdbcClient jdbc = trial.application().getBean(JdbcClient.class);
    await()
        .atMost(PATIENCE)
        .until(() -> states(jdbc), List.of("arrange-care OPEN", "find-home COMPLETED")::equals);

    trial.time().goTo(Instant.now().plus(Duration.ofDays(8)));
    await()
        .atMost(PATIENCE)
        .until(
            () -> states(jdbc),
            List.of("arrange-care OPEN", "decide-unblock OPEN", "find-home COMPLETED")::equals);

    Desk socialWork = new Desk(trial.address(), Who.SOCIALWORK.username());
    socialWork.send(
        task(socialWork),
        "button[value=finish]",
        Map.of("socialCareOutcome", "not-possible", "socialCareDone", "No provider found"));
    await()
        .atMost(PATIENCE)
        .until(() -> states(jdbc), states -> states.contains("choose-reason OPEN"));
  }

  private static List<String> states(JdbcClient jdbc) {
    return jdbc.sql(
            """
            SELECT CONCAT(element_id, ' ', state) FROM human_task
            WHERE element_id IN ('arrange-care', 'choose-reason', 'decide-unblock', 'find-home')
            ORDER BY element_id
            """)
        .query(String.class)
        .list();
  }

  private static String task(Desk desk) {
    return desk.open("/tasks").linkWith(SmallTrial.PERSON.name());
  }

  private ServerProcess start() {
    ServerProcess trial =
        ServerProcess.start(
            "trial",
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dhomeward.trial.folder=" + home(),
                "-cp",
                classPath(),
                SmallTrial.class.getName(),
                "--server.port=0"),
            Map.of(),
            folder.resolve("log" + ++starts));
    return trial.awaitReady(START, () -> READY.matcher(trial.log()).matches());
  }

  /** Without the empty entry that Maven leaves at the end: it would mean the current folder. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Path home() {
    return folder.resolve("home");
  }

  private static Desk desk(ServerProcess trial, Who who) {
    Matcher ready = READY.matcher(trial.log());
    assertThat(ready.matches()).isTrue();
    return new Desk(URI.create(ready.group(1)), who.username());
  }
}
