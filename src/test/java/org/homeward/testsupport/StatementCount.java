package org.homeward.testsupport;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Writes down every SQL statement that the threads which serve pages send to the database. */
public final class StatementCount {

  private final List<String> statements = new CopyOnWriteArrayList<>();

  /** Forgets what was written down. */
  public void reset() {
    statements.clear();
  }

  /**
   * @return the statements about Homeward's own tables, in order
   */
  public List<String> ofHomeward() {
    return statements.stream().filter(sql -> !isSession(sql)).toList();
  }

  /**
   * @return the statements that keep the log-in session
   */
  public List<String> ofSession() {
    return statements.stream().filter(StatementCount::isSession).toList();
  }

  private static boolean isSession(String sql) {
    return sql.toUpperCase(Locale.ROOT).contains("SPRING_SESSION");
  }

  private void sent(String sql) {
    if (Thread.currentThread().getName().contains("exec-")) {
      // However many values an IN compares with, it is the same statement.
      String words = sql.strip().replaceAll("\\s+", " ");
      statements.add(words.replaceAll("(?i) in \\(\\?(, ?\\?)*\\)", " IN (?)"));
    }
  }

  private DataSource watch(DataSource source) {
    return wrap(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = call(source, method, arguments);
          return result instanceof Connection connection ? watch(connection) : result;
        });
  }

  private Connection watch(Connection connection) {
    return wrap(
        Connection.class,
        (proxy, method, arguments) -> {
          Object result = call(connection, method, arguments);
          if (result instanceof PreparedStatement prepared) {
            return wrap(PreparedStatement.class, watch(prepared, (String) arguments[0]));
          }
          return result instanceof Statement plain
              ? wrap(Statement.class, watch(plain, null))
              : result;
        });
  }

  private InvocationHandler watch(Statement statement, String prepared) {
    return (proxy, method, arguments) -> {
      if (method.getName().startsWith("execute")) {
        sent(prepared == null ? String.valueOf(arguments[0]) : prepared);
      }
      return call(statement, method, arguments);
    };
  }

  private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T wrap(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Adds the count to an application under test. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Counting {

    @Bean
    static StatementCount statementCount() {
      return new StatementCount();
    }

    @Bean
    static BeanPostProcessor watchedDataSource(StatementCount count) {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          return bean instanceof DataSource source ? count.watch(source) : bean;
        }
      };
    }
  }
}
