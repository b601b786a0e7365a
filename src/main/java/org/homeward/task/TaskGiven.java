package org.homeward.task;

/**
 * A colleague gave a task to somebody, or that was taken back, in the transaction that keeps it.
 *
 * @param taskKey the task
 * @param to user name of who has it now, or null
 * @param from user name of who had it before, or null
 * @param back whether something is taken back: nobody has to be told of it
 */
public record TaskGiven(long taskKey, String to, String from, boolean back) {}
