package org.homeward.casefile;

import java.time.LocalDate;

/**
 * A person has died. Published for each of their open cases in which it is told, in the transaction
 * of the report and once more when the process records it: listeners do nothing the second time.
 *
 * @param caseId the case
 * @param personId the person
 * @param on date of death
 */
public record PersonDied(long caseId, long personId, LocalDate on) {}
