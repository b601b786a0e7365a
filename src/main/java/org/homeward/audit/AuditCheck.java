package org.homeward.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Walks the chain of seals and compares each with its entry. Reads only, page by page, while people
 * go on working.
 *
 * <p>Whoever can write to both tables can make a new chain that fits, or cut off its end: that
 * shows only against a place of the chain that was written down elsewhere ({@link Known}).
 */
@Component
class AuditCheck {

  static final int PAGE = 1_000;

  /** Younger entries may still be on their way to being sealed. */
  static final Duration MAY_WAIT = Duration.ofMinutes(10);

  /** What can be wrong. */
  enum Fault {
    CHANGED("entry was changed after it was sealed"),
    MISSING("entry is missing"),
    SEAL_REMOVED("seal is missing"),
    CHAIN_BROKEN("seal does not follow from the one before"),
    NEVER_SEALED("entry was never sealed: it was put in later, or sealing did not work"),
    OTHER_CHAIN("chain is not the one you knew: it was made anew"),
    END_REMOVED("chain is shorter than it was: its end was removed"),
    RETIRED(
        "place you knew was removed with age: name the one audit-retire printed, or a later one");

    private final String words;

    Fault(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * A place of the chain that an auditor wrote down at an earlier check.
   *
   * @param seq its number
   * @param hash its hash
   */
  record Known(long seq, String hash) {}

  /**
   * The first thing that is wrong.
   *
   * @param fault what
   * @param seq number of the seal, or null for an entry without
   * @param entryId number of the entry, or null if it cannot be told
   * @param at when the entry was written, or else when it was sealed; or null
   */
  record Finding(Fault fault, Long seq, Long entryId, LocalDateTime at) {}

  /**
   * What a check found.
   *
   * @param finding the first thing that is wrong, or null
   * @param checked how many entries were compared with their seals
   * @param waiting how many young entries are not sealed yet
   * @param seq number of the last seal that is right, or 0
   * @param hash its hash, or {@link AuditSeal#NOTHING}
   */
  record Report(Finding finding, long checked, long waiting, long seq, String hash) {

    boolean sound() {
      return finding == null;
    }
  }

  private record Pair(AuditSeal seal, AuditEntry entry) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  AuditCheck(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Checks the whole trail.
   *
   * @param known a place that must still be in the chain, or null
   */
  Report check(Known known) {
    AuditCheckpoint begin = AuditCheckpoint.read(jdbc);
    if (known != null && known.seq() <= begin.seq()) {
      Finding wrong = compare(known, begin);
      return wrong == null
          ? walk(begin.seq(), begin.hash(), null)
          : new Report(wrong, 0, 0, begin.seq(), begin.hash());
    }
    return walk(begin.seq(), begin.hash(), known);
  }

  private static Finding compare(Known known, AuditCheckpoint begin) {
    if (known.seq() < begin.seq()) {
      return new Finding(Fault.RETIRED, known.seq(), null, null);
    }
    return known.hash().equals(begin.hash())
        ? null
        : new Finding(Fault.OTHER_CHAIN, known.seq(), null, null);
  }

  /**
   * Checks what came after a known place. Quick, and says nothing of what lies before.
   *
   * @param known where to begin
   */
  Report checkSince(Known known) {
    AuditCheckpoint begin = AuditCheckpoint.read(jdbc);
    Finding wrong = known.seq() <= begin.seq() ? compare(known, begin) : compare(known);
    return wrong == null
        ? walk(known.seq(), known.hash(), null)
        : new Report(wrong, 0, 0, 0, AuditSeal.NOTHING);
  }

  private Finding compare(Known known) {
    List<AuditSeal> found =
        jdbc.sql(
                """
                SELECT seq, entry_id, previous_hash, hash, sealed_at FROM audit_seal
                WHERE seq = :seq
                """)
            .param("seq", known.seq())
            .query((row, n) -> AuditSeal.of(row))
            .list();
    if (found.isEmpty()) {
      return new Finding(Fault.END_REMOVED, known.seq(), null, null);
    }
    AuditSeal seal = found.getFirst();
    return seal.hash().equals(known.hash())
        ? null
        : new Finding(Fault.OTHER_CHAIN, seal.seq(), seal.entryId(), seal.sealedAt());
  }

  private Report walk(long beginSeq, String beginHash, Known known) {
    // Before the walk: what is sealed meanwhile must not look as if it never was.
    LocalDateTime old = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).minus(MAY_WAIT);
    long seq = beginSeq;
    String hash = beginHash;
    long checked = 0;
    List<Pair> page;
    do {
      page = page(seq);
      for (Pair pair : page) {
        Finding wrong = compare(pair, seq + 1, hash, known);
        if (wrong != null) {
          return new Report(wrong, checked, 0, seq, hash);
        }
        seq = pair.seal().seq();
        hash = pair.seal().hash();
        checked++;
      }
    } while (page.size() == PAGE);
    if (known != null && known.seq() > seq) {
      Finding cut = new Finding(Fault.END_REMOVED, known.seq(), null, null);
      return new Report(cut, checked, 0, seq, hash);
    }
    return unsealed(new Report(null, checked, 0, seq, hash), old);
  }

  private List<Pair> page(long after) {
    return jdbc.sql(
            "SELECT s.seq, s.entry_id, s.previous_hash, s.hash, s.sealed_at, "
                + AuditEntry.COLUMNS
                + " FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id"
                + " WHERE s.seq > :after ORDER BY s.seq LIMIT "
                + PAGE)
        .param("after", after)
        .query(
            (row, n) ->
                new Pair(
                    AuditSeal.of(row),
                    row.getObject("id", Long.class) == null ? null : AuditEntry.of(row)))
        .list();
  }

  private static Finding compare(Pair pair, long seq, String previous, Known known) {
    AuditSeal seal = pair.seal();
    if (seal.seq() != seq) {
      return new Finding(Fault.SEAL_REMOVED, seq, null, null);
    }
    if (pair.entry() == null) {
      return new Finding(Fault.MISSING, seq, seal.entryId(), seal.sealedAt());
    }
    if (!seal.previousHash().equals(previous)) {
      return new Finding(Fault.CHAIN_BROKEN, seq, seal.entryId(), pair.entry().at());
    }
    if (!seal.fits(pair.entry())) {
      return new Finding(Fault.CHANGED, seq, seal.entryId(), pair.entry().at());
    }
    if (known != null && known.seq() == seq && !known.hash().equals(seal.hash())) {
      return new Finding(Fault.OTHER_CHAIN, seq, seal.entryId(), pair.entry().at());
    }
    return null;
  }

  /** Looks through the entries for those without a seal, in pages of their numbers. */
  private Report unsealed(Report chain, LocalDateTime old) {
    long waiting = 0;
    long after = 0;
    while (true) {
      Long end =
          jdbc.sql(
                  """
                  SELECT MAX(id) FROM (
                    SELECT id FROM audit_entry WHERE id > :after ORDER BY id LIMIT %d) page
                  """
                      .formatted(PAGE * 10))
              .param("after", after)
              .query((row, n) -> row.getObject(1, Long.class))
              .list()
              .getFirst();
      if (end == null) {
        return new Report(null, chain.checked(), waiting, chain.seq(), chain.hash());
      }
      List<Finding> without =
          jdbc.sql(
                  """
                  SELECT e.id, e.at FROM audit_entry e LEFT JOIN audit_seal s ON s.entry_id = e.id
                  WHERE e.id > :after AND e.id <= :end AND s.seq IS NULL ORDER BY e.id
                  """)
              .param("after", after)
              .param("end", end)
              .query(
                  (row, n) ->
                      new Finding(
                          Fault.NEVER_SEALED,
                          null,
                          row.getLong("id"),
                          row.getObject("at", LocalDateTime.class)))
              .list();
      for (Finding entry : without) {
        if (entry.at().isBefore(old)) {
          return new Report(entry, chain.checked(), waiting, chain.seq(), chain.hash());
        }
        waiting++;
      }
      after = end;
    }
  }
}
