package org.homeward.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.homeward.HomewardApplication;
import org.homeward.embeddedcamunda.EmbeddedCamunda;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts Homeward to be tried: nothing to install, everything kept in one folder until it is
 * started with {@code -Dfresh=true}.
 */
public final class TrialHomeward {

  /** Kept out of version control. */
  private static final Path FOLDER = Path.of(".homeward");

  private TrialHomeward() {}

  /**
   * @param args Spring Boot arguments
   */
  public static void main(String[] args) {
    if (Boolean.getBoolean("homeward.trial.fresh")) {
      delete(FOLDER);
    }
    EmbeddedCamunda camunda = EmbeddedCamunda.durable(FOLDER.resolve("camunda")).start();
    // Non-daemon threads of the engine would keep the JVM alive after a failed start.
    ConfigurableApplicationContext application;
    try {
      application = application(camunda, args);
    } catch (RuntimeException e) {
      camunda.close();
      throw e;
    }
    // The application goes first, so that no worker polls a Camunda that is gone.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  application.close();
                  camunda.close();
                },
                "trial-shutdown"));
    welcome(application.getEnvironment().getProperty("local.server.port"));
  }

  private static ConfigurableApplicationContext application(
      EmbeddedCamunda camunda, String[] args) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(
        "spring.datasource.url",
        "jdbc:h2:file:"
            + FOLDER.resolve("database").toAbsolutePath()
            + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            + ";DB_CLOSE_ON_EXIT=FALSE");
    settings.put("spring.datasource.username", "sa");
    settings.put("spring.datasource.password", "");
    settings.put("homeward.camunda.rest-address", camunda.restUri().toString());
    settings.put("homeward.directory.also", "classpath:directory/demo.yml");
    settings.put("homeward.person.test-numbers-only", "true");
    settings.put("server.servlet.session.cookie.secure", "false");
    SpringApplication application = new SpringApplication(HomewardApplication.class);
    application.setDefaultProperties(settings);
    application.addInitializers(
        context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(new org.springframework.core.env.MapPropertySource("trial", settings)));
    application.setRegisterShutdownHook(false);
    return application.run(args);
  }

  private static void welcome(String port) {
    System.out.println(
        """

        Homeward is ready: http://localhost:%s

        Log in with one of these accounts; the password of all is "demo".
          coordinator   discharge coordinator of the trust
          ward          ward manager
          community     community mental health team
          housing       council housing officer
          socialwork    council social worker
          provider      supported-living provider
          employment    employment adviser
          manager       service manager
          admin         administrator

        Everything you do is kept in the folder .homeward. To start with a clean one:
          mvn spring-boot:test-run -Dfresh=true
        """
            .formatted(port));
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " could not be emptied", e);
    }
  }
}
