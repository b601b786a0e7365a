package org.homeward.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseNotices;
import org.homeward.identity.Account;
import org.homeward.identity.SignedInUser;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what somebody says, tells those whom it names, and strikes it through. */
@Service
class WritingComment {

  private final CommentStore comments;
  private final CaseNotices notices;
  private final AuditTrail audit;
  private final MessageSource messages;

  WritingComment(
      CommentStore comments, CaseNotices notices, AuditTrail audit, MessageSource messages) {
    this.comments = comments;
    this.notices = notices;
    this.audit = audit;
    this.messages = messages;
  }

  /**
   * Keeps a comment. The same form sent twice is kept once.
   *
   * @param file the case
   * @param taskKey the task it is written at, or null
   * @param who who writes
   * @param words what they say
   * @param chosen codes of the agencies that may read it besides their own
   * @param told people whom it names, each of one of these agencies
   */
  @Transactional
  public void write(
      CaseFile file,
      Long taskKey,
      SignedInUser who,
      String words,
      Collection<String> chosen,
      Collection<Account> told) {
    Set<String> readers = new TreeSet<>(chosen);
    readers.add(who.getAgencyCode());
    comments
        .add(file.id(), taskKey, who, words, readers)
        .ifPresent(
            id -> {
              List<String> usernames = told.stream().map(Account::username).sorted().toList();
              notices.tellPeople(
                  file,
                  say("conversation.notice", who.getDisplayName(), who.getAgencyName()),
                  address(file, id),
                  usernames);
              audit.acted(
                  who,
                  "comment.written",
                  new AuditTrail.Subject(file.personId(), file.reference(), taskKey),
                  "%d for %s%s"
                      .formatted(
                          id,
                          String.join(" ", readers),
                          usernames.isEmpty() ? "" : ", told " + String.join(" ", usernames)));
            });
  }

  /** The page of comments that begins with this one. */
  private static String address(CaseFile file, long id) {
    return "/cases/%s/comments?before=%d#comment-%d".formatted(file.reference(), id + 1, id);
  }

  /**
   * Strikes a comment through.
   *
   * @param file its case
   * @param comment a comment of their own
   * @param who who wrote it
   * @param reason why
   * @return whether it stood until now
   */
  @Transactional
  public boolean strike(CaseFile file, Comment comment, SignedInUser who, String reason) {
    boolean struck = comments.strike(comment.caseId(), comment.id(), reason);
    if (struck) {
      audit.acted(
          who,
          "comment.struck",
          new AuditTrail.Subject(file.personId(), file.reference(), comment.taskKey()),
          String.valueOf(comment.id()));
    }
    return struck;
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
