package org.homeward.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.homeward.audit.AuditTrail;
import org.homeward.background.Repeated;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Scans what was added while the scanner did not answer, or while there was none. */
@Component
class ScanningDocuments extends Repeated {

  private static final int AT_ONCE = 50;

  private final DocumentStore documents;
  private final DocumentFolder folder;
  private final DocumentScan scan;
  private final CaseFiles cases;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;

  ScanningDocuments(
      DocumentStore documents,
      DocumentFolder folder,
      DocumentScan scan,
      DocumentSettings settings,
      CaseFiles cases,
      AuditTrail audit,
      TransactionTemplate transaction) {
    super(
        "document-scan",
        settings.scanEvery(),
        settings.scanEvery(),
        "Documents that wait cannot be scanned");
    this.documents = documents;
    this.folder = folder;
    this.scan = scan;
    this.cases = cases;
    this.audit = audit;
    this.transaction = transaction;
  }

  @Override
  protected void work() {
    look();
  }

  /**
   * Scans all that waits. A file that is not there is left, and said to be missing to whoever wants
   * it.
   *
   * @throws IllegalStateException if the scanner does not answer
   */
  void look() {
    List<Document> some = documents.inState(scan.looksAt(), 0, AT_ONCE);
    while (!some.isEmpty()) {
      some.forEach(this::look);
      some = documents.inState(scan.looksAt(), some.getLast().id(), AT_ONCE);
    }
  }

  private void look(Document document) {
    Document.Scan found;
    try {
      Optional<InputStream> file = folder.open(document.fileId());
      if (file.isEmpty()) {
        return;
      }
      try (InputStream in = file.get()) {
        found = scan.scan(in);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    boolean refused = found == Document.Scan.REFUSED;
    transaction.executeWithoutResult(
        status -> {
          if (documents.scanned(document, found) && refused) {
            CaseFile file = cases.get(document.caseId());
            audit.byProcess(
                "document.refused",
                new AuditTrail.Subject(file.personId(), file.reference(), document.taskKey()),
                String.valueOf(document.id()));
          }
        });
    if (refused) {
      folder.delete(document.fileId());
    }
  }
}
