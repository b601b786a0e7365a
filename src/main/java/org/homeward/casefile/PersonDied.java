package org.homeward.casefile;

import java.time.LocalDate;

/**
 * A person has died. Published in the transaction that records it, for each of their open cases.
 *
 * @param caseId the case
 * @param personId the person
 * @param on date of death
 */
public record PersonDied(long caseId, long personId, LocalDate on) {}
