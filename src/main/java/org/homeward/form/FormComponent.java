package org.homeward.form;

/** A part of a form: a question, a group of parts, or words. */
public sealed interface FormComponent permits FormField, FormGroup, FormText {

  /**
   * @return when the part does not apply, or null when it always does
   */
  FeelExpression hideWhen();
}
