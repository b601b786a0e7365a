package org.homeward.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.homeward.background.Repeated;
import org.springframework.stereotype.Component;

/**
 * Deletes files that have lain in the folder for a day and belong to no document: whoever took them
 * in ended before it was kept. A few of the 256 folders each time, so that it costs little however
 * many files there are.
 */
@Component
class SweepingFiles extends Repeated {

  private static final Duration OLD = Duration.ofDays(1);
  private static final int FOLDERS = 256;
  private static final int AT_ONCE = 8;
  private static final int FILES = 200;

  private final DocumentStore documents;
  private final DocumentFolder folder;
  private final Clock clock;
  private int next;

  SweepingFiles(
      DocumentStore documents, DocumentFolder folder, DocumentSettings settings, Clock clock) {
    super(
        "document-sweep",
        settings.sweepEvery(),
        settings.sweepEvery(),
        "Cannot look for files without a document");
    this.documents = documents;
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  protected void work() {
    sweep(AT_ONCE);
  }

  /** Sweeps all folders. */
  void sweepAll() {
    sweep(FOLDERS);
  }

  private synchronized void sweep(int folders) {
    Instant before = clock.instant().minus(OLD);
    folder.sweepArriving(before);
    for (int i = 0; i < folders; i++) {
      List<String> old = folder.oldIn(next, before);
      for (int from = 0; from < old.size(); from += FILES) {
        sweep(old.subList(from, Math.min(from + FILES, old.size())));
      }
      next = (next + 1) % FOLDERS;
    }
  }

  private void sweep(List<String> fileIds) {
    Set<String> known = documents.known(fileIds);
    List<String> unknown = new ArrayList<>(fileIds);
    unknown.removeAll(known);
    unknown.forEach(folder::delete);
  }
}
