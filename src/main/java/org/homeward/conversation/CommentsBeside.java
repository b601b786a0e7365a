package org.homeward.conversation;

import java.util.List;
import java.util.Optional;
import org.homeward.access.Relation;
import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CasePagePart;
import org.homeward.casefile.TaskPagePart;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/** The latest comments, on the page of a case and on those of its tasks. */
@Component
class CommentsBeside implements CasePagePart, TaskPagePart {

  private static final int SHOWN = 3;

  private final Circle circle;
  private final CaseAccess access;
  private final CommentStore comments;
  private final CommentLines lines;

  CommentsBeside(Circle circle, CaseAccess access, CommentStore comments, CommentLines lines) {
    this.circle = circle;
    this.access = access;
    this.comments = comments;
    this.lines = lines;
  }

  /**
   * What the section shows.
   *
   * @param lines the latest
   * @param all address of all of them
   * @param write address to write one, or null if the reader cannot
   */
  record Section(List<CommentLines.Line> lines, String all, String write) {}

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
    String all = "/cases/" + file.reference() + "/comments";
    return Optional.of(
        new Section(
            lines.of(
                comments.newest(file.id(), who.getAgencyCode(), Long.MAX_VALUE, SHOWN),
                file,
                who,
                taskKey),
            all,
            file.open() && relation.acts()
                ? all + "/new" + (taskKey == null ? "" : "?task=" + taskKey)
                : null));
  }
}
