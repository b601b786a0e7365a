package org.homeward.trial;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeward.HomewardApplication;
import org.homeward.agency.WorkingCalendar;
import org.homeward.embeddedcamunda.EmbeddedCamunda;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.trial.TrialFolder.DemoData;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A running trial: the application, a Camunda in the same JVM and a database in a folder. The first
 * start in a folder fills it with stories.
 */
final class TrialInstallation implements AutoCloseable {

  private final TrialFolder folder;
  private final Content content;
  private final AdjustableClock clock = new AdjustableClock();
  private EmbeddedCamunda camunda;
  private TrialTime time;
  private List<String> unfinished = List.of();
  private ConfigurableApplicationContext application;

  /**
   * What a first start puts in.
   *
   * @param stories about people whose cases are open, or ended of late
   * @param pastYear whether closed cases of twelve months are beside them
   */
  record Content(List<Story> stories, boolean pastYear) {

    /** These stories and nothing else. */
    static Content of(List<Story> stories) {
      return new Content(stories, false);
    }

    /** What whoever tries Homeward finds. */
    static Content demo() {
      return new Content(DemoStories.all(), true);
    }
  }

  private TrialInstallation(TrialFolder folder, Content content) {
    this.folder = folder;
    this.content = content;
  }

  /**
   * Starts a trial; when this returns, it is filled, its clocks show the real time, and it serves.
   *
   * @param path the folder
   * @param fresh whether to forget what is kept there
   * @param content what a first start puts in
   * @param arguments Spring Boot arguments
   * @throws CannotStart if the port or the folder is in use
   */
  static TrialInstallation start(Path path, boolean fresh, Content content, String... arguments) {
    TrialInstallation trial = new TrialInstallation(TrialFolder.take(path), content);
    try {
      if (fresh) {
        trial.folder.empty();
      }
      trial.start(arguments);
      return trial;
    } catch (RuntimeException e) {
      trial.close();
      throw expected(e);
    }
  }

  private static RuntimeException expected(RuntimeException failure) {
    return Stream.<Throwable>iterate(failure, e -> e != null, Throwable::getCause)
        .map(
            e ->
                switch (e) {
                  case CannotStart cannot -> cannot;
                  case PortInUseException port -> portInUse(port.getPort());
                  default -> null;
                })
        .filter(e -> e != null)
        .findFirst()
        .map(RuntimeException.class::cast)
        .orElse(failure);
  }

  private static CannotStart portInUse(int port) {
    return new CannotStart(
        """
        Port %d is in use. Stop the program that has it, or choose another port:
          mvn spring-boot:test-run -Dspring-boot.run.arguments=--server.port=8081\
        """
            .formatted(port));
  }

