package org.homeward.casefile;

import java.time.Instant;

/**
 * A task somebody has to do now, as the case page shows it.
 *
 * @param taskKey the task
 * @param elementId its element in the pathway
 * @param subject the thing within the case it is about; empty for the case itself
 * @param title what is to be done, with the subject in words
 * @param phase the phase it belongs to, or null
 * @param teamCode the responsible team
 * @param assignee user name of the person who took it, or null
 * @param createdAt since when the team has it
 * @param dueAt when it is due
 * @param escalation whether it exists because something took too long
 * @param completing whether it was finished and the engine has not confirmed it yet
 * @param audienceAgency the partner that alone among partners may know of it; null for everybody
 * @param calledFrom the calls of parts it lies in, as the model says it; null if it does not
 */
public record OpenStep(
    long taskKey,
    String elementId,
    String subject,
    String title,
    String phase,
    String teamCode,
    String assignee,
    Instant createdAt,
    Instant dueAt,
    boolean escalation,
    boolean completing,
    String audienceAgency,
    String calledFrom) {}
