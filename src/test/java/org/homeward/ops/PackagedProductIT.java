package org.homeward.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.homeward.testsupport.MySqlServer;
import org.homeward.testsupport.MySqlServer.Durability;
import org.homeward.testsupport.PageClient;
import org.homeward.testsupport.PageClient.Page;
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

  private final TestAccounts accounts =
      new TestAccounts()
          .with("coordinator", "Ada Okafor", "cnwl-discharge")
          .with("ward", "Ben Hughes", "cnwl-juniper-ward")
          .with("housing", "Carys Novak", "westminster-housing")
          .with("socialwork", "Dev Patel", "westminster-adult-social-care");

  private MySqlServer mysql;
  private CamundaProcess camunda;
  private PackagedHomeward homeward;

  @BeforeAll
  void startAll() {
    mysql = MySqlServer.create(Durability.SAFE);
    mysql.start();
    camunda = new CamundaProcess(folder).start();
    homeward =
        new PackagedHomeward(JAR, mysql.newDatabase(), camunda.address(), folder)
            .with("HOMEWARD_DIRECTORY_ALSO", accounts.write(folder).toUri().toString());
    homeward.start();
  }

  @AfterAll
  void stopAll() {
    if (homeward != null) {
      homeward.close();
    }
    if (camunda != null) {
      camunda.close();
    }
    if (mysql != null) {
      mysql.close();
    }
  }

  @Test
  void peopleOfTheAccountsFileLogInAndNobodyElse() {
    PageClient browser = homeward.browser();
    assertThat(browser.get("/tasks").path()).startsWith("/login");

    Page tasks = accounts.logIn(browser, "coordinator");

    assertThat(tasks.path()).isEqualTo("/tasks");
    assertThat(tasks.status()).isEqualTo(200);
    assertThat(tasks.document().text()).contains("Ada Okafor");
    assertThat(accounts.logIn(homeward.browser(), "demo").path()).startsWith("/login");
  }

  @Test
  void peopleStayLoggedInWhenTheApplicationIsKilled() {
    PageClient browser = homeward.browser();
    accounts.logIn(browser, "housing");

    homeward.kill();
    homeward.start();

    assertThat(browser.get("/tasks").path()).isEqualTo("/tasks");
  }

  @Test
  void endsInGoodOrderWhenAskedTo() {
    assertThat(homeward.stop()).isTrue();
    homeward.start();
  }
}
