package org.homeward;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.dao.DuplicateKeyException;

class DiscreetStackTracesTest {

  private static final String NAME = "Vexthorpe";

  private final DiscreetStackTraces traces = new DiscreetStackTraces();

  @BeforeEach
  void start() {
    traces.start();
  }

  @AfterEach
  void stop() {
    traces.stop();
  }

  static Stream<Exception> thatQuote() {
    return Stream.of(
        database("INSERT INTO person VALUES ('Vexthorpe'), ('Vexthorpe')"),
        database("INSERT INTO person VALUES ('Vexthorpe, whose name is too long for it')"),
        thrownBy(() -> LocalDate.parse(NAME)),
        thrownBy(() -> Integer.parseInt(NAME)),
        thrownBy(() -> Thread.State.valueOf(NAME)),
        thrownBy(() -> new DefaultConversionService().convert(NAME, Long.class)));
  }

  @ParameterizedTest
  @MethodSource("thatQuote")
  void whatIsQuotedIsWithheldWhereverItStands(Exception quoting) {
    assertThat(quoting).hasMessageContaining(NAME);
    Exception beside = new IllegalStateException("rolled back");
    beside.addSuppressed(new DuplicateKeyException("again: " + quoting.getMessage(), quoting));

    assertThat(written(quoting))
        .doesNotContain(NAME)
        .contains(quoting.getClass().getName(), "\tat ");
    assertThat(written(new IllegalStateException(quoting))).doesNotContain(NAME);
    assertThat(written(beside)).doesNotContain(NAME).contains("rolled back");
  }

  @Test
  void theCodesOfTheDatabaseStay() {
    assertThat(written(database("INSERT INTO person VALUES ('Vexthorpe'), ('Vexthorpe')")))
        .contains("SQL state 23505, code 23505");
  }

  @Test
  void otherMessagesStay() {
    assertThat(written(new IllegalStateException("No team serves the role")))
        .contains("IllegalStateException: No team serves the role");
    assertThat(written(new SQLTransientConnectionException("pool: not available")))
        .contains("pool: not available");
    assertThat(written(new SQLException("Communications link failure", "08S01")))
        .contains("Communications link failure");
  }

  private String written(Exception exception) {
    LoggingEvent event = new LoggingEvent();
    event.setThrowableProxy(new ThrowableProxy(exception));
    return traces.convert(event);
  }

  private static Exception database(String insert) {
    return thrownBy(
        () -> {
          try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
              Statement statement = h2.createStatement()) {
            statement.execute("CREATE TABLE person (name VARCHAR(20) PRIMARY KEY)");
            statement.execute(insert);
          }
        });
  }

  private interface Attempt {
    void run() throws Exception;
  }

  private static Exception thrownBy(Attempt attempt) {
    try {
      attempt.run();
    } catch (Exception e) {
      return e;
    }
    throw new AssertionError("Nothing was thrown.");
  }
}
