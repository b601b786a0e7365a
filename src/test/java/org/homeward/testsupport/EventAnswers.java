package org.homeward.testsupport;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Valid answers to the forms of events. */
public final class EventAnswers {

  private EventAnswers() {}

  /**
   * @param on day of death
   */
  public static Map<String, String> death(LocalDate on) {
    Map<String, String> answers = new HashMap<>(Product.date("dateOfDeath", on));
    answers.put("deathSource", "clinician");
    return answers;
  }

  /**
   * @param on day from which the person is not clinically ready
   */
  public static Map<String, String> notReady(LocalDate on) {
    Map<String, String> answers = new HashMap<>(Product.date("withdrawnOn", on));
    answers.put("withdrawnReason", "relapse");
    answers.put("withdrawnBy", "Dr Ruth Osei");
    return answers;
  }
}
