package org.homeward.form;

import java.util.List;

/**
 * Questions under one heading. Groups do not change where answers are stored.
 *
 * @param label the heading, or null
 * @param hideWhen when the whole group does not apply, or null
 * @param components what is in it, in order
 */
public record FormGroup(String label, FeelExpression hideWhen, List<FormComponent> components)
    implements FormComponent {

  /** Copies the list. */
  public FormGroup {
    components = List.copyOf(components);
  }
}
