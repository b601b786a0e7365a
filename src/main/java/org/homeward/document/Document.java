package org.homeward.document;

import java.time.Instant;
import java.util.Set;

/**
 * A document of a case.
 *
 * @param id its number
 * @param fileId name of its file in the folder, and its own in addresses
 * @param caseId the case
 * @param taskKey the task it was added at, or null
 * @param kind code of its kind, see {@link DocumentKinds}
 * @param fileName name of the file, harmless
 * @param mediaType what the file is
 * @param size its bytes
 * @param sha256 its fingerprint
 * @param displayName who added it
 * @param agencyCode their agency
 * @param addedAt when
 * @param scan whether it was scanned
 * @param removed when, by whom and why it was removed, or null
 * @param readers codes of the agencies it is for, that of who added it among them
 */
record Document(
    long id,
    String fileId,
    long caseId,
    Long taskKey,
    String kind,
    String fileName,
    String mediaType,
    long size,
    String sha256,
    String displayName,
    String agencyCode,
    Instant addedAt,
    Scan scan,
    Removed removed,
    Set<String> readers) {

  /** Whether it was scanned for malware. */
  enum Scan {
    /** The scanner did not answer yet: nobody can download it. */
    WAITING,
    /** Nothing was found. */
    CLEAN,
    /** Something was found, and the file deleted. */
    REFUSED,
    /** There is no scanner. */
    UNSCANNED;

    /** How it stands in the database. */
    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Scan of(String code) {
      return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }
  }

  /** When, by whom and why it was removed. */
  record Removed(Instant at, String name, String reason) {}

  /** The same with its readers, which stand in another table. */
  Document readBy(Set<String> agencies) {
    return new Document(
        id,
        fileId,
        caseId,
        taskKey,
        kind,
        fileName,
        mediaType,
        size,
        sha256,
        displayName,
        agencyCode,
        addedAt,
        scan,
        removed,
        agencies);
  }

  /** Whether its file can be handed out. */
  boolean isThere() {
    return removed == null && (scan == Scan.CLEAN || scan == Scan.UNSCANNED);
  }
}
