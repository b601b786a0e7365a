package org.homeward.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A form: immutable, made once at start.
 *
 * <p>Use from a controller:
 *
 * <pre>{@code
 * FormContext context = contexts.of(facts);
 * model.addAttribute("form", form.view(context));                 // GET, nothing typed yet
 * FormResult result = form.submit(form.read(posted), context);    // POST
 * if (!result.isValid()) {
 *   model.addAttribute("form", result.view());
 *   model.addAttribute("errors", result.summary());
 * }
 * }</pre>
 *
 * @param id id of the form, as BPMN names it
 * @param file the file it came from
 * @param components its parts, in order
 * @param rules names of the rules of the domain that its answers must keep, besides its own checks
 */
public record FormDefinition(
    String id, String file, List<FormComponent> components, List<String> rules) {

  /** Copies the lists. */
  public FormDefinition {
    components = List.copyOf(components);
    rules = List.copyOf(rules);
  }

  /**
   * @return all questions, in order, also those in groups
   */
  public List<FormField> fields() {
    List<FormField> fields = new ArrayList<>();
    collect(components, fields);
    return fields;
  }

  /**
   * @return keys of all questions, in order
   */
  public Set<String> keys() {
    return fields().stream()
        .map(FormField::key)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Names of all controls a browser sends, in order. */
  Set<String> controls() {
    Set<String> controls = new LinkedHashSet<>();
    for (FormField field : fields()) {
      if (field instanceof DateField) {
        for (DateField.Part part : DateField.Part.values()) {
          controls.add(part.controlOf(field.key()));
        }
      } else {
        controls.add(field.key());
      }
    }
    return controls;
  }

  /**
   * Takes what belongs to this form out of a request and cleans it; nothing is checked. Also the
   * way to keep a draft: store {@link FormInput#asMap()}.
   *
   * @param posted the request's parameters, for example a {@code MultiValueMap}
   * @return what was typed and chosen
   */
  public FormInput read(Map<String, List<String>> posted) {
    return FormInput.posted(this, posted);
  }

  /**
   * The form as it is first shown, with what the form itself fills in.
   *
   * @param context what the form may look at
   * @return what the template draws
   */
  public FormView view(FormContext context) {
    return view(FormPrefill.of(this, context), context);
  }

  /**
   * The form with what was typed before, for example from a draft.
   *
   * @param input what was typed
   * @param context what the form may look at
   * @return what the template draws
   */
  public FormView view(FormInput input, FormContext context) {
    return new FormViewBuilder(this, input, Map.of(), context).build();
  }

  /**
   * The questions that do not apply to who has answered so far like this.
   *
   * @param input what was typed
   * @param context what the form may look at
   * @return their keys
   */
  public Set<String> hidden(FormInput input, FormContext context) {
    return FormVisibility.hidden(this, FormCheck.readable(this, input, context), context);
  }

  /**
   * Checks what was sent.
   *
   * @param input what was typed
   * @param context what the form may look at
   * @return answers, or errors with everything that was typed
   */
  public FormResult submit(FormInput input, FormContext context) {
    return new FormCheck(this, input, context).run();
  }

  /**
   * Turns stored answers into controls again, so that they can be changed.
   *
   * @param answers answers by key, as {@link FormResult#answers()} gave them
   * @return input that shows these answers
   */
  public FormInput inputOf(Map<String, Object> answers) {
    return FormPrefill.fromAnswers(this, answers);
  }

  /**
   * The form with answers that are known already, and what the form itself fills in where there are
   * none.
   *
   * @param known answers by key; those to other forms' questions are left out
   * @param context what the form may look at
   * @return what the template draws
   */
  public FormView view(Map<String, Object> known, FormContext context) {
    Map<String, List<String>> controls = new LinkedHashMap<>(FormPrefill.of(this, context).asMap());
    controls.putAll(inputOf(known).asMap());
    return view(FormInput.fromMap(controls), context);
  }

  /**
   * Those of some answers that the engine may have: free text stays in Homeward unless the form
   * says otherwise.
   *
   * @param answers answers by key
   * @return a new map
   */
  public Map<String, Object> engineAnswers(Map<String, Object> answers) {
    Map<String, Object> some = new LinkedHashMap<>();
    for (FormField field : fields()) {
      if (field.goesToEngine() && answers.containsKey(field.key())) {
        some.put(field.key(), answers.get(field.key()));
      }
    }
    return some;
  }

  /**
   * The answers in words, for reading: one line for each question that applies.
   *
   * @param answers answers by key
   * @param context what the form may look at
   * @return the lines, in the form's order
   */
  public List<AnswerLine> describe(Map<String, Object> answers, FormContext context) {
    return new AnswerWords(this, context).describe(answers);
  }

  private static void collect(List<FormComponent> components, List<FormField> fields) {
    for (FormComponent component : components) {
      switch (component) {
        case FormField field -> fields.add(field);
        case FormGroup group -> collect(group.components(), fields);
        case FormText text -> {
          // Words ask nothing.
        }
      }
    }
  }
}
