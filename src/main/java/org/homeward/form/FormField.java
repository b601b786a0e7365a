package org.homeward.form;

/** A question. */
public sealed interface FormField extends FormComponent
    permits TextField, NumberField, DateField, ChoiceField, ChecklistField, TickField {

  /**
   * @return what all questions have
   */
  Question question();

  /**
   * @return key of the answer: name of the control and of the case fact
   */
  default String key() {
    return question().key();
  }

  @Override
  default FeelExpression hideWhen() {
    return question().hideWhen();
  }

  /**
   * @return whether the answer may be sent to the engine: everything but free text, unless the form
   *     says so
   */
  default boolean goesToEngine() {
    return true;
  }
}
