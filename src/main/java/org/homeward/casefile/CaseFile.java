package org.homeward.casefile;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A case as other features see it.
 *
 * @param id database id
 * @param reference what people call it, for example {@code NW-1042}
 * @param pathwayId process id
 * @param pathwayTitle name of the pathway when the case was started
 * @param processDefinitionKey version the case runs on; null until the engine has taken it up
 * @param personId the person
 * @param boroughCode home borough, or null
 * @param trustCode the trust that looks after the person, or null
 * @param wardTeamCode the ward, or null
 * @param open false once closed
 * @param outcome how it ended, in words; null while open
 * @param readySince first day of the present unbroken readiness for discharge, or null
 * @param startedAt when it was started
 * @param closedAt when it was closed, or null
 */
public record CaseFile(
    long id,
    String reference,
    String pathwayId,
    String pathwayTitle,
    Long processDefinitionKey,
    long personId,
    String boroughCode,
    String trustCode,
    String wardTeamCode,
    boolean open,
    String outcome,
    LocalDate readySince,
    Instant startedAt,
    Instant closedAt) {}