  private void start(String... arguments) {
    Map<String, Object> settings = settings();
    SpringApplication boot = new SpringApplication(HomewardApplication.class);
    boot.setBannerMode(Banner.Mode.OFF);
    boot.setLogStartupInfo(false);
    boot.setRegisterShutdownHook(false);
    // As defaults, since these are read before the initializers below run.
    boot.setDefaultProperties(settings);
    boot.addInitializers(
        context -> {
          // And first, since the environment of whoever tries it must not lead to a real database.
          context
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("trial", settings));
          prepare((GenericApplicationContext) context, settings);
        });
    application = boot.run(arguments);
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("spring.datasource.url", folder.databaseUrl());
    settings.put("spring.datasource.username", "sa");
    settings.put("spring.datasource.password", "");
    settings.put("homeward.directory.also", "classpath:directory/demo.yml");
    LocalDate today = LocalDate.ofInstant(clock.instant(), WorkingCalendar.LONDON);
    // As of the day before, like the stories: nothing lies in the future at whatever time of day.
    TrialStock.write(folder.homes(), today.minusDays(1));
    settings.put("homeward.placement.stock", folder.homes().toUri().toString());
    settings.put("homeward.documents.folder", folder.documents().toString());
    settings.put("homeward.person.test-numbers-only", "true");
    // The filling plays weeks in minutes, and nobody logs in each morning.
    settings.put("homeward.session.absolute", "3650d");
    settings.put("server.servlet.session.cookie.secure", "false");
    // What a killed trial was at work on is free again this soon, not after a minute as where
    // several copies run on a network.
    settings.put("homeward.camunda.request-timeout", "10s");
    settings.put("homeward.camunda.job-timeout", "20s");
    settings.put("logging.level.root", "warn");
    // Speaks up when the engine or the application stops while work is under way, which is normal.
    settings.put("logging.level.io.camunda", "error");
    settings.put("logging.level.io.micrometer", "error");
    settings.put("logging.level.org.flywaydb", "error");
    // What goes wrong at the start is said once, by whoever started it.
    settings.put("logging.level.org.springframework.boot.SpringApplication", "off");
    settings.put("logging.level.org.springframework.boot.diagnostics", "off");
    return settings;
  }

  /** Runs when logging and settings are ready, and before anything of the application exists. */
  private void prepare(GenericApplicationContext context, Map<String, Object> settings) {
    refusePortInUse(context.getEnvironment().getProperty("server.port", Integer.class, 8080));
    DemoData demoData = folder.demoData();
    camunda = EmbeddedCamunda.durable(folder.camunda());
    time = new TrialTime(clock, camunda);
    if (demoData == DemoData.NOT_BEGUN) {
      folder.note(DemoData.BEGUN);
      time.goTo(Schedule.of(content.stories(), clock).beginning());
    }
    camunda.start();
    settings.put("homeward.camunda.rest-address", camunda.restUri().toString());
    context.registerBean(
        "trialClock", AdjustableClock.class, () -> clock, bean -> bean.setPrimary(true));
    context.registerBean("trialCamunda", CamundaStop.class, () -> new CamundaStop(camunda));
    if (demoData == DemoData.NOT_BEGUN) {
      context.registerBean("demoData", ApplicationRunner.class, () -> arguments -> fill(context));
    }
  }

  private static void refusePortInUse(int port) {
    if (port <= 0) {
      return;
    }
    try (ServerSocket ignored = new ServerSocket(port)) {
      // free
    } catch (IOException inUse) {
      throw portInUse(port);
    }
  }

  /** Before the application says that it is ready, so that nobody is sent here too early. */
  private void fill(ConfigurableApplicationContext context) {
    try {
      unfinished = new Filling(context, address(context), time, content.stories()).run();
      time.goToPresent();
      if (content.pastYear()) {
        // After the stories, or to them it would lie in the future.
        putInPastYear(context);
      }
      TrialAssurances.record(
          address(context), LocalDate.ofInstant(clock.instant(), WorkingCalendar.LONDON));
      folder.note(DemoData.COMPLETE);
    } catch (RuntimeException e) {
      System.out.println();
      System.out.println("The demo data could not be put in: " + e.getMessage());
    } finally {
      time.goToPresent();
    }
  }

  private static void putInPastYear(ConfigurableApplicationContext context) {
    long begin = System.nanoTime();
    int cases = PastYear.put(context, WorkingCalendar.dayOf(Clock.systemUTC().instant()));
    System.out.printf(
        "Put in %d closed cases of the past year in %.1f s%n",
        cases, (System.nanoTime() - begin) / 1e9);
  }

  private static URI address(ConfigurableApplicationContext context) {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
  }

  /**
   * @return where it is served on this machine
   */
  URI address() {
    return address(application);
  }

  /**
   * @return how far the demo data has come
   */
  DemoData demoData() {
    return folder.demoData();
  }

  /** The stories that this start has put in, but not to their end. */
  List<String> unfinished() {
    return unfinished;
  }

  /** The time it lives by. */
  TrialTime time() {
    return time;
  }

  ConfigurableApplicationContext application() {
    return application;
  }

  @Override
  public synchronized void close() {
    try {
      if (application != null) {
        application.close();
      }
    } finally {
      if (camunda != null) {
        camunda.close();
      }
      folder.close();
    }
  }

  /**
   * Stops Camunda after the workers and the outbox, and before the client closes: the client waits
   * for its open polls, and Camunda ends them when it stops.
   */
  private record CamundaStop(EmbeddedCamunda camunda) implements SmartLifecycle {

    @Override
    public void start() {
      // It runs already: the application is told its address before anything starts.
    }

    @Override
    public void stop() {
      camunda.close();
    }

    @Override
    public boolean isRunning() {
      return true;
    }

    @Override
    public int getPhase() {
      return 0;
    }
  }
}
