package org.homeward.document;

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

/** The latest documents, on the page of a case and on those of its tasks. */
@Component
class DocumentsBeside implements CasePagePart, TaskPagePart {

  private static final int SHOWN = 3;

  private final Circle circle;
  private final CaseAccess access;
  private final DocumentStore documents;
  private final DocumentLines lines;

  DocumentsBeside(Circle circle, CaseAccess access, DocumentStore documents, DocumentLines lines) {
    this.circle = circle;
    this.access = access;
    this.documents = documents;
    this.lines = lines;
  }

  /**
   * What the section shows.
   *
   * @param documents the latest
   * @param task address part that says at which task one is added, or empty
   * @param address address of the documents
   * @param mayAct whether the reader can add one
   */
  record Section(List<DocumentLines.Line> documents, String task, String address, boolean mayAct) {}

  @Override
  public String fragment() {
    return "document/parts :: section";
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
            lines.of(
                documents.newest(file.id(), who.getAgencyCode(), Long.MAX_VALUE, SHOWN),
                file,
                who,
                relation,
                taskKey),
            taskKey == null ? "" : "?task=" + taskKey,
            "/cases/" + file.reference() + "/documents",
            file.open() && relation.acts()));
  }
}
