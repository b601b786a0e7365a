package org.homeward.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.homeward.testsupport.MySqlServer;
import org.homeward.testsupport.MySqlServer.Durability;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The packaged product as it is installed: the jar, MySQL and Camunda, each in its own process. */
@Tag("mysql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackagedProductIT {

  private static final Path JAR = Path.of(System.getProperty("homeward.jar"));

  @TempDir private static Path folder;

  private MySqlServer mysql;
  private PackagedHomeward homeward;

  @BeforeAll
  void startAll() {
    mysql = MySqlServer.create(Durability.SAFE);
    mysql.start();
    homeward =
        new PackagedHomeward(JAR, mysql.newDatabase(), URI.create("http://127.0.0.1:1"), folder);
    homeward.start();
  }

  @AfterAll
  void stopAll() {
    if (homeward != null) {
      homeward.close();
    }
    if (mysql != null) {
      mysql.close();
    }
  }

  @Test
  void starts() {
    assertThat(homeward.status("/actuator/health/readiness")).isEqualTo(200);
    assertThat(homeward.stop()).isTrue();
  }
}
