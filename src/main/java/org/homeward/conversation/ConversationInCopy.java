package org.homeward.conversation;

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

/**
 * What was said and asked about the person, whoever could read it, also what was struck through.
 */
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
    return List.of(comments(), readers(), questions());
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

  private CopyTable questions() {
    return rows.table(
        "questions",
        """
        SELECT f.reference, q.asked_at, q.display_name, q.asking_agency, q.asking_team,
          q.asked_agency, q.asked_team, q.question, q.due_at, q.first_read_at, q.answer,
          q.answered_at, q.answered_by, q.answered_name, q.waiting, q.ended_at, q.ended_why
        FROM case_question q JOIN pathway_case f ON f.id = q.case_id WHERE f.person_id = :person
        """,
        "q.id",
        text("case"),
        moment("at"),
        text("who"),
        of("agency", Kind.AGENCY),
        of("team", Kind.TEAM),
        of("askedAgency", Kind.AGENCY),
        of("askedTeam", Kind.TEAM),
        text("question"),
        moment("neededBy"),
        moment("firstReadAt"),
        text("answer"),
        moment("answeredAt"),
        of("answeredBy", Kind.STAFF),
        text("answeredName"),
        yesNo("waiting"),
        moment("endedAt"),
        of("endedWhy", Kind.RAW));
  }
}
