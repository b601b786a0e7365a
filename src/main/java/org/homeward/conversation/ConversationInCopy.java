package org.homeward.conversation;

import static org.homeward.person.CopyColumn.moment;
import static org.homeward.person.CopyColumn.of;
import static org.homeward.person.CopyColumn.text;

import java.util.List;
import org.homeward.person.CopyColumn.Kind;
import org.homeward.person.CopyRows;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.springframework.stereotype.Component;

/** What was said about the person, whoever could read it, also what was struck through. */
@Component
class ConversationInCopy implements PersonCopyPart {

  private final CopyRows rows;

  ConversationInCopy(CopyRows rows) {
    this.rows = rows;
  }

  @Override
  public String key() {
    return "conversation";
  }

  @Override
  public int order() {
    return 750;
  }

  @Override
  public List<CopyTable> tables() {
    return List.of(comments(), readers());
  }

  private CopyTable comments() {
    return rows.table(
        "comments",
        """
        SELECT f.reference, c.said_at, c.display_name, c.agency_code, c.words, c.struck_at,
          c.struck_reason
        FROM case_comment c JOIN pathway_case f ON f.id = c.case_id WHERE f.person_id = :person
        """,
        "c.id",
        text("case"),
        moment("at"),
        text("who"),
        of("agency", Kind.AGENCY),
        text("words"),
        moment("struckAt"),
        text("struckWhy"));
  }

  private CopyTable readers() {
    return rows.table(
        "commentReaders",
        """
        SELECT f.reference, c.said_at, c.display_name, r.agency_code
        FROM case_comment_reader r JOIN case_comment c ON c.id = r.comment_id
          JOIN pathway_case f ON f.id = r.case_id
        WHERE f.person_id = :person
        """,
        "r.comment_id, r.agency_code",
        text("case"),
        moment("at"),
        text("who"),
        of("readableBy", Kind.AGENCY));
  }
}
