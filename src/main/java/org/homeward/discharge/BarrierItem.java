package org.homeward.discharge;

import java.util.Map;
import org.homeward.camunda.EngineJob;

/**
 * What the plan asks for to clear one barrier.
 *
 * @param key short key, the same in every case
 * @param title what it is, in words without personal data
 * @param role who is asked
 * @param shared whether another agency learns of the person by it
 * @param asks what an answer must say for the barrier to be cleared, a word that its form knows;
 *     null if the plan does not say
 * @param origin {@code early}, found before the person was ready; {@code reason}, from the reasons
 *     of the delay; or {@code again}, from a reason that came back when the way had been clear
 * @param once whether nobody is asked again who has answered before
 */
record BarrierItem(
    String key,
    String title,
    String role,
    boolean shared,
    String asks,
    String origin,
    boolean once) {

  static final String EARLY = "early";
  static final String REASON = "reason";
  static final String AGAIN = "again";

  /**
   * Reads the variables {@code barrierItem}, {@code barrierOrigin} and {@code barrierOnce}.
   *
   * @throws DischargeRuleBroken if the job carries no item
   */
  static BarrierItem of(EngineJob job) {
    if (!(job.variables().get("barrierItem") instanceof Map<?, ?> item)
        || item.get("key") == null
        || item.get("title") == null
        || item.get("role") == null) {
      throw new DischargeRuleBroken("The job carries no barrier.");
    }
    return new BarrierItem(
        item.get("key").toString(),
        item.get("title").toString(),
        item.get("role").toString(),
        Boolean.TRUE.equals(item.get("partner")),
        item.get("asks") == null ? null : item.get("asks").toString(),
        origin(job.text("barrierOrigin")),
        Boolean.TRUE.equals(job.variables().get("barrierOnce")));
  }

  boolean isEarly() {
    return EARLY.equals(origin);
  }

  private static String origin(String said) {
    return EARLY.equals(said) || AGAIN.equals(said) ? said : REASON;
  }

  /** Whether what was cleared before has to be cleared once more. */
  boolean isAgain() {
    return AGAIN.equals(origin);
  }
}
