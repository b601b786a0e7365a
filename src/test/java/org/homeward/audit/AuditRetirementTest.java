package org.homeward.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.homeward.audit.AuditCheck.Fault;
import org.homeward.audit.AuditCheck.Known;
import org.homeward.audit.AuditCheck.Report;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.testsupport.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** Old entries go, and the chain can still be checked. */
@DatabaseTest
@Import({AuditTrail.class, AuditSealer.class, AuditCheck.class})
class AuditRetirementTest {

  @Autowired private AuditTrail audit;
  @Autowired private AuditSealer sealer;
  @Autowired private AuditCheck check;
  @Autowired private AdjustableClock clock;
  @Autowired private Environment settings;

  private JdbcClient owner;

  @BeforeEach
  void nothingYet() {
    owner = OwnersDatabase.emptied(settings);
  }

  private record Run(int code, String words) {}

  private void act(int times) {
    for (int i = 0; i < times; i++) {
      audit.account("somebody", "test.act", null);
    }
    sealer.sealAll(() -> true);
  }

  private Run retire(String years) {
    MockEnvironment environment = new MockEnvironment();
    for (String name :
        List.of("spring.datasource.url", "spring.flyway.user", "spring.flyway.password")) {
      environment.setProperty(name, settings.getRequiredProperty(name));
    }
    environment.setProperty("homeward.audit.retention-years", years);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        AuditCommands.retire(
            environment, clock, new PrintStream(out, true, StandardCharsets.UTF_8));
    return new Run(code, out.toString(StandardCharsets.UTF_8));
  }

  private Known head() {
    Report report = check.check(null);
    assertThat(report.sound()).isTrue();
    return new Known(report.seq(), report.hash());
  }

  private long entries() {
    return owner.sql("SELECT COUNT(*) FROM audit_entry").query(Long.class).single();
  }

  @Test
  void removesWhatIsOlderAndLeavesAChainThatCanBeChecked() {
    act(AuditRetirement.BATCH + 3);
    Known old = head();
    clock.advance(Duration.ofDays(8 * 365 - 2));
    act(4);
    Known young = head();
    assertThat(retire("8").words()).contains("Entries removed: 0");

    clock.advance(Duration.ofDays(10));
    Run run = retire("8");
    assertThat(run.code()).isZero();
    assertThat(run.words())
        .contains("Entries removed: " + (AuditRetirement.BATCH + 3))
        .contains("seq=" + old.seq() + " hash=" + old.hash());
    assertThat(entries()).isEqualTo(4);

    Report report = check.check(young);
    assertThat(report.sound()).isTrue();
    assertThat(report.checked()).isEqualTo(4);
    assertThat(report.seq()).isEqualTo(young.seq());
    assertThat(check.check(old).sound()).as("the place where the chain begins now").isTrue();
    assertThat(check.checkSince(old).checked()).isEqualTo(4);
    assertThat(check.check(new Known(old.seq(), "f".repeat(64))).finding().fault())
        .isEqualTo(Fault.OTHER_CHAIN);
    assertThat(check.check(new Known(2, old.hash())).finding().fault()).isEqualTo(Fault.RETIRED);

    act(2);
    assertThat(head().seq()).isEqualTo(young.seq() + 2);
    owner.sql("DELETE FROM audit_seal WHERE seq = ?").param(old.seq() + 1).update();
    assertThat(check.check(null).finding().fault()).isEqualTo(Fault.SEAL_REMOVED);
  }

  @Test
  void theChainGoesOnAfterEverythingWasRemoved() {
    act(3);
    Known old = head();
    clock.advance(Duration.ofDays(9 * 366));
    assertThat(retire("8").code()).isZero();
    assertThat(entries()).isZero();
    assertThat(check.check(old).sound()).isTrue();
    act(1);
    assertThat(head().seq()).isEqualTo(4);
    assertThat(check.checkSince(old).checked()).isEqualTo(1);
  }

  @Test
  void removesNothingFromAChainThatIsBroken() {
    act(3);
    owner.sql("UPDATE audit_entry SET username = 'nobody'").update();
    clock.advance(Duration.ofDays(9 * 366));
    Run run = retire("8");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.words()).contains("BROKEN", "Nothing was removed");
    assertThat(entries()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "eight", ""})
  void aRetentionThatIsNoneRemovesNothing(String years) {
    act(1);
    clock.advance(Duration.ofDays(9 * 366));
    assertThat(retire(years).code()).isEqualTo(2);
    assertThat(entries()).isEqualTo(1);
  }
}
