package org.homeward.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.testsupport.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import({AuditTrail.class, AuditSealer.class, AuditCheck.class})
class AuditSealerTest {

  @Autowired private AuditTrail audit;
  @Autowired private AuditSealer sealer;
  @Autowired private AuditCheck check;
  @Autowired private JdbcClient jdbc;
  @Autowired private AdjustableClock clock;
  @Autowired private Environment settings;
  @Autowired private PlatformTransactionManager transactions;

  @BeforeEach
  void nothingYet() {
    OwnersDatabase.emptied(settings);
  }

  @Test
  void sealsEachEntryOnceInAChainWithoutGaps() {
    act(3);
    assertThat(sealer.sealNew(() -> true)).isEqualTo(3);
    act(2);
    assertThat(sealer.sealNew(() -> true)).isEqualTo(2);
    assertThat(sealer.sealNew(() -> true)).isZero();

    assertThat(column("seq")).containsExactly("1", "2", "3", "4", "5");
    List<String> hashes = column("hash");
    assertThat(hashes).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    assertThat(column("previous_hash"))
        .containsExactly(
            AuditSeal.NOTHING, hashes.get(0), hashes.get(1), hashes.get(2), hashes.get(3));
    assertThat(check.check(null).sound()).isTrue();
  }

  @Test
  void sealsALongBacklogBatchByBatchAndStopsWhenAsked() {
    act(AuditSealer.BATCH * 2 + 3);
    int[] asked = {0};
    assertThat(sealer.sealNew(() -> asked[0]++ < 1)).isEqualTo(AuditSealer.BATCH);
    assertThat(sealer.sealAll(() -> true)).isEqualTo(AuditSealer.BATCH + 3);
    assertThat(check.check(null))
        .satisfies(
            report -> {
              assertThat(report.sound()).isTrue();
              assertThat(report.checked()).isEqualTo(AuditSealer.BATCH * 2 + 3L);
            });
  }

  @Test
  void findsAnEntryThatWasCommittedAfterLaterOnes() {
    TransactionStatus slow = transactions.getTransaction(new DefaultTransactionDefinition());
    audit.account("slow", "test.slow", null);
    runApart(() -> act(2));
    assertThat(runApart(() -> sealer.sealNew(() -> true))).isEqualTo(2);
    transactions.commit(slow);

    assertThat(sealer.sealNew(() -> true)).isEqualTo(1);
    assertThat(check.check(null).sound()).isTrue();
    assertThat(
            jdbc.sql(
                    """
                    SELECT e.username FROM audit_seal s JOIN audit_entry e ON e.id = s.entry_id
                    ORDER BY s.seq
                    """)
                .query(String.class)
                .list())
        .last()
        .isEqualTo("slow");
  }

  @Test
  void looksBackFurtherNowAndThenAndNoFurtherThanADay() {
    TransactionStatus slow = transactions.getTransaction(new DefaultTransactionDefinition());
    audit.account("slow", "test.slow", null);
    runApart(() -> act(AuditSealer.OVERLAP + 1));
    runApart(() -> sealer.sealNew(() -> true));
    transactions.commit(slow);
    assertThat(sealer.sealNew(() -> true)).isZero();
    assertThat(sealer.sealAll(() -> true)).isEqualTo(1);
    assertThat(settledThrough()).isZero();

    clock.advance(Duration.ofHours(25));
    act(1);
    assertThat(sealer.sealAll(() -> true)).isEqualTo(1);
    assertThat(settledThrough()).isPositive().isLessThan(newestEntry());
  }

  @Test
  void copiesThatSealAtTheSameMomentMakeOneChain() throws Exception {
    act(900);
    try (ExecutorService copies = Executors.newFixedThreadPool(4)) {
      Callable<Integer> copy = () -> sealer.sealNew(() -> true);
      int sealed = 0;
      for (Future<Integer> each :
          copies.invokeAll(IntStream.range(0, 4).mapToObj(i -> copy).toList())) {
        sealed += each.get();
      }
      assertThat(sealed).isEqualTo(900);
    }
    assertThat(check.check(null))
        .satisfies(
            report -> {
              assertThat(report.sound()).isTrue();
              assertThat(report.seq()).isEqualTo(900);
            });
  }

  /** People who act do not wait for those who seal. */
  @Test
  void actsAreNotHeldUpWhileSomebodySeals() {
    act(1);
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              jdbc.sql("SELECT id FROM audit_sealing WHERE id = 1 FOR UPDATE")
                  .query(Long.class)
                  .single();
              runApart(() -> act(1));
            });
    assertThat(sealer.sealNew(() -> true)).isEqualTo(2);
  }

  private int act(int times) {
    for (int i = 0; i < times; i++) {
      audit.account("somebody", "test.act", "number " + i);
    }
    return times;
  }

  private static int runApart(Callable<Integer> work) {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      return other.submit(work).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> column(String name) {
    return jdbc.sql("SELECT " + name + " FROM audit_seal ORDER BY seq").query(String.class).list();
  }

  private long settledThrough() {
    return jdbc.sql("SELECT settled_through FROM audit_sealing").query(Long.class).single();
  }

  private long newestEntry() {
    return jdbc.sql("SELECT MAX(id) FROM audit_entry").query(Long.class).single();
  }
}
