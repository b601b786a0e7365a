package org.homeward.form;

/**
 * A statement to tick. The answer is true or false; a required one must be ticked.
 *
 * @param question what all questions have
 */
public record TickField(Question question) implements FormField {}
