package org.homeward.placement;

import static org.homeward.person.CopyColumn.code;
import static org.homeward.person.CopyColumn.day;
import static org.homeward.person.CopyColumn.moment;
import static org.homeward.person.CopyColumn.number;
import static org.homeward.person.CopyColumn.of;
import static org.homeward.person.CopyColumn.text;

import java.util.List;
import org.homeward.person.CopyColumn.Kind;
import org.homeward.person.CopyRows;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.springframework.stereotype.Component;

/** The search for a home and living there. Homes are named; who else lives in them is not. */
@Component
class PlacementInCopy implements PersonCopyPart {

  private final CopyRows rows;

  PlacementInCopy(CopyRows rows) {
    this.rows = rows;
  }

  @Override
  public String key() {
    return "placement";
  }

  @Override
  public int order() {
    return 500;
  }

  @Override
  public List<CopyTable> tables() {
    return List.of(
        searches(), panels(), nominations(), releases(), holds(), stays(), reviews(), unmetNeeds());
  }

  private CopyTable searches() {
    return rows.table(
        "searches",
        """
        SELECT c.reference, s.borough_code, s.opened_on, s.stage, s.needs
        FROM placement_search s JOIN pathway_case c ON c.id = s.case_id
        WHERE c.person_id = :person
        """,
        "s.case_id",
        text("case"),
        of("borough", Kind.BOROUGH),
        day("openedOn"),
        code("stage"),
        text("needs"));
  }

  private CopyTable panels() {
    return rows.table(
        "panels",
        """
        SELECT c.reference, p.decided_on, p.decision, p.reason, p.note
        FROM placement_panel p JOIN pathway_case c ON c.id = p.case_id
        WHERE c.person_id = :person
        """,
        "p.id",
        text("case"),
        day("decidedOn"),
        code("decision"),
        code("reason"),
        text("note"));
  }

  private CopyTable nominations() {
    return rows.table(
        "nominations",
        """
        SELECT c.reference, s.name AS scheme, h.name AS home, n.agency_code, n.state,
          n.nominated_at, n.answered_at, n.decline_reason, n.outcome, n.outcome_reason, n.ended_at
        FROM nomination n JOIN pathway_case c ON c.id = n.case_id JOIN home h ON h.id = n.home_id
          JOIN home_scheme s ON s.id = h.scheme_id
        WHERE c.person_id = :person
        """,
        "n.id",
        text("case"),
        text("scheme"),
        text("home"),
        of("agency", Kind.AGENCY),
        code("state"),
        moment("nominatedAt"),
        moment("answeredAt"),
        code("declineReason"),
        code("outcome"),
        code("outcomeReason"),
        moment("endedAt"));
  }

  private CopyTable releases() {
    return rows.table(
        "releases",
        """
        SELECT c.reference, r.agency_code, r.wishes, r.needs, r.risk, r.consent, r.consented_at,
          r.released_at, r.released_by, r.released_by_name, r.released_by_agency, r.ended_at,
          r.ended_how
        FROM placement_release r JOIN pathway_case c ON c.id = r.case_id
        WHERE c.person_id = :person
        """,
        "r.id",
        text("case"),
        of("agency", Kind.AGENCY),
        text("wishes"),
        text("needsInWords"),
        text("risk"),
        code("consent"),
        moment("consentedAt"),
        moment("releasedAt"),
        of("releasedBy", Kind.STAFF),
        text("askedBy"),
        text("askedFor"),
        moment("endedAt"),
        code("endedHow"));
  }

  private CopyTable holds() {
    return rows.table(
        "holds",
        """
        SELECT c.reference, s.name AS scheme, h.name AS home, o.since
        FROM home_hold o JOIN pathway_case c ON c.id = o.case_id JOIN home h ON h.id = o.home_id
          JOIN home_scheme s ON s.id = h.scheme_id
        WHERE c.person_id = :person
        """,
        "o.home_id",
        text("case"),
        text("scheme"),
        text("home"),
        moment("since"));
  }

  private CopyTable stays() {
    return rows.table(
        "stays",
        """
        SELECT c.reference, s.name AS scheme, h.name AS home, p.tenure, p.specified_kind,
          p.signed_on, p.moved_in_on, p.limit_on, p.ended_on, p.end_reason
        FROM placement_stay p JOIN pathway_case c ON c.id = p.case_id
          JOIN home h ON h.id = p.home_id JOIN home_scheme s ON s.id = h.scheme_id
        WHERE c.person_id = :person
        """,
        "p.id",
        text("case"),
        text("scheme"),
        text("home"),
        code("tenure", code -> Coded.find(Tenure.values(), code).map(Coded::words).orElse(code)),
        code("specifiedKind"),
        day("signedOn"),
        day("movedInOn"),
        day("limitOn"),
        day("endedOn"),
        code("endReason"));
  }

  private CopyTable reviews() {
    return rows.table(
        "reviews",
        """
        SELECT c.reference, r.kind, r.reviewed_on, r.outcome
        FROM placement_review r JOIN placement_stay p ON p.id = r.stay_id
          JOIN pathway_case c ON c.id = p.case_id
        WHERE c.person_id = :person
        """,
        "r.id",
        text("case"),
        code("kind"),
        day("reviewedOn"),
        code("outcome"));
  }

  private CopyTable unmetNeeds() {
    return rows.table(
        "unmetNeeds",
        """
        SELECT c.reference, u.borough_code, u.recorded_on, u.support_level, u.why, u.blocked_by,
          u.homes_considered, u.needs
        FROM unmet_need u JOIN pathway_case c ON c.id = u.case_id WHERE c.person_id = :person
        """,
        "u.id",
        text("case"),
        of("borough", Kind.BOROUGH),
        day("recordedOn"),
        code(
            "supportLevel",
            code -> Coded.find(SupportLevel.values(), code).map(Coded::words).orElse(code)),
        code("why"),
        text("blockedBy"),
        number("homesConsidered"),
        text("needs"));
  }
}
