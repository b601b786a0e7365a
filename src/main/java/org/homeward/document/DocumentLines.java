package org.homeward.document;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homeward.access.Relation;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.Circle;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts names and words to documents. */
@Component
class DocumentLines {

  private static final long KILO = 1024;

  private final Circle circle;
  private final DocumentKinds kinds;
  private final RemovingDocument removing;
  private final Dates dates;
  private final MessageSource messages;

  DocumentLines(
      Circle circle,
      DocumentKinds kinds,
      RemovingDocument removing,
      Dates dates,
      MessageSource messages) {
    this.circle = circle;
    this.kinds = kinds;
    this.removing = removing;
    this.dates = dates;
    this.messages = messages;
  }

  /**
   * A document in words.
   *
   * @param name name of its file; null if it was removed and the reader is of another agency
   * @param kind its kind
   * @param what what the file is and how long
   * @param href address of the file, or null if nobody can have it
   * @param state why nobody can have it or what else there is to know, or null
   * @param who who added it, for whom they work, and when
   * @param readBy who can read it
   * @param here whether it was added at the task that is looked at
   * @param remove address to remove it, or null if the reader may not
   */
  record Line(
      String name,
      String kind,
      String what,
      String href,
      String state,
      String who,
      String readBy,
      boolean here,
      String remove) {}

  /**
   * Documents in words; one statement.
   *
   * @param documents the documents
   * @param file their case
   * @param who who looks
   * @param relation what they are to the case
   * @param taskKey the task that is looked at, or null
   */
  List<Line> of(
      List<Document> documents, CaseFile file, SignedInUser who, Relation relation, Long taskKey) {
    Set<String> inCase = documents.isEmpty() ? Set.of() : circle.agenciesIn(file);
    return documents.stream().map(one -> line(one, file, who, relation, taskKey, inCase)).toList();
  }

  private Line line(
      Document document,
      CaseFile file,
      SignedInUser who,
      Relation relation,
      Long taskKey,
      Set<String> inCase) {
    boolean ours = document.agencyCode().equals(who.getAgencyCode());
    List<String> readers =
        circle.names(who, document.readers(), inCase, name -> say("document.read-by.over", name));
    String address = "/cases/%s/documents/%s".formatted(file.reference(), document.fileId());
    return new Line(
        document.removed() == null || ours ? document.fileName() : null,
        kinds.words(document.kind()),
        what(document),
        document.isThere() ? address : null,
        state(document),
        say(
            "document.added-by",
            document.displayName(),
            circle.name(document.agencyCode()),
            dates.momentInWords(document.addedAt())),
        readers.size() == 1
            ? say("document.read-by.one", readers.getFirst())
            : say("document.read-by", String.join("; ", readers)),
        taskKey != null && taskKey.equals(document.taskKey()),
        removing.may(document, file, who, relation) ? address + "/remove" : null);
  }

  private String what(Document document) {
    String type =
        FileKind.ofMediaType(document.mediaType())
            .map(kind -> say("document.file." + kind.name().toLowerCase(Locale.ROOT)))
            .orElse(document.mediaType());
    long kilobytes = Math.max(1, Math.round((double) document.size() / KILO));
    String size =
        kilobytes < KILO
            ? say("document.size.kb", kilobytes)
            : say("document.size.mb", Math.round(10.0 * kilobytes / KILO) / 10.0);
    return say("document.what", type, size);
  }

  /** Why a document cannot be had, or what else there is to know; null if nothing. */
  private String state(Document document) {
    if (document.removed() != null) {
      return say(
          "document.state.removed",
          document.removed().name(),
          dates.momentInWords(document.removed().at()),
          document.removed().reason());
    }
    return switch (document.scan()) {
      case WAITING -> say("document.state.waiting");
      case REFUSED -> say("document.state.refused");
      case CLEAN, UNSCANNED -> null;
    };
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
