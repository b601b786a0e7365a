package org.homeward.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

  @TempDir private Path folder;

  @Test
  void collectsTheLogAndWaits() {
    try (ServerProcess server = shell("echo \"ready, $WHO\"; sleep 60", Map.of("WHO", "ward"))) {
      server.awaitReady(Duration.ofSeconds(10), () -> server.log().contains("ready, ward"));

      assertThat(server.isAlive()).isTrue();
    }
  }

  @Test
  void saysWhatTheServerSaidWhenItEndsEarly() {
    ServerProcess server = shell("echo no such table; exit 3", Map.of());

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> server.awaitReady(Duration.ofSeconds(10), () -> false))
        .withMessageContaining("exit code 3")
        .withMessageContaining("no such table");
  }

  @Test
  void stopsInGoodOrderWhenTheServerDoes() {
    try (ServerProcess patient =
        shell("trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.1; done", Map.of())) {
      patient.awaitReady(Duration.ofSeconds(10), () -> patient.log().contains("up"));

      assertThat(patient.stop(Duration.ofSeconds(10))).isTrue();
      assertThat(patient.log()).contains("bye");
    }
  }

  @Test
  void killsAServerThatDoesNotStop() {
    ServerProcess stubborn = shell("trap '' TERM; echo up; while :; do sleep 0.1; done", Map.of());
    stubborn.awaitReady(Duration.ofSeconds(10), () -> stubborn.log().contains("up"));

    assertThat(stubborn.stop(Duration.ofMillis(300))).isFalse();
    assertThat(stubborn.isAlive()).isFalse();
  }

  @Test
  void doesNotOutliveAKilledJvm() {
    Path pidFile = folder.resolve("pid");
    ServerProcess jvm =
        ServerProcess.start(
            "another JVM",
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StartsAServer.class.getName(),
                pidFile.toString()),
            Map.of(),
            folder.resolve("jvm.log"));
    jvm.awaitReady(Duration.ofSeconds(30), () -> jvm.log().contains("started "));
    long pid = Long.parseLong(jvm.log().replaceAll("(?s).*started (\\d+)\\R.*", "$1"));
    assertThat(ProcessHandle.of(pid)).isPresent();

    jvm.kill();

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  private ServerProcess shell(String script, Map<String, String> environment) {
    return ServerProcess.start(
        "script", List.of("sh", "-c", script), environment, folder.resolve("log"));
  }

  /** The JVM that is killed. */
  static final class StartsAServer {

    private StartsAServer() {}

    public static void main(String[] args) throws InterruptedException {
      ServerProcess server =
          ServerProcess.start(
              "sleeper", List.of("sleep", "600"), Map.of(), Path.of(args[0] + ".log"));
      System.out.println("started " + server.pid());
      Thread.sleep(Duration.ofMinutes(10));
    }
  }
}
