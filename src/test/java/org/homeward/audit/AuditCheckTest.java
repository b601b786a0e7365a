package org.homeward.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.audit.AuditCheck.Fault.CHAIN_BROKEN;
import static org.homeward.audit.AuditCheck.Fault.CHANGED;
import static org.homeward.audit.AuditCheck.Fault.END_REMOVED;
import static org.homeward.audit.AuditCheck.Fault.MISSING;
import static org.homeward.audit.AuditCheck.Fault.NEVER_SEALED;
import static org.homeward.audit.AuditCheck.Fault.OTHER_CHAIN;
import static org.homeward.audit.AuditCheck.Fault.SEAL_REMOVED;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.homeward.audit.AuditCheck.Known;
import org.homeward.audit.AuditCheck.Report;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.testsupport.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** Whatever is done to the trail behind the application's back shows. */
@DatabaseTest
@Import({AuditTrail.class, AuditSealer.class, AuditCheck.class})
class AuditCheckTest {

  @Autowired private AuditSealer sealer;
  @Autowired private AuditCheck check;
  @Autowired private AdjustableClock clock;
  @Autowired private Environment settings;

  private JdbcClient owner;

  @BeforeEach
  void fiveEntriesWithEveryColumnFilled() {
    owner = OwnersDatabase.emptied(settings);
    for (int i = 1; i <= 5; i++) {
      insert(1_000 + i);
    }
    sealer.sealAll(() -> true);
    assertThat(check.check(null).sound()).isTrue();
  }

