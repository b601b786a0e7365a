package org.homeward.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseLock;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.identity.SignedInUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a file in: looks at it, has it scanned, puts it into the folder, and only then keeps that
 * there is a document. What breaks off in between is a file without a document, which is swept.
 */
@Service
class AddingDocument {

  /** How many documents an agency may have in a case. */
  static final int MOST = 100;

  private static final Logger LOG = LoggerFactory.getLogger(AddingDocument.class);

  private final DocumentFolder folder;
  private final DocumentStore documents;
  private final DocumentSettings settings;
  private final DocumentKinds kinds;
  private final FileCheck check;
  private final DocumentScan scan;
  private final CaseFiles cases;
  private final CaseLock lock;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final MessageSource messages;

  AddingDocument(
      DocumentFolder folder,
      DocumentStore documents,
      DocumentSettings settings,
      DocumentKinds kinds,
      FileCheck check,
      DocumentScan scan,
      CaseFiles cases,
      CaseLock lock,
      Timeline timeline,
      AuditTrail audit,
      TransactionTemplate transaction,
      MessageSource messages) {
    this.folder = folder;
    this.documents = documents;
    this.settings = settings;
    this.kinds = kinds;
    this.check = check;
    this.scan = scan;
    this.cases = cases;
    this.lock = lock;
    this.timeline = timeline;
    this.audit = audit;
    this.transaction = transaction;
    this.messages = messages;
  }

  /**
   * What somebody adds.
   *
   * @param file the case
   * @param taskKey the task it is added at, or null
   * @param who who adds it
   * @param teamCode the team for which they do, or null
   * @param kind code of its kind
   * @param readers codes of all agencies it is for
   */
  record Wish(
      CaseFile file,
      Long taskKey,
      SignedInUser who,
      String teamCode,
      String kind,
      Set<String> readers) {}

  /**
   * What came of it.
   *
   * @param fault why it was not added, in words; null if it was
   * @param waits whether it was added and waits for the scan
   */
  record Outcome(String fault, boolean waits) {}

  /**
   * Adds a document. The same form sent twice adds it once.
   *
   * @param wish what is added
   * @param name the name of the file as it was sent
   * @param content the file, which is read to its end
   * @throws IOException if it cannot be kept
   */
  Outcome add(Wish wish, String name, InputStream content) throws IOException {
    FileName clean = FileName.clean(name);
    DocumentFolder.Arrived arrived = folder.arrive(content);
    try {
      if (arrived.size() == 0) {
        return fault("empty");
      }
      if (arrived.size() >= settings.maxSize().toBytes()) {
        return fault("size", settings.maxSize().toMegabytes() + " MB");
      }
      FileCheck.Found found = check.look(arrived.path(), clean);
      if (found.fault() != null) {
        return fault(found.fault(), clean.ending());
      }
      Document.Scan scanned = scanned(arrived);
      if (scanned == Document.Scan.REFUSED) {
        audit.acted(wish.who(), "document.refused", about(wish), arrived.sha256());
        return fault("malware");
      }
      return keep(
          wish,
          arrived,
          new DocumentStore.New(
              wish.file().id(),
              wish.taskKey(),
              wish.kind(),
              clean,
              found.kind(),
              arrived.size(),
              arrived.sha256(),
              scanned,
              wish.teamCode(),
              wish.readers()));
    } finally {
      folder.forget(arrived);
    }
  }

  private Document.Scan scanned(DocumentFolder.Arrived arrived) throws IOException {
    try (InputStream file = Files.newInputStream(arrived.path())) {
      return scan.scan(file);
    } catch (IOException e) {
      LOG.warn("A document waits because it cannot be scanned: {}", e.getMessage());
      return Document.Scan.WAITING;
    }
  }

  private Outcome keep(Wish wish, DocumentFolder.Arrived arrived, DocumentStore.New document)
      throws IOException {
    String fileId = folder.keep(arrived);
    boolean[] kept = new boolean[1];
    try {
      return transaction.execute(
          status -> {
            lock.lock(wish.file().id());
            if (!cases.get(wish.file().id()).open()) {
              return fault("closed");
            }
            if (documents.isSentTwice(document, wish.who())) {
              return new Outcome(null, document.scan() == Document.Scan.WAITING);
            }
            if (documents.countOf(wish.file().id(), wish.who().getAgencyCode()) >= MOST) {
              return fault("many", MOST);
            }
            long id = documents.add(document, fileId, wish.who());
            tell(wish);
            audit.acted(
                wish.who(),
                "document.added",
                about(wish),
                "%d for %s".formatted(id, String.join(" ", wish.readers())));
            kept[0] = true;
            return new Outcome(null, document.scan() == Document.Scan.WAITING);
          });
    } finally {
      // If the answer to the commit was lost, the file must stay: sweeping finds out.
      if (!kept[0]) {
        folder.delete(fileId);
      }
    }
  }

  /** Without the name of the file, which may say more than all readers of a timeline need. */
  private void tell(Wish wish) {
    timeline.add(
        wish.file().id(),
        TimelineEntry.Kind.EVENT,
        messages.getMessage(
            "document.timeline", new Object[] {kinds.words(wish.kind())}, Locale.UK),
        null,
        Timeline.Actor.of(wish.who()),
        wish.taskKey(),
        new Timeline.Audience(null, Set.of(), wish.readers()));
  }

  private static AuditTrail.Subject about(Wish wish) {
    return new AuditTrail.Subject(wish.file().personId(), wish.file().reference(), wish.taskKey());
  }

  private Outcome fault(String key, Object... arguments) {
    return new Outcome(messages.getMessage("document.fault." + key, arguments, Locale.UK), false);
  }
}
