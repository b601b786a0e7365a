package org.homeward.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * The seal of one entry. Its hash covers the whole entry, its own place and moment and the hash of
 * the seal before, so that nothing in between can be changed, taken out or put in without all later
 * hashes changing, too.
 *
 * @param seq place in the chain, from 1, without gaps
 * @param entryId the entry
 * @param previousHash hash of the seal before, or {@link #NOTHING} for the first
 * @param hash SHA-256 in 64 hexadecimal digits
 * @param sealedAt when, in UTC, to the microsecond
 */
record AuditSeal(long seq, long entryId, String previousHash, String hash, LocalDateTime sealedAt) {

  /** Stands for the hash before the first. */
  static final String NOTHING = "0".repeat(64);

  /** Six digits always: what the database keeps. */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

  /** Seals an entry. */
  static AuditSeal of(AuditEntry entry, long seq, String previousHash, LocalDateTime sealedAt) {
    return new AuditSeal(
        seq, entry.id(), previousHash, hash(entry, seq, previousHash, sealedAt), sealedAt);
  }

  /** Reads a row with all columns of the table. */
  static AuditSeal of(ResultSet row) throws SQLException {
    return new AuditSeal(
        row.getLong("seq"),
        row.getLong("entry_id"),
        row.getString("previous_hash"),
        row.getString("hash"),
        row.getObject("sealed_at", LocalDateTime.class));
  }

  /** Whether this is the seal of that very entry. */
  boolean fits(AuditEntry entry) {
    return hash.equals(hash(entry, seq, previousHash, sealedAt));
  }

  /**
   * The text that is hashed has a line for each value: its name, how many characters it has, and
   * itself. The count keeps two different entries from ever giving one text.
   */
  private static String hash(
      AuditEntry entry, long seq, String previousHash, LocalDateTime sealedAt) {
    StringBuilder text = new StringBuilder("homeward-audit-1\n");
    add(text, "seq", seq);
    add(text, "previous", previousHash);
    add(text, "sealed-at", MOMENT.format(sealedAt));
    add(text, "id", entry.id());
    add(text, "at", MOMENT.format(entry.at()));
    add(text, "username", entry.username());
    add(text, "agency", entry.agencyCode());
    add(text, "action", entry.action());
    add(text, "person", entry.personId());
    add(text, "case", entry.caseReference());
    add(text, "task", entry.taskKey());
    add(text, "detail", entry.detail());
    add(text, "people", entry.people());
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static void add(StringBuilder text, String name, Object value) {
    text.append(name);
    if (value != null) {
      String written = value.toString();
      text.append(' ').append(written.length()).append(' ').append(written);
    }
    text.append('\n');
  }
}
