package org.homeward.conversation;

import java.util.List;
import java.util.Optional;
import org.homeward.access.Relation;
import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CasePagePart;
import org.homeward.casefile.Circle;
import org.homeward.casefile.TaskPagePart;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/**
 * The latest comments, on the page of a case and on those of its tasks; on that of a case the
 * latest questions as well.
 */
@Component
class TalkBeside implements CasePagePart, TaskPagePart {

  private static final int SHOWN = 3;

  private final Circle circle;
  private final CaseAccess access;
  private final CommentStore comments;
  private final CommentLines commentLines;
  private final QuestionStore questions;
  private final QuestionLines questionLines;

  TalkBeside(
      Circle circle,
      CaseAccess access,
      CommentStore comments,
      CommentLines commentLines,
      QuestionStore questions,
      QuestionLines questionLines) {
    this.circle = circle;
    this.access = access;
    this.comments = comments;
    this.commentLines = commentLines;
    this.questions = questions;
    this.questionLines = questionLines;
  }

  /**
   * What the section shows.
   *
   * @param comments the latest comments
   * @param questions the latest questions; null on the page of a task
   * @param task address part that says at which task a comment is written, or empty
   * @param address address of the case
   * @param mayAct whether the reader can write and ask
   */
  record Section(
      List<CommentLines.Line> comments,
      List<QuestionLines.Line> questions,
      String task,
      String address,
      boolean mayAct) {}

  @Override
  public String fragment() {
    return "conversation/parts :: section";
  }

  @Override
  public Optional<Object> content(CaseFile file, SignedInUser who) {
    return section(file, null, who);
  }

  @Override
  public Optional<Object> content(CaseFile file, long taskKey, SignedInUser who) {
    return section(file, taskKey, who);
  }

  private Optional<Object> section(CaseFile file, Long taskKey, SignedInUser who) {
    Relation relation = access.relation(who, file);
    // A team may still have a task in a case that it may not open any more.
    if (!relation.opens() || !circle.reads(who, file)) {
      return Optional.empty();
    }
    return Optional.of(
        new Section(
            commentLines.of(
                comments.newest(file.id(), who.getAgencyCode(), Long.MAX_VALUE, SHOWN),
                file,
                who,
                taskKey),
            taskKey == null
                ? questionLines.of(
                    questions.ofCase(file.id(), who.getAgencyCode(), Long.MAX_VALUE, SHOWN))
                : null,
            taskKey == null ? "" : "?task=" + taskKey,
            "/cases/" + file.reference(),
            file.open() && relation.acts()));
  }
}
