package org.homeward.form;

/**
 * A question with one answer out of several.
 *
 * @param question what all questions have
 * @param choices where the choices come from
 * @param radios whether they are shown as radio buttons; otherwise as a select box
 */
public record ChoiceField(Question question, Choices choices, boolean radios)
    implements FormField {}
