package org.homeward.form;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which questions apply, given the answers. */
final class FormVisibility {

  private FormVisibility() {}

  /**
   * @param answers answers by key; answers of hidden questions do not count
   * @return keys of the questions that do not apply
   */
  static Set<String> hidden(FormDefinition form, Map<String, Object> answers, FormContext context) {
    Set<String> hidden = new HashSet<>();
    // Hiding a question removes its answer, which may hide or show others. Each round that changes
    // anything settles at least one more question, so the number of rounds is bounded.
    for (int round = 0; round <= form.fields().size(); round++) {
      Map<String, Object> counting = new HashMap<>(answers);
      counting.keySet().removeAll(hidden);
      Set<String> now = new HashSet<>();
      collect(form.components(), false, FormScope.of(context, form, counting), now);
      if (now.equals(hidden)) {
        return hidden;
      }
      hidden = now;
    }
    return hidden;
  }

  private static void collect(
      List<FormComponent> components,
      boolean parentHidden,
      Map<String, Object> variables,
      Set<String> hidden) {
    for (FormComponent component : components) {
      boolean hide =
          parentHidden
              || (component.hideWhen() != null
                  && component.hideWhen().test(variables).orElse(false));
      switch (component) {
        case FormField field -> {
          if (hide) {
            hidden.add(field.key());
          }
        }
        case FormGroup group -> collect(group.components(), hide, variables, hidden);
        case FormText text -> {
          // Words have no answer.
        }
      }
    }
  }
}
