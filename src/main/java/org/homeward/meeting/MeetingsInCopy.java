package org.homeward.meeting;

import static org.homeward.person.CopyColumn.code;
import static org.homeward.person.CopyColumn.day;
import static org.homeward.person.CopyColumn.moment;
import static org.homeward.person.CopyColumn.of;
import static org.homeward.person.CopyColumn.text;

import java.util.List;
import org.homeward.person.CopyColumn.Kind;
import org.homeward.person.CopyRows;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.springframework.stereotype.Component;

/** What meetings discussed and agreed about the person; nothing of the others on their lists. */
@Component
class MeetingsInCopy implements PersonCopyPart {

  private final CopyRows rows;
  private final MeetingKinds kinds;

  MeetingsInCopy(CopyRows rows, MeetingKinds kinds) {
    this.rows = rows;
    this.kinds = kinds;
  }

  @Override
  public String key() {
    return "meetings";
  }

  @Override
  public int order() {
    return 700;
  }

  @Override
  public List<CopyTable> tables() {
    return List.of(listings(), items(), themes(), actions());
  }

  private CopyTable listings() {
    return rows.table(
        "listings",
        """
        SELECT c.reference, l.kind, l.why, l.proposed_at, l.proposed_by, l.agency_name, l.left_at,
          l.left_why
        FROM meeting_listing l JOIN pathway_case c ON c.id = l.case_id
        WHERE c.person_id = :person
        """,
        "l.id",
        text("case"),
        code("meeting", this::title),
        text("why"),
        moment("proposedAt"),
        text("proposedBy"),
        text("agency"),
        moment("leftAt"),
        code("leftWhy"));
  }

  private CopyTable items() {
    return rows.table(
        "discussed",
        """
        SELECT c.reference, s.kind, s.starts_at, s.agency_name, i.decision, i.decided_at,
          i.decided_by
        FROM meeting_item i JOIN pathway_case c ON c.id = i.case_id
          JOIN meeting_session s ON s.id = i.session_id
        WHERE c.person_id = :person
        """,
        "i.id",
        text("case"),
        code("meeting", this::title),
        moment("meetsAt"),
        text("agency"),
        text("decision"),
        moment("decidedAt"),
        text("decidedBy"));
  }

  private CopyTable themes() {
    return rows.table(
        "themes",
        """
        SELECT c.reference, t.theme
        FROM meeting_theme t JOIN meeting_item i ON i.id = t.item_id
          JOIN pathway_case c ON c.id = i.case_id
        WHERE c.person_id = :person
        """,
        "t.item_id, t.theme",
        text("case"),
        code("theme", kinds::theme));
  }

  private CopyTable actions() {
    return rows.table(
        "actions",
        """
        SELECT c.reference, a.what, a.role, a.due_on, a.added_at, a.added_by
        FROM meeting_action a JOIN meeting_item i ON i.id = a.item_id
          JOIN pathway_case c ON c.id = i.case_id
        WHERE c.person_id = :person
        """,
        "a.added_at, a.id",
        text("case"),
        text("what"),
        of("role", Kind.ROLE),
        day("dueOn"),
        moment("addedAt"),
        text("addedBy"));
  }

  private String title(String kind) {
    return kinds.find(kind).map(MeetingProperties.Kind::title).orElse(kind);
  }
}
