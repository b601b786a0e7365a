package org.homeward.audit;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the chain begins: the last seal that was removed with age.
 *
 * @param seq its number, or 0 if none was removed yet
 * @param hash its hash, or {@link AuditSeal#NOTHING}
 */
record AuditCheckpoint(long seq, String hash) {

  static AuditCheckpoint read(JdbcClient jdbc) {
    return jdbc.sql("SELECT seq, hash FROM audit_checkpoint WHERE id = 1")
        .query((row, n) -> new AuditCheckpoint(row.getLong("seq"), row.getString("hash")))
        .single();
  }
}
