package org.homeward.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.homeward.testsupport.DatabaseTest;
import org.homeward.testsupport.MySqlServer;
import org.homeward.testsupport.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** On a real MySQL: the account the application works with cannot touch what was recorded. */
@Tag("mysql")
@DatabaseTest
@ExtendWith(OutputCaptureExtension.class)
@Import({AuditTrail.class, AuditSealer.class})
class ApplicationRightsTest {

  @Autowired private JdbcClient jdbc;
  @Autowired private AuditTrail audit;
  @Autowired private AuditSealer sealer;
  @Autowired private Environment settings;

  @BeforeEach
  void oneEntry() {
    assertThat(TestDatabase.isMySql()).isTrue();
    OwnersDatabase.emptied(settings);
    audit.account("somebody", "test.act", null);
    sealer.sealNew(() -> true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_entry SET username = 'nobody'",
        "DELETE FROM audit_entry",
        "REPLACE INTO audit_entry SELECT * FROM audit_entry",
        "INSERT INTO audit_entry SELECT * FROM audit_entry ON DUPLICATE KEY UPDATE username = 'x'",
        "TRUNCATE TABLE audit_entry",
        "DROP TABLE audit_entry",
        "ALTER TABLE audit_entry ADD COLUMN note VARCHAR(10)",
        "RENAME TABLE audit_entry TO entries",
        "CREATE TRIGGER t BEFORE INSERT ON audit_entry FOR EACH ROW SET NEW.username = 'x'",
        "UPDATE audit_seal SET hash = 'x'",
        "DELETE FROM audit_seal",
        "TRUNCATE TABLE audit_seal",
        "DROP TABLE audit_seal",
        "INSERT INTO audit_checkpoint (id, seq, hash) VALUES (2, 5, 'x')",
        "UPDATE audit_checkpoint SET seq = 5",
        "DELETE FROM audit_checkpoint",
        "CREATE TABLE other (id INT)",
        "CREATE VIEW entries AS SELECT * FROM audit_entry",
        "GRANT ALL ON audit_entry TO CURRENT_USER()",
        "UPDATE flyway_schema_history SET checksum = 1",
      })
  void theApplicationsAccountCannotChangeWhatWasRecorded(String sql) {
    assertThatThrownBy(() -> jdbc.sql(sql).update())
        .rootCause()
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("denied");
    assertThat(count("audit_entry")).isEqualTo(1);
    assertThat(count("audit_seal")).isEqualTo(1);
  }

  @Test
  void itMayDoItsWorkOnAllOtherTables() {
    for (String table :
        jdbc.sql(
                """
                SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()
                  AND table_name NOT IN ('audit_entry', 'audit_seal', 'audit_checkpoint',
                    'flyway_schema_history')
                """)
            .query(String.class)
            .list()) {
      assertThat(jdbc.sql("DELETE FROM " + table + " WHERE 1 = 0").update()).as(table).isZero();
    }
  }

  @Test
  void aTableThatComesLaterGetsItsRightsAtTheNextStart() {
    OwnersDatabase.of(settings).sql("CREATE TABLE later_feature (id BIGINT PRIMARY KEY)").update();
    assertThatThrownBy(() -> jdbc.sql("INSERT INTO later_feature VALUES (1)").update())
        .rootCause()
        .hasMessageContaining("denied");
    migrate(
        settings.getProperty("spring.flyway.user"), settings.getProperty("spring.flyway.password"));
    assertThat(jdbc.sql("INSERT INTO later_feature VALUES (1)").update()).isEqualTo(1);
  }

  @Test
  void saysSoWhereOneAccountDoesBoth(CapturedOutput log) {
    MySqlServer.Database one = MySqlServer.shared().newDatabase();
    DriverManagerDataSource source =
        new DriverManagerDataSource(one.url(), one.username(), one.password());
    flyway(source, source).migrate();
    assertThat(log).contains("may change the audit trail");
  }

  @Test
  void saysNothingWhereTheTrailIsProtected(CapturedOutput log) {
    migrate(
        settings.getProperty("spring.flyway.user"), settings.getProperty("spring.flyway.password"));
    assertThat(log).doesNotContain("may change the audit trail");
  }

  private void migrate(String user, String password) {
    String url = settings.getRequiredProperty("spring.datasource.url");
    flyway(
            new DriverManagerDataSource(url, user, password),
            new DriverManagerDataSource(
                url,
                settings.getProperty("spring.datasource.username"),
                settings.getProperty("spring.datasource.password")))
        .migrate();
  }

  private static Flyway flyway(DriverManagerDataSource owner, DriverManagerDataSource application) {
    return Flyway.configure()
        .dataSource(owner)
        .locations("classpath:db/migration")
        .callbacks(new ApplicationRights(application))
        .configuration(Map.of("flyway.cleanDisabled", "true"))
        .load();
  }

  private int count(String table) {
    return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single();
  }
}
