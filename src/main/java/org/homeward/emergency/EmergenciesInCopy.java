package org.homeward.emergency;

import static org.homeward.person.CopyColumn.moment;
import static org.homeward.person.CopyColumn.of;
import static org.homeward.person.CopyColumn.text;

import java.util.List;
import org.homeward.person.CopyColumn.Kind;
import org.homeward.person.CopyRows;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.springframework.stereotype.Component;

/** Who opened the record in an emergency, and what was found afterwards. */
@Component
class EmergenciesInCopy implements PersonCopyPart {

  private final CopyRows rows;

  EmergenciesInCopy(CopyRows rows) {
    this.rows = rows;
  }

  @Override
  public String key() {
    return "emergencies";
  }

  @Override
  public int order() {
    return 800;
  }

  @Override
  public List<CopyTable> tables() {
    return List.of(
        rows.table(
            "openings",
            """
            SELECT e.username, e.agency_code, e.trust_code, e.reason, e.opened_at, e.until_at,
              e.reviewed_at, e.reviewed_by, e.review_note
            FROM emergency_opening e WHERE e.person_id = :person
            """,
            "e.id",
            of("openedBy", Kind.STAFF),
            of("agency", Kind.AGENCY),
            of("trust", Kind.AGENCY),
            text("reason"),
            moment("openedAt"),
            moment("until"),
            moment("reviewedAt"),
            of("reviewedBy", Kind.STAFF),
            text("found")));
  }
}
