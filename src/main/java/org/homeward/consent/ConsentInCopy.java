package org.homeward.consent;

import static org.homeward.person.CopyColumn.code;
import static org.homeward.person.CopyColumn.day;
import static org.homeward.person.CopyColumn.moment;
import static org.homeward.person.CopyColumn.of;
import static org.homeward.person.CopyColumn.text;
import static org.homeward.person.CopyColumn.yesNo;

import java.util.List;
import org.homeward.person.CopyColumn.Kind;
import org.homeward.person.CopyRows;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.springframework.stereotype.Component;

/** What the person agreed to and did not, and what followed for those who worked in their cases. */
@Component
class ConsentInCopy implements PersonCopyPart {

  private final CopyRows rows;

  ConsentInCopy(CopyRows rows) {
    this.rows = rows;
  }

  @Override
  public String key() {
    return "consent";
  }

  @Override
  public int order() {
    return 250;
  }

  @Override
  public List<CopyTable> tables() {
    return List.of(said(), held());
  }

  private CopyTable said() {
    return rows.table(
        "consents",
        """
        SELECT c.reference, r.purpose, r.agency_code, r.carer, r.decision, r.basis, r.said_how,
          r.said_on, r.valid_until, r.note, r.closes, r.recorded_at, r.display_name, r.agency_name,
          r.reminded_at, r.ended_at
        FROM consent_record r JOIN pathway_case c ON c.id = r.case_id
        WHERE r.person_id = :person
        """,
        "r.id",
        text("case"),
        code("purpose"),
        of("agency", Kind.AGENCY),
        text("carer"),
        code("decision"),
        code("decidedHow"),
        code("saidHow"),
        day("saidOn"),
        day("validUntil"),
        text("note"),
        yesNo("closesCases"),
        moment("recordedAt"),
        text("askedBy"),
        text("askedFor"),
        moment("remindedAt"),
        moment("endedAt"));
  }

  private CopyTable held() {
    return rows.table(
        "heldTasks",
        """
        SELECT c.reference, h.team_code, h.agency_code, h.held_at
        FROM consent_held_task h JOIN pathway_case c ON c.id = h.case_id
        WHERE c.person_id = :person
        """,
        "h.task_key",
        text("case"),
        of("team", Kind.TEAM),
        of("agency", Kind.AGENCY),
        moment("heldAt"));
  }
}
