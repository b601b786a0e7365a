package org.homeward.casefile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Applies the rules of the domain that forms name. */
@Component
public class AnswerRules {

  private final Map<String, AnswerRule> rules = new TreeMap<>();
  private final FormCatalogue forms;
  private final CaseRepository cases;

  /**
   * @throws IllegalStateException if two rules have one name, or a form names a rule that nobody
   *     serves: its answers would go unchecked
   */
  AnswerRules(ObjectProvider<AnswerRule> rules, FormCatalogue forms, CaseRepository cases) {
    this.forms = forms;
    this.cases = cases;
    rules.stream()
        .forEach(
            rule -> {
              if (this.rules.put(rule.name(), rule) != null) {
                throw new IllegalStateException("Two rules are called " + rule.name());
              }
            });
    forms.forms().forEach(form -> form.rules().forEach(name -> rule(name, form)));
  }

  /**
   * Checks answers that the form itself finds nothing wrong with, before they are sent.
   *
   * @param form the form
   * @param result what came of checking it
   * @param file the case, or null on the form that starts one
   * @param subject what the task concerns within the case, or an empty text
   * @return the same result, or one with the rules' errors
   */
  public FormResult check(FormDefinition form, FormResult result, CaseFile file, String subject) {
    return result.isValid()
        ? result.wrongIn(RulesBroken.words(breaches(form, file, subject, result.answers())))
        : result;
  }

  /**
   * Checks answers again in the transaction that is to keep them, with the case locked.
   *
   * @param formId the form
   * @param file the case, or null on the form that starts one
   * @param subject what the task concerns within the case, or an empty text
   * @param answers answers by key, those left open as null or not at all
   * @throws RulesBroken if they break a rule, so that nothing is kept
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void require(String formId, CaseFile file, String subject, Map<String, Object> answers) {
    FormDefinition form = forms.form(formId);
    if (form.rules().isEmpty()) {
      return;
    }
    if (file != null) {
      cases.lockCase(file.id());
    }
    Map<String, Object> given = new HashMap<>(answers);
    given.values().removeIf(Objects::isNull);
    List<RuleBreach> breaches = breaches(form, file, subject, given);
    if (!breaches.isEmpty()) {
      throw new RulesBroken(breaches);
    }
  }

  private List<RuleBreach> breaches(
      FormDefinition form, CaseFile file, String subject, Map<String, Object> answers) {
    return form.rules().stream()
        .flatMap(name -> rule(name, form).check(file, subject, answers).stream())
        .toList();
  }

  private AnswerRule rule(String name, FormDefinition form) {
    AnswerRule rule = rules.get(name);
    if (rule == null) {
      throw new IllegalStateException(
          "The form " + form.id() + " names the rule " + name + ", which nobody serves");
    }
    return rule;
  }
}
