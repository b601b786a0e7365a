package org.homeward.trial;

import static org.homeward.trial.Because.EQUIPMENT;
import static org.homeward.trial.Deed.findsReady;
import static org.homeward.trial.Deed.refers;
import static org.homeward.trial.Deed.takes;
import static org.homeward.trial.Step.ago;

import java.util.List;

/** A trial with one story, which tests start in a process of its own. */
final class SmallTrial {

  static final Person PERSON = Person.person("Nadia", "Rahimi", "1982-02-03");

  private SmallTrial() {}

  static List<Story> stories() {
    return List.of(
        Story.of(
            PERSON,
            Stay.on("cnwl-juniper-ward", "westminster", 20),
            ago(5, Who.COORDINATOR, refers()),
            ago(4, Who.COORDINATOR, findsReady(EQUIPMENT, "westminster-council")),
            ago(1, Who.HOUSING, takes(Deed.HOME))));
  }

  /**
   * @param args Spring Boot arguments
   */
  public static void main(String[] args) {
    TrialHomeward.run(TrialInstallation.Content.of(stories()), args);
  }
}
