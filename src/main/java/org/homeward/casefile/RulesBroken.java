package org.homeward.casefile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers that broke a rule of the domain only now, in the transaction that was to keep them. */
public class RulesBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<RuleBreach> breaches;

  RulesBroken(List<RuleBreach> breaches) {
    super("Answers break " + breaches.size() + " rule(s)");
    this.breaches = List.copyOf(breaches);
  }

  /**
   * @return what is broken
   */
  public List<RuleBreach> breaches() {
    return breaches;
  }

  /**
   * @return what is broken, in words, by key of the question, as a form shows it
   */
  public Map<String, String> words() {
    return words(breaches);
  }

  static Map<String, String> words(List<RuleBreach> breaches) {
    Map<String, String> words = new LinkedHashMap<>();
    breaches.forEach(
        breach ->
            words.merge(
                String.valueOf(breach.fieldKey()),
                breach.words(),
                (one, other) -> one.equals(other) ? one : one + ". " + other));
    return words;
  }
}
