package org.homeward.form;

/**
 * A question with any number of answers. The answer is a list of values.
 *
 * @param question what all questions have
 * @param choices where the choices come from
 */
public record ChecklistField(Question question, Choices choices) implements FormField {}
