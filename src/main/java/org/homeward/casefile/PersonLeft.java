package org.homeward.casefile;

import java.time.LocalDate;

/**
 * A person has left hospital alive, while the case may go on. Published in the transaction that
 * records it; listeners do nothing the second time.
 *
 * @param caseId the case of the stay
 * @param on the day on which they left
 */
public record PersonLeft(long caseId, LocalDate on) {}