  private void insert(long id) {
    owner
        .sql(
            """
            INSERT INTO audit_entry (id, at, username, agency_code, action, person_id,
              case_reference, task_key, detail, people)
            VALUES (?, ?, 'housing', 'westminster-council', 'case.event', 4711, 'NW-7', 99,
              'Pfad – 🛏', ' 4711 4712 ')
            """)
        .params(id, java.time.LocalDateTime.ofInstant(clock.instant(), java.time.ZoneOffset.UTC))
        .update();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at = '2020-01-01 00:00:00'",
        "username = 'Housing'",
        "username = 'nobody'",
        "agency_code = NULL",
        "action = 'case.page'",
        "person_id = 4712",
        "person_id = NULL",
        "case_reference = 'NW-8'",
        "task_key = 98",
        "detail = 'Pfad'",
        "detail = ''",
        "detail = NULL",
        "people = ' 4711 '",
        "people = NULL",
      })
  void aChangedEntryIsFoundWhateverWasChanged(String change) {
    owner.sql("UPDATE audit_entry SET " + change + " WHERE id = 1003").update();
    assertFound(check.check(null), CHANGED, 3L, 1_003L, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sealed_at = '2020-01-01 00:00:00'", "hash = REPEAT('a', 64)"})
  void aChangedSealIsFound(String change) {
    owner.sql("UPDATE audit_seal SET " + change + " WHERE seq = 3").update();
    assertFound(check.check(null), CHANGED, 3L, 1_003L, 2);
  }

  @Test
  void aMovedWordDoesNotHideAChange() {
    owner
        .sql("UPDATE audit_entry SET detail = NULL, people = 'Pfad – 🛏' WHERE id = 1003")
        .update();
    assertFound(check.check(null), CHANGED, 3L, 1_003L, 2);
  }

  @Test
  void aRemovedEntryIsFound() {
    owner.sql("DELETE FROM audit_entry WHERE id = 1002").update();
    assertFound(check.check(null), MISSING, 2L, 1_002L, 1);
  }

  @Test
  void aRemovedSealIsFound() {
    owner.sql("DELETE FROM audit_seal WHERE seq = 2").update();
    assertFound(check.check(null), SEAL_REMOVED, 2L, null, 1);
  }

  @Test
  void aRemovedBeginningIsFound() {
    owner.sql("DELETE FROM audit_seal WHERE seq <= 2").update();
    owner.sql("DELETE FROM audit_entry WHERE id <= 1002").update();
    assertFound(check.check(null), SEAL_REMOVED, 1L, null, 0);
  }

  @Test
  void anEntryTakenOutOfTheChainIsFoundThoughTheNumbersWereClosedUp() {
    owner.sql("DELETE FROM audit_entry WHERE id = 1002").update();
    owner.sql("DELETE FROM audit_seal WHERE seq = 2").update();
    for (int seq = 3; seq <= 5; seq++) {
      owner.sql("UPDATE audit_seal SET seq = ? WHERE seq = ?").params(seq - 1, seq).update();
    }
    assertFound(check.check(null), CHAIN_BROKEN, 2L, 1_003L, 1);
  }

  @Test
  void twoEntriesThatChangedPlacesAreFound() {
    owner.sql("UPDATE audit_seal SET seq = 99 WHERE seq = 2").update();
    owner.sql("UPDATE audit_seal SET seq = 2 WHERE seq = 3").update();
    owner.sql("UPDATE audit_seal SET seq = 3 WHERE seq = 99").update();
    assertFound(check.check(null), CHAIN_BROKEN, 2L, 1_003L, 1);
  }

  @Test
  void anEntryPutInLaterIsFound() {
    clock.advance(Duration.ofHours(1));
    insert(990);
    owner.sql("UPDATE audit_entry SET at = '2026-01-01 00:00:00' WHERE id = 990").update();
    assertFound(check.check(null), NEVER_SEALED, null, 990L, 5);
  }

  @Test
  void aYoungEntryMayWaitForItsSealAndAnOldOneMayNot() {
    insert(1_006);
    assertThat(check.check(null).sound()).isTrue();
    assertThat(check.check(null).waiting()).isEqualTo(1);
    clock.advance(AuditCheck.MAY_WAIT.plusSeconds(1));
    assertFound(check.check(null), NEVER_SEALED, null, 1_006L, 5);
  }

  @Test
  void aRemovedEndShowsAgainstWhatWasWrittenDown() {
    Known head = head();
    owner.sql("DELETE FROM audit_seal WHERE seq >= 4").update();
    owner.sql("DELETE FROM audit_entry WHERE id >= 1004").update();
    assertThat(check.check(null).sound()).as("nothing else can tell").isTrue();
    assertFound(check.check(head), END_REMOVED, 5L, null, 3);
    assertFound(check.checkSince(head), END_REMOVED, 5L, null, 0);
  }

  @Test
  void aChainMadeAnewShowsAgainstWhatWasWrittenDown() {
    Known head = head();
    owner.sql("UPDATE audit_entry SET username = 'nobody' WHERE id = 1002").update();
    owner.sql("DELETE FROM audit_seal").update();
    sealer.sealAll(() -> true);
    assertThat(check.check(null).sound()).as("nothing else can tell").isTrue();
    assertFound(check.check(head), OTHER_CHAIN, 5L, 1_005L, 4);
    assertFound(check.checkSince(head), OTHER_CHAIN, 5L, 1_005L, 0);
  }

  @Test
  void whatCameLaterIsCheckedFromAKnownPlace() {
    Known head = head();
    insert(1_006);
    insert(1_007);
    sealer.sealNew(() -> true);
    assertThat(check.checkSince(head))
        .satisfies(
            report -> {
              assertThat(report.sound()).isTrue();
              assertThat(report.checked()).isEqualTo(2);
              assertThat(report.seq()).isEqualTo(7);
            });
    owner.sql("UPDATE audit_entry SET username = 'nobody' WHERE id = 1006").update();
    assertFound(check.checkSince(head), CHANGED, 6L, 1_006L, 0);
  }

  @Test
  void theCommandSaysWhatItFoundWithoutPersonalDataAndEndsAccordingly() {
    Known head = head();
    Run sound = run();
    assertThat(sound.code()).isZero();
    assertThat(sound.words())
        .contains("compared with their seals: 5", "seq=5 hash=" + head.hash(), "SOUND");
    assertThat(run("known-seq", "5", "known-hash", head.hash()).code()).isZero();
    Run newer = run("known-seq", "5", "known-hash", head.hash(), "only-newer", "");
    assertThat(newer.code()).isZero();
    assertThat(newer.words()).contains("SOUND since");

    owner.sql("UPDATE audit_entry SET username = 'nobody' WHERE id = 1002").update();
    Run broken = run();
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.words())
        .contains("BROKEN: entry was changed", "seal 2", "entry 1002", " UTC")
        .doesNotContain("nobody", "housing", "4711", "NW-7", "Pfad");
  }

  @Test
  void aCommandThatCannotBeUnderstoodChecksNothing() {
    String hash = "a".repeat(64);
    for (String[] wrong :
        List.of(
            new String[] {"known-seq", "5"},
            new String[] {"known-hash", hash},
            new String[] {"known-seq", "five", "known-hash", hash},
            new String[] {"known-seq", "5", "known-hash", "A1"},
            new String[] {"only-newer", ""})) {
      assertThat(run(wrong).code()).isEqualTo(2);
      assertThat(run(wrong).words()).contains("Use: audit-check").doesNotContain("SOUND");
    }
  }

  /** With parts of its own and nothing else of the application. */
  @Test
  void theCommandFindsTheDatabaseByItself() {
    String[] args = {
      "audit-check",
      "--spring.datasource.url=" + settings.getProperty("spring.datasource.url"),
      "--spring.datasource.username=" + settings.getProperty("spring.datasource.username"),
      "--spring.datasource.password=" + settings.getProperty("spring.datasource.password")
    };
    assertThat(AuditCommands.named(args)).isTrue();
    assertThat(AuditCommands.named("--audit-check")).isFalse();
    assertThat(AuditCommands.run(Time.class, args)).isZero();
    owner.sql("DELETE FROM audit_entry WHERE id = 1002").update();
    assertThat(AuditCommands.run(Time.class, args)).isEqualTo(1);
  }

  static class Time {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  private record Run(int code, String words) {}

  private Run run(String... arguments) {
    MockEnvironment environment = new MockEnvironment();
    for (int i = 0; i < arguments.length; i += 2) {
      environment.setProperty(arguments[i], arguments[i + 1]);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        AuditCommands.check(check, environment, new PrintStream(out, true, StandardCharsets.UTF_8));
    return new Run(code, out.toString(StandardCharsets.UTF_8));
  }

  private Known head() {
    Report report = check.check(null);
    return new Known(report.seq(), report.hash());
  }

  private static void assertFound(
      Report report, AuditCheck.Fault fault, Long seq, Long entryId, long checked) {
    assertThat(report.sound()).isFalse();
    assertThat(report.finding().fault()).isEqualTo(fault);
    assertThat(report.finding().seq()).isEqualTo(seq);
    assertThat(report.finding().entryId()).isEqualTo(entryId);
    assertThat(report.checked()).isEqualTo(checked);
  }
}
