package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homeward.HomewardApplication;
import org.homeward.embeddedcamunda.EmbeddedCamunda;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EventAnswers;
import org.homeward.testsupport.FreePort;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** People go on working while Camunda is away; it hears of everything when it is back. */
@Tag("database")
@SpringBootTest(
    classes = HomewardApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.main.banner-mode=off",
      "homeward.directory.also=classpath:directory/demo.yml",
      "homeward.camunda.poll-timeout=1s",
      "homeward.camunda.request-timeout=3s"
    })
@Import(EngineAwayTest.Clocks.class)
@ContextConfiguration(
    initializers = {TestDatabase.Initializer.class, EngineAwayTest.ComesAndGoes.class})
@DirtiesContext
class EngineAwayTest {

  private static final int PORT = FreePort.find();
  private static final Path FOLDER = temporaryFolder();
  private static EmbeddedCamunda camunda;

  @Autowired Environment environment;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;

  private Product product;
  private Colleague coordinator;
  private String name;

  /** There from the start, so that the pathways are deployed. */
  static final class ComesAndGoes
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      startCamunda();
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "camunda", Map.of("homeward.camunda.rest-address", "http://127.0.0.1:" + PORT)));
    }
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Clocks {
    @Bean
    @Primary
    AdjustableClock movableClock() {
      return new AdjustableClock();
    }
  }

  @BeforeEach
  void logIn() {
    product = new Product(clock, null, environment);
    coordinator = product.logIn("coordinator");
    name = Product.someName();
    if (camunda == null) {
      startCamunda();
    }
  }

  @AfterEach
  void end() {
    stopCamunda();
  }

  @Test
  void whatIsDoneMeanwhileIsKeptShownAndArrivesInOrder() {
    String reference = coordinator.startDelayedDischarge(name, product.today().minusDays(40));
    coordinator.finish("clinically ready", name, DelayedDischargeTest.ready(product.today()));
    Colleague housing = product.logIn("housing");
    String home = housing.taskFor("Find a home", name);
    product.await("nothing waits", () -> assertThat(waiting()).isEmpty());

    stopCamunda();
    Page mine = housing.send(housing.open(home), "form[action$=/claim]", Map.of());
    assertThat(mine.status()).isEqualTo(200);
    assertThat(mine.text()).contains("Give");
    Page done =
        housing.send(mine, "button[value=finish]", DelayedDischargeTest.home(product.today()));
    assertThat(done.status()).isEqualTo(200);
    assertThat(waiting()).containsExactly("AssignTask", "CompleteTask");
    product.await(
        "pages say that the engine is away",
        () -> assertThat(product.logIn("socialwork").open(careTask()).text()).contains("kept"));
    assertThat(housing.open(home).text()).contains("Flat found at Saffron Gate");
    assertThat(housing.open("/tasks?view=done").text()).contains(reference);
    assertThat(coordinator.open("/cases/" + reference).text()).contains("Completing");

    startCamunda();
    product.await("everything has arrived", () -> assertThat(waiting()).isEmpty());
    assertThat(stateOf(home)).isEqualTo("COMPLETED");
    product
        .logIn("socialwork")
        .finish("Arrange care", name, DelayedDischargeTest.care(product.today()));
    product.logIn("ward").taskFor("Get everything ready", name);
    assertThat(refused()).isZero();
  }

  @Test
  void aCaseStartedAndADeathReportedMeanwhileAreKept() {
    String other = Product.someName();
    String running = coordinator.startDelayedDischarge(name, product.today().minusDays(10));
    String task = coordinator.taskFor("clinically ready", name);
    product.await("nothing waits", () -> assertThat(waiting()).isEmpty());

    stopCamunda();
    String started = coordinator.referDelayedDischarge(other, product.today().minusDays(5));
    assertThat(coordinator.open("/cases/" + started).status()).isEqualTo(200);
    Colleague ward = product.logIn("ward");
    Page page = ward.open("/cases/" + running + "/events/person-died");
    ward.send(page, "main form button", EventAnswers.death(product.today()));
    assertThat(stateOf(task)).as("at once, engine or not").isEqualTo("CANCELED");
    assertThat(waiting()).containsExactly("PublishMessage", "PublishMessage");

    startCamunda();
    coordinator.taskFor("clinically ready", other);
    product.await(
        "the case is closed",
        () ->
            assertThat(coordinator.open("/cases/" + running).text())
                .contains("Closed")
                .contains("The person died"));
    assertThat(waiting()).isEmpty();
    assertThat(refused()).isZero();
  }

  private String careTask() {
    return "/tasks/"
        + jdbc.sql(
                "SELECT MAX(task_key) FROM human_task WHERE state = 'OPEN' AND role = 'social-worker'")
            .query(Long.class)
            .single();
  }

  private List<String> waiting() {
    return jdbc.sql("SELECT kind FROM engine_outbox WHERE state = 'WAITING' ORDER BY id")
        .query(String.class)
        .list();
  }

  private int refused() {
    return jdbc.sql("SELECT COUNT(*) FROM engine_outbox WHERE state = 'REFUSED'")
        .query(Integer.class)
        .single();
  }

  private String stateOf(String path) {
    return jdbc.sql("SELECT state FROM human_task WHERE task_key = ?")
        .param(Long.valueOf(path.substring("/tasks/".length())))
        .query(String.class)
        .single();
  }

  private static void startCamunda() {
    camunda = EmbeddedCamunda.durable(FOLDER).port(PORT).start();
  }

  private static void stopCamunda() {
    if (camunda != null) {
      camunda.close();
      camunda = null;
    }
  }

  private static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("camunda-away");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var content = Files.walk(folder)) {
      content.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
