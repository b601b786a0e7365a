package org.homeward.casefile;

import java.time.Instant;

/**
 * A task somebody has to do now, as the case page shows it.
 *
 * @param taskKey the task
 * @param elementId its element in the pathway
 * @param title what is to be done
 * @param phase the phase it belongs to, or null
 * @param teamCode the responsible team
 * @param assignee user name of the person who took it, or null
 * @param createdAt since when the team has it
 * @param dueAt when it is due
 * @param escalation whether it exists because something took too long
 * @param completing whether it was finished and the engine has not confirmed it yet
 */
public record OpenStep(
    long taskKey,
    String elementId,
    String title,
    String phase,
    String teamCode,
    String assignee,
    Instant createdAt,
    Instant dueAt,
    boolean escalation,
    boolean completing) {}
