package org.homeward.placement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.PartnerParts;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * When the part of a provider in a case is over: none of its nominations is open, and the person
 * does not live in one of its homes. A provider that is told of a move out to come stays until the
 * case closes, and so does one with whom the person lived when they died: their home is theirs to
 * look after.
 */
@Component
class ProviderParts {

  private final CaseFiles cases;
  private final PartnerParts parts;
  private final Releases releases;
  private final MessageSource messages;
  private final JdbcClient jdbc;
  private final Clock clock;

  ProviderParts(
      CaseFiles cases,
      PartnerParts parts,
      Releases releases,
      MessageSource messages,
      JdbcClient jdbc,
      Clock clock) {
    this.cases = cases;
    this.parts = parts;
    this.releases = releases;
    this.messages = messages;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A nomination has ended, and not by moving in. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void nominationEnded(long caseId, String agencyCode, Nomination.Outcome outcome) {
    endUnlessInvolved(
        caseId,
        agencyCode,
        messages.getMessage("placement.part.over." + outcome.code(), null, Locale.UK));
  }

  /** The person has left a home, today or before, or will leave. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void stayEnded(long caseId) {
    for (String agency : asked(caseId)) {
      endUnlessInvolved(
          caseId, agency, messages.getMessage("placement.part.over.left", null, Locale.UK));
    }
  }

  private void endUnlessInvolved(long caseId, String agencyCode, String how) {
    if (!involved(caseId, agencyCode)) {
      releases.over(caseId, agencyCode);
      parts.end(cases.get(caseId), agencyCode, how);
    }
  }

  private List<String> asked(long caseId) {
    return jdbc.sql("SELECT DISTINCT agency_code FROM nomination WHERE case_id = :caseId")
        .param("caseId", caseId)
        .query(String.class)
        .list();
  }

  private boolean involved(long caseId, String agencyCode) {
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM nomination n
                  LEFT JOIN placement_stay s ON s.nomination_id = n.id
                WHERE n.case_id = :caseId AND n.agency_code = :agency
                  AND (n.state <> 'ENDED'
                    OR s.moved_in_on IS NOT NULL
                      AND (s.ended_on IS NULL OR s.ended_on > :today OR s.end_reason = 'died'))
                """)
            .param("caseId", caseId)
            .param("agency", agencyCode)
            .param("today", today)
            .query(Integer.class)
            .single()
        > 0;
  }
}
