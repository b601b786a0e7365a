package org.homeward.task;

import java.time.Instant;

/**
 * That a task was sent back to who did an earlier step, because that is not enough to go on with.
 *
 * @param earlierTask what they did
 * @param fromTeam the team that could not go on
 * @param toTeam the team that has to answer
 * @param reason why, by the codes of the form
 * @param needed what they are asked for
 * @param answer what they answered; null until then, or if it was taken back
 * @param overAt when they did, or it was taken back
 */
record TaskReturn(
    long id,
    long taskKey,
    long earlierTask,
    String fromTeam,
    String toTeam,
    String reason,
    String needed,
    Instant sentAt,
    String sentBy,
    String sentByName,
    String answer,
    Instant overAt,
    String overByName) {}
