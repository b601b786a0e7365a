package org.homeward.contact;

import static org.homeward.person.CopyColumn.code;
import static org.homeward.person.CopyColumn.moment;
import static org.homeward.person.CopyColumn.of;
import static org.homeward.person.CopyColumn.text;

import java.util.List;
import org.homeward.person.CopyColumn.Kind;
import org.homeward.person.CopyRows;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.springframework.stereotype.Component;

/** The contacts of the person's cases, whoever could read them, also those that were removed. */
@Component
class ContactsInCopy implements PersonCopyPart {

  private final CopyRows rows;
  private final ContactRelations relations;

  ContactsInCopy(CopyRows rows, ContactRelations relations) {
    this.rows = rows;
    this.relations = relations;
  }

  @Override
  public String key() {
    return "contacts";
  }

  @Override
  public int order() {
    return 740;
  }

  @Override
  public List<CopyTable> tables() {
    return List.of(contacts(), readers());
  }

  private CopyTable contacts() {
    return rows.table(
        "contacts",
        """
        SELECT f.reference, c.relation, c.contact_name, c.phone, c.email, c.note, c.added_at,
          c.display_name, c.agency_code, c.changed_at, c.changed_by, c.changed_name, c.removed_at,
          c.removed_by, c.removed_name, c.removed_reason
        FROM case_contact c JOIN pathway_case f ON f.id = c.case_id WHERE f.person_id = :person
        """,
        "c.id",
        text("case"),
        code("contactRelation", relations::words),
        text("contactName"),
        text("phone"),
        text("email"),
        text("contactNote"),
        moment("at"),
        text("who"),
        of("agency", Kind.AGENCY),
        moment("changedAt"),
        of("changedBy", Kind.STAFF),
        text("changedName"),
        moment("removedAt"),
        of("removedBy", Kind.STAFF),
        text("removedName"),
        text("removedWhy"));
  }

  private CopyTable readers() {
    return rows.table(
        "contactReaders",
        """
        SELECT f.reference, c.added_at, c.contact_name, r.agency_code
        FROM case_contact_reader r JOIN case_contact c ON c.id = r.contact_id
          JOIN pathway_case f ON f.id = r.case_id
        WHERE f.person_id = :person
        """,
        "r.contact_id, r.agency_code",
        text("case"),
        moment("at"),
        text("contactName"),
        of("readableBy", Kind.AGENCY));
  }
}
