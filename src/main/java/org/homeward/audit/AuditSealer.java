package org.homeward.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals entries after they were committed. People who act never wait for the chain: only copies of
 * the application that seal wait for each other, on the row of {@code audit_sealing}.
 *
 * <p>Entries are not committed in the order of their numbers, so looking past the last one sealed
 * is not enough: each look goes back over the last {@value #OVERLAP} numbers, and {@link #sealAll}
 * over those of a day. What takes longer to commit is never sealed, and the check says so.
 */
@Component
class AuditSealer {

  static final int BATCH = 500;
  static final int OVERLAP = 2_000;
  private static final Duration SETTLED = Duration.ofDays(1);

  private record Head(long seq, String hash) {}

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final TransactionTemplate transaction;
  private final Clock clock;

  AuditSealer(JdbcClient jdbc, JdbcTemplate batches, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Seals what is new.
   *
   * @param goOn asked between two batches
   * @return how many entries were sealed
   */
  int sealNew(BooleanSupplier goOn) {
    long newest =
        jdbc.sql("SELECT COALESCE(MAX(entry_id), 0) FROM audit_seal").query(Long.class).single();
    return sealAfter(Math.max(settledThrough(), newest - OVERLAP), goOn);
  }

  /**
   * Seals what is new and what was committed late.
   *
   * @param goOn asked between two batches
   * @return how many entries were sealed
   */
  int sealAll(BooleanSupplier goOn) {
    Long settled =
        jdbc.sql("SELECT id FROM audit_entry WHERE at < :settled ORDER BY at DESC LIMIT 1")
            .param("settled", utcNow().minus(SETTLED))
            .query(Long.class)
            .optional()
            .orElse(0L);
    int sealed = sealAfter(settledThrough(), goOn);
    if (goOn.getAsBoolean()) {
      jdbc.sql(
              """
              UPDATE audit_sealing SET settled_through = :settled
              WHERE id = 1 AND settled_through < :settled
              """)
          .param("settled", settled)
          .update();
    }
    return sealed;
  }

  private long settledThrough() {
    return jdbc.sql("SELECT settled_through FROM audit_sealing WHERE id = 1")
        .query(Long.class)
        .single();
  }

  private int sealAfter(long id, BooleanSupplier goOn) {
    long after = id;
    int sealed = 0;
    while (goOn.getAsBoolean()) {
      long begin = after;
      List<AuditEntry> batch = transaction.execute(status -> sealBatch(begin));
      sealed += batch.size();
      if (batch.size() < BATCH) {
        return sealed;
      }
      after = batch.getLast().id();
    }
    return sealed;
  }

  private List<AuditEntry> sealBatch(long after) {
    jdbc.sql("SELECT id FROM audit_sealing WHERE id = 1 FOR UPDATE").query(Long.class).single();
    List<AuditEntry> entries =
        jdbc.sql(
                "SELECT "
                    + AuditEntry.COLUMNS
                    + """
                       FROM audit_entry e LEFT JOIN audit_seal s ON s.entry_id = e.id
                      WHERE e.id > :after AND s.seq IS NULL
                      ORDER BY e.id LIMIT\s"""
                    + BATCH)
            .param("after", after)
            .query((row, n) -> AuditEntry.of(row))
            .list();
    if (!entries.isEmpty()) {
      keep(sealed(entries, head()));
    }
    return entries;
  }

  private Head head() {
    return jdbc.sql("SELECT seq, hash FROM audit_seal ORDER BY seq DESC LIMIT 1")
        .query((row, n) -> new Head(row.getLong("seq"), row.getString("hash")))
        .optional()
        .orElseGet(
            () -> {
              AuditCheckpoint begin = AuditCheckpoint.read(jdbc);
              return new Head(begin.seq(), begin.hash());
            });
  }

  private List<AuditSeal> sealed(List<AuditEntry> entries, Head head) {
    LocalDateTime now = utcNow().truncatedTo(ChronoUnit.MICROS);
    List<AuditSeal> seals = new ArrayList<>();
    String previous = head.hash();
    for (AuditEntry entry : entries) {
      AuditSeal seal = AuditSeal.of(entry, head.seq() + seals.size() + 1, previous, now);
      seals.add(seal);
      previous = seal.hash();
    }
    return seals;
  }

  private void keep(List<AuditSeal> seals) {
    batches.batchUpdate(
        """
        INSERT INTO audit_seal (seq, entry_id, previous_hash, hash, sealed_at)
        VALUES (?, ?, ?, ?, ?)
        """,
        seals.stream()
            .map(
                seal ->
                    new Object[] {
                      seal.seq(), seal.entryId(), seal.previousHash(), seal.hash(), seal.sealedAt()
                    })
            .toList());
  }

  private LocalDateTime utcNow() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
