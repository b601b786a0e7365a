package org.homeward.casefile;

import java.util.List;
import java.util.Map;

/**
 * A rule of the domain that answers to a form must keep and that FEEL over the facts of the case
 * cannot say: periods that must not overlap, a home that must still be free. A form asks for it
 * with the property {@code homeward:rules} of its root; the feature that owns the data serves it.
 *
 * <p>It is asked twice: when the form itself has no errors, and again in the transaction that keeps
 * the answers, when the tasks and the case are locked already. A rule that must hold against others
 * at the same moment locks the rows it looks at ({@code FOR UPDATE}); the first time that has no
 * effect beyond the statement.
 */
public interface AnswerRule {

  /**
   * @return the name by which forms ask for it, for example {@code unit-still-free}
   */
  String name();

  /**
   * Checks the answers to one form.
   *
   * @param file the case; null on the form that starts one
   * @param subject what the task concerns within the case, or an empty text
   * @param answers the answers given, by key; questions left open are not in it. The facts of the
   *     case are still those of before
   * @return what is broken; empty if nothing is
   */
  List<RuleBreach> check(CaseFile file, String subject, Map<String, Object> answers);
}
