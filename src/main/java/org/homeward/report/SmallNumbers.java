package org.homeward.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What of numbers may leave the organisation, so that nobody is recognised in them: the rule of NHS
 * England's mental health monthly statistics. A number under 5 is shown as {@value #HIDDEN}, any
 * other rounded to the nearest 5.
 *
 * <p>Where numbers are parts of a total that is shown as well, one that is hidden alone could be
 * worked out from the others: the next smallest is hidden with it.
 */
public final class SmallNumbers {

  /** What stands for a number that is not shown. */
  public static final String HIDDEN = "*";

  private static final int LEAST = 5;
  private static final int STEP = 5;

  private SmallNumbers() {}

  /**
   * A number by itself.
   *
   * @param number not negative
   */
  public static String shown(int number) {
    return number < LEAST ? HIDDEN : String.valueOf(Math.round((double) number / STEP) * STEP);
  }

  /**
   * Parts of a total.
   *
   * @param parts not negative; those that are nothing are better left out
   * @return each as it may be shown, in the same order
   */
  public static List<String> parts(List<Integer> parts) {
    List<String> shown = new ArrayList<>(parts.stream().map(SmallNumbers::shown).toList());
    if (shown.stream().filter(HIDDEN::equals).count() == 1 && parts.size() > 1) {
      int next = -1;
      for (int i = 0; i < parts.size(); i++) {
        if (!shown.get(i).equals(HIDDEN) && (next < 0 || parts.get(i) < parts.get(next))) {
          next = i;
        }
      }
      shown.set(next, HIDDEN);
    }
    return shown;
  }
}
