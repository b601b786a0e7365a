package org.homeward.audit;

import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes the oldest entries with their seals and leaves the place from which the chain goes on.
 * Only the account that owns the tables can do it, so this is a command and no part of the running
 * application.
 */
class AuditRetirement {

  static final int BATCH = 500;

  private record Old(long seq, long entryId, String hash) {}

  private final JdbcClient owner;
  private final TransactionTemplate transaction;

  AuditRetirement(JdbcClient owner, TransactionTemplate transaction) {
    this.owner = owner;
    this.transaction = transaction;
  }

  /**
   * Removes what was sealed before a moment, batch by batch from the beginning of the chain. What
   * was written before and sealed later stays until its seal is as old.
   *
   * @param moment in UTC
   * @return how many entries were removed
   */
  long retireBefore(LocalDateTime moment) {
    long removed = 0;
    int batch;
    do {
      batch = transaction.execute(status -> removeBatch(moment));
      removed += batch;
    } while (batch == BATCH);
    return removed;
  }

  private int removeBatch(LocalDateTime moment) {
    owner.sql("SELECT id FROM audit_sealing WHERE id = 1 FOR UPDATE").query(Long.class).single();
    long begin = AuditCheckpoint.read(owner).seq();
    List<Old> old =
        owner
            .sql(
                """
                SELECT seq, entry_id, hash FROM audit_seal
                WHERE seq > :begin AND seq <= :end AND sealed_at < :moment ORDER BY seq
                """)
            .param("begin", begin)
            .param("end", begin + BATCH)
            .param("moment", moment)
            .query(
                (row, n) ->
                    new Old(row.getLong("seq"), row.getLong("entry_id"), row.getString("hash")))
            .list();
    if (old.isEmpty()) {
      return 0;
    }
    Old last = old.getLast();
    owner
        .sql("DELETE FROM audit_entry WHERE id IN (:ids)")
        .param("ids", old.stream().map(Old::entryId).toList())
        .update();
    owner
        .sql("DELETE FROM audit_seal WHERE seq > :begin AND seq <= :end")
        .param("begin", begin)
        .param("end", last.seq())
        .update();
    owner
        .sql("UPDATE audit_checkpoint SET seq = :seq, hash = :hash WHERE id = 1")
        .param("seq", last.seq())
        .param("hash", last.hash())
        .update();
    return old.size();
  }
}
