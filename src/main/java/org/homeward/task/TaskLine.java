package org.homeward.task;

import org.homeward.web.DueWords;
import org.homeward.web.StatusTag;

/**
 * One row of a task list, in words.
 *
 * @param key the task
 * @param href address of the task
 * @param title what is to be done
 * @param personName whom it is about
 * @param identifier second identifier: NHS number, or else date of birth
 * @param place ward, or null
 * @param reference the case
 * @param pathway what kind of case
 * @param due when it is due
 * @param held since when the team has it
 * @param reason why it stands where it stands, for example "9 days clinically ready"; or null
 * @param priority that it is of high priority and why, or null
 * @param sent who sent it back and why, or who has answered; or null
 * @param paused until when its clock stands still and why; or null
 * @param later when the team looks at it again and what it waits for, in words; or null
 * @param assigneeName who has it, or null
 * @param team the responsible team
 * @param fresh whether it came since the person last looked
 * @param tag at most one status
 */
record TaskLine(
    long key,
    String href,
    String title,
    String personName,
    String identifier,
    String place,
    String reference,
    String pathway,
    DueWords due,
    String held,
    String reason,
    String priority,
    String sent,
    String paused,
    String later,
    String assigneeName,
    String team,
    boolean fresh,
    StatusTag tag) {}
