package org.homeward.document;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where documents lie and how they are checked.
 *
 * @param folder the folder that all copies of Homeward share; empty for a temporary one, which is
 *     for trials
 * @param maxSize a file must be smaller
 * @param scanner what looks for malware
 * @param clamd where clamd listens
 * @param scanEvery how often a copy scans what waits
 * @param sweepEvery how often a copy looks for files without a document
 */
@ConfigurationProperties("homeward.documents")
record DocumentSettings(
    @DefaultValue("") String folder,
    @DefaultValue("10MB") DataSize maxSize,
    @DefaultValue("none") Scanner scanner,
    @DefaultValue Clamd clamd,
    @DefaultValue("30s") Duration scanEvery,
    @DefaultValue("10m") Duration sweepEvery) {

  /** How many times the largest file a request may be: so much is read to answer with a page. */
  private static final int READ = 5;

  private static final DataSize OTHER_FIELDS = DataSize.ofMegabytes(1);

  /** What looks for malware. */
  enum Scanner {
    /** Nothing. */
    NONE,
    /** ClamAV's daemon. */
    CLAMD
  }

  /**
   * Where clamd listens.
   *
   * @param host its host
   * @param port its port
   * @param timeout for how long it may keep silent
   */
  record Clamd(
      @DefaultValue("localhost") String host,
      @DefaultValue("3310") int port,
      @DefaultValue("30s") Duration timeout) {}

  DocumentSettings {
    if (maxSize.toBytes() < 1024) {
      throw new IllegalArgumentException("homeward.documents.max-size must be 1KB or more.");
    }
  }

  /** Empty unless the installation names a folder. */
  java.util.Optional<Path> named() {
    return folder.isBlank() ? java.util.Optional.empty() : java.util.Optional.of(Path.of(folder));
  }

  /** Bytes of the longest request that is read. */
  long mostBytes() {
    return READ * maxSize.toBytes() + OTHER_FIELDS.toBytes();
  }
}
