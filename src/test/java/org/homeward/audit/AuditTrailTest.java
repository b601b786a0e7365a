package org.homeward.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.homeward.identity.SignedInUser;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.EnginelessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EnginelessTest
class AuditTrailTest {

  @Autowired private AuditTrail audit;
  @Autowired private Casework work;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  @Test
  void anEntryIsKeptWithTheActOrNotAtAll() {
    SignedInUser who = work.user("housing");
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    s -> {
                      audit.acted(who, "test.lost", AuditTrail.Subject.NONE, null);
                      throw new IllegalStateException("the act failed");
                    }))
        .hasMessage("the act failed");
    audit.acted(who, "test.kept", new AuditTrail.Subject(7L, "NW-7", 8L), "d".repeat(900));

    assertThat(
            jdbc.sql("SELECT action FROM audit_entry WHERE action LIKE 'test.%'")
                .query(String.class)
                .list())
        .containsExactly("test.kept");
    assertThat(
            jdbc.sql(
                    """
                    SELECT username, agency_code, person_id, case_reference, task_key,
                      CHAR_LENGTH(detail) AS detail FROM audit_entry WHERE action = 'test.kept'
                    """)
                .query()
                .singleRow()
                .values())
        .extracting(String::valueOf)
        .containsExactly("housing", "westminster-council", "7", "NW-7", "8", "500");
  }

  @Test
  void aListNamesEveryoneOnItInOneEntryAndNobodyByHalf() {
    SignedInUser who = work.user("housing");
    List<Long> people = LongStream.range(10_000_000, 10_000_100).boxed().toList();
    audit.listed(who, "test.big", people);
    audit.listed(who, "test.empty", List.of());

    String seen = people("read.test.big");
    assertThat(seen.strip().split(" ")).hasSize(100);
    assertThat(seen).contains(" 10000000 ").contains(" 10000099 ").doesNotContain(" 1000000 ");
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM audit_entry WHERE action = 'read.test.empty'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  /** No code changes what was written, but for the command that removes what is too old. */
  @Test
  void entriesAreOnlyEverAdded() throws IOException {
    Pattern change =
        Pattern.compile("(?i)(update|delete\\s+from|truncate\\s+table)\\s+audit_entry");
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.endsWith("AuditRetirement.java")) {
          assertThat(change.matcher(Files.readString(file)).find()).isTrue();
          continue;
        }
        if (file.toString().endsWith(".java") || file.toString().endsWith(".sql")) {
          assertThat(change.matcher(Files.readString(file)).find()).as(file.toString()).isFalse();
        }
      }
    }
  }

  private String people(String action) {
    return jdbc.sql("SELECT people FROM audit_entry WHERE action = ?")
        .param(action)
        .query(String.class)
        .single();
  }
}
