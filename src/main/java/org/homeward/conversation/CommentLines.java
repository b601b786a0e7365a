package org.homeward.conversation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.Circle;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts names and words to comments. */
@Component
class CommentLines {

  private final Circle circle;
  private final Dates dates;
  private final MessageSource messages;

  CommentLines(Circle circle, Dates dates, MessageSource messages) {
    this.circle = circle;
    this.dates = dates;
    this.messages = messages;
  }

  /**
   * A comment in words.
   *
   * @param id its number
   * @param who who wrote it, and for whom they work
   * @param when when
   * @param words what they said; null if it was struck through and the reader is of another agency
   * @param struck when it was struck through and why, or null
   * @param readBy who can read it
   * @param here whether it was written at the task that is looked at
   * @param strike address to strike it through, or null if the reader may not
   */
  record Line(
      long id,
      String who,
      String when,
      String words,
      String struck,
      String readBy,
      boolean here,
      String strike) {}

  /**
   * Comments in words; one statement.
   *
   * @param comments the comments
   * @param file their case
   * @param who who looks
   * @param taskKey the task that is looked at, or null
   */
  List<Line> of(List<Comment> comments, CaseFile file, SignedInUser who, Long taskKey) {
    Set<String> inCase = comments.isEmpty() ? Set.of() : circle.agenciesIn(file);
    return comments.stream().map(one -> line(one, file, who, taskKey, inCase)).toList();
  }

  private Line line(
      Comment comment, CaseFile file, SignedInUser who, Long taskKey, Set<String> inCase) {
    boolean struck = comment.struckAt() != null;
    boolean ours = comment.agencyCode().equals(who.getAgencyCode());
    List<String> readers =
        circle.names(
            who, comment.readers(), inCase, name -> say("conversation.read-by.over", name));
    return new Line(
        comment.id(),
        comment.displayName() + ", " + circle.name(comment.agencyCode()),
        dates.momentInWords(comment.saidAt()),
        struck && !ours ? null : comment.words(),
        struck
            ? say(
                "conversation.struck",
                dates.momentInWords(comment.struckAt()),
                comment.struckReason())
            : null,
        readers.size() == 1
            ? say("conversation.read-by.one", readers.getFirst())
            : say("conversation.read-by", String.join("; ", readers)),
        taskKey != null && taskKey.equals(comment.taskKey()),
        !struck && file.open() && comment.username().equals(who.getUsername())
            ? "/cases/%s/comments/%d/strike".formatted(file.reference(), comment.id())
            : null);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
