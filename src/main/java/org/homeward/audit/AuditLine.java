package org.homeward.audit;

/**
 * An entry in words.
 *
 * @param when the moment in London
 * @param datetime the same for machines
 * @param who whose act it was
 * @param agency name of their agency, or null
 * @param what what they did
 * @param detail more, or null
 * @param caseReference the case, or null
 * @param caseHref address of the case if the reader may open it, or null
 * @param why what led there, or null where it is not asked
 * @param personHref address of who has seen the person, or null
 */
record AuditLine(
    String when,
    String datetime,
    String who,
    String agency,
    String what,
    String detail,
    String caseReference,
    String caseHref,
    String why,
    String personHref) {}
