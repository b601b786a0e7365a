package org.homeward.form;

/**
 * One answer in words.
 *
 * @param key key of the question
 * @param label the question
 * @param text the answer, lists with one line each; null when it was not answered
 */
public record AnswerLine(String key, String label, String text) {}
