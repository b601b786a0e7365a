package org.homeward.testsupport;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A new, empty database for tests: H2 in memory in MySQL mode, or a real MySQL server if the system
 * property {@code homeward.test.database} is {@code mysql}.
 *
 * @param url JDBC address
 * @param username the application's account
 * @param password its password
 * @param owner the account that changes tables; the same on H2
 * @param ownerPassword its password
 */
public record TestDatabase(
    String url, String username, String password, String owner, String ownerPassword) {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** What makes H2 behave like MySQL; to be put behind the name of an H2 database. */
  public static final String H2_OPTIONS =
      ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

  /**
   * @return a database that nobody else uses; it lives as long as this JVM
   */
  public static TestDatabase create() {
    return isMySql() ? createOnMySql() : createInMemory();
  }

  /**
   * @return whether tests run on a real MySQL server
   */
  public static boolean isMySql() {
    return "mysql".equals(System.getProperty("homeward.test.database"));
  }

  private static TestDatabase createInMemory() {
    String name = "test" + NUMBER.incrementAndGet();
    return new TestDatabase(
        "jdbc:h2:mem:" + name + H2_OPTIONS + ";DB_CLOSE_DELAY=-1", "sa", "", "sa", "");
  }

  private static TestDatabase createOnMySql() {
    MySqlServer.OwnedDatabase database = MySqlServer.shared().newOwnedDatabase();
    return new TestDatabase(
        database.application().url(),
        database.application().username(),
        database.application().password(),
        database.owner().username(),
        database.owner().password());
  }

  /**
   * @return the settings that make Spring Boot use this database
   */
  public Map<String, Object> asProperties() {
    return Map.of(
        "spring.datasource.url", url,
        "spring.datasource.username", username,
        "spring.datasource.password", password,
        "spring.flyway.user", owner,
        "spring.flyway.password", ownerPassword);
  }

  /** Gives a test's application context a database of its own. */
  public static final class Initializer
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("testDatabase", create().asProperties()));
    }
  }
}
