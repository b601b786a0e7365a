package org.homeward.form;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.web.FieldError;

/**
 * What came of checking a form that was sent: answers when everything is right, errors otherwise,
 * and always what was typed.
 */
public final class FormResult {

  private final FormDefinition form;
  private final FormInput input;
  private final FormContext context;
  private final Map<String, Object> answers;
  private final Map<String, FormError> errors;
  private final Set<String> unanswered;

  FormResult(
      FormDefinition form,
      FormInput input,
      FormContext context,
      Map<String, Object> answers,
      Map<String, FormError> errors,
      Set<String> unanswered) {
    this.form = form;
    this.input = input;
    this.context = context;
    this.answers = Collections.unmodifiableMap(answers);
    this.errors = Collections.unmodifiableMap(errors);
    this.unanswered = Collections.unmodifiableSet(unanswered);
  }

  /**
   * @return whether the answers can be used
   */
  public boolean isValid() {
    return errors.isEmpty();
  }

  /**
   * The answers by key, in the form's order, of types JSON knows: text, true or false, Integer,
   * Long or BigDecimal, a list of texts; days as ISO dates. Questions that were hidden or left
   * empty are not in it.
   *
   * @return the answers
   * @throws IllegalStateException if there are errors
   */
  public Map<String, Object> answers() {
    if (!isValid()) {
      throw new IllegalStateException("A form with errors has no answers.");
    }
    return answers;
  }

  /**
   * The answers the engine may have: free text stays in Homeward unless the form says otherwise.
   *
   * @return part of {@link #answers()}
   * @throws IllegalStateException if there are errors
   */
  public Map<String, Object> engineAnswers() {
    return Collections.unmodifiableMap(form.engineAnswers(answers()));
  }

  /**
   * The same result with errors that the form itself cannot find, at the questions they concern.
   *
   * @param words what is wrong, by key of the question; what concerns no question of the form is
   *     said at its first
   * @return a result that is not valid, unless there are no words
   */
  public FormResult wrongIn(Map<String, String> words) {
    Map<String, FormField> fields = new LinkedHashMap<>();
    form.fields().forEach(field -> fields.put(field.key(), field));
    Map<String, FormError> all = new HashMap<>(errors);
    words.forEach(
        (key, text) -> {
          FormField field = fields.getOrDefault(key, form.fields().getFirst());
          all.putIfAbsent(field.key(), FormCheck.error(field, text, List.of()));
        });
    Map<String, FormError> inOrder = new LinkedHashMap<>();
    fields.keySet().stream().filter(all::containsKey).forEach(k -> inOrder.put(k, all.get(k)));
    return new FormResult(form, input, context, answers, inOrder, unanswered);
  }

  /**
   * Keys of questions without an answer, because they were left empty or did not apply. Facts an
   * earlier form left under these keys are no longer what the last person said.
   *
   * @return the keys
   */
  public Set<String> unanswered() {
    return unanswered;
  }

  /**
   * @return errors by key, in the form's order
   */
  public Map<String, FormError> errors() {
    return errors;
  }

  /**
   * @return the lines of the error summary; put them into the model as "errors"
   */
  public List<FieldError> summary() {
    return errors.values().stream()
        .map(error -> new FieldError("#" + error.control(), error.text()))
        .toList();
  }

  /**
   * @return what was typed
   */
  public FormInput input() {
    return input;
  }

  /**
   * @return the form with what was typed and the errors beside the questions
   */
  public FormView view() {
    return new FormViewBuilder(form, input, errors, context).build();
  }
}
