package org.homeward.audit;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database as the account sees it that may do everything: what an attacker would need. */
final class OwnersDatabase {

  private OwnersDatabase() {}

  static JdbcClient of(Environment settings) {
    return JdbcClient.create(
        new DriverManagerDataSource(
            settings.getRequiredProperty("spring.datasource.url"),
            settings.getRequiredProperty("spring.flyway.user"),
            settings.getRequiredProperty("spring.flyway.password")));
  }

  /** Takes all entries and seals away, for tests that begin with none. */
  static JdbcClient emptied(Environment settings) {
    JdbcClient owner = of(settings);
    owner.sql("DELETE FROM audit_seal").update();
    owner.sql("DELETE FROM audit_entry").update();
    owner.sql("UPDATE audit_sealing SET settled_through = 0").update();
    owner.sql("UPDATE audit_checkpoint SET seq = 0, hash = REPEAT('0', 64)").update();
    return owner;
  }
}
