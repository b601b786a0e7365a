package org.homeward.casefile;

/**
 * A rule of the domain that answers break, shown like any other error of the form.
 *
 * @param fieldKey key of the question to put right; null if it is none in particular
 * @param words what is wrong and what to do, one sentence without a full stop: "This home was let a
 *     moment ago. Choose another"
 */
public record RuleBreach(String fieldKey, String words) {}
