package org.homeward.trial;

import java.nio.file.Path;
import java.time.Duration;
import org.homeward.trial.TrialFolder.DemoData;

/**
 * Starts Homeward to be tried: nothing to install, everything kept in one folder until it is
 * started with {@code -Dfresh=true}.
 */
public final class TrialHomeward {

  /** Kept out of version control. */
  private static final String FOLDER = ".homeward";

  private TrialHomeward() {}

  /**
   * @param args Spring Boot arguments
   */
  public static void main(String[] args) {
    run(TrialInstallation.Content.demo(), args);
  }

  /** Runs a trial until the process is asked to end. */
  static void run(TrialInstallation.Content content, String... args) {
    long begin = System.nanoTime();
    TrialInstallation trial;
    try {
      trial =
          TrialInstallation.start(
              Path.of(System.getProperty("homeward.trial.folder", FOLDER)),
              Boolean.getBoolean("homeward.trial.fresh"),
              content,
              args);
    } catch (CannotStart e) {
      System.err.println();
      System.err.println(e.getMessage());
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(trial::close, "trial-shutdown"));
    welcome(trial, Duration.ofNanos(System.nanoTime() - begin));
  }

  private static void welcome(TrialInstallation trial, Duration took) {
    if (trial.demoData() == DemoData.BEGUN) {
      System.out.println(
          """

          The people and cases to try it with are not all there, because the start that put them in
          was stopped or failed. Homeward works all the same. For all of them, start it afresh:
            mvn spring-boot:test-run -Dfresh=true\
          """);
    }
    System.out.println(
        """

        Homeward is ready after %d s: http://localhost:%d

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
          agency-admin  looks after the accounts of the council
          auditor       auditor of the trust
          governance    information governance lead of the trust
        coordinator2, ward2, community2, housing2, socialwork2, provider2, manager2 and auditor2 work at
        another trust and in another borough.

        Everything you do is kept in the folder .homeward. To start with a clean one:
          mvn spring-boot:test-run -Dfresh=true
        """
            .formatted(took.toSeconds(), trial.address().getPort()));
  }
}
