package org.homeward;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/**
 * Writes exceptions into the log without what they quote. Databases name the value that was too
 * long or there twice, parsers and converters the text they could not read: these can be a person's
 * name or NHS number. Their messages are withheld, and so are those of the exceptions they caused,
 * which mostly repeat them; types, stack traces and a database's codes stay. Used by {@code
 * logback-spring.xml}.
 */
public final class DiscreetStackTraces extends ExtendedWhitespaceThrowableProxyConverter {

  private static final String WITHHELD = "(message withheld: it may quote personal data)";

  private static final List<String> QUOTING_PACKAGES =
      List.of(
          "com.fasterxml.jackson.",
          "tools.jackson.",
          "org.springframework.web.bind.",
          "org.springframework.web.method.annotation.",
          "org.springframework.validation.",
          "org.springframework.core.convert.");

  @Override
  protected String throwableProxyToString(IThrowableProxy exception) {
    return super.throwableProxyToString(new Discreet(exception));
  }

  /** Whether the message of an exception may quote what somebody sent. */
  private static boolean quotes(IThrowableProxy exception) {
    for (IThrowableProxy each = exception; each != null; each = each.getCause()) {
      if (each.isCyclic()) {
        return true;
      }
      String type = each.getClassName();
      if (QUOTING_PACKAGES.stream().anyMatch(type::startsWith)) {
        return true;
      }
      // Without the exception itself, as after a transport, its type has to do.
      Throwable itself = each instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
      if (itself == null ? type.startsWith("java.sql.") : quotesItself(itself)) {
        return true;
      }
    }
    return false;
  }

  private static boolean quotesItself(Throwable exception) {
    return switch (exception) {
      case SQLTransientConnectionException connection -> false;
      case SQLNonTransientConnectionException connection -> false;
      case SQLException sql -> sql.getSQLState() == null || !sql.getSQLState().startsWith("08");
      case NumberFormatException number -> true;
      case DateTimeParseException date -> true;
      case IllegalArgumentException illegal ->
          String.valueOf(illegal.getMessage()).startsWith("No enum constant");
      default -> false;
    };
  }

  /** The same exception without its message, where that may quote. */
  private record Discreet(IThrowableProxy exception) implements IThrowableProxy {

    @Override
    public String getMessage() {
      if (exception.getMessage() == null || !quotes(exception)) {
        return exception.getMessage();
      }
      return exception instanceof ThrowableProxy proxy
              && proxy.getThrowable() instanceof SQLException sql
          ? WITHHELD + " SQL state " + sql.getSQLState() + ", code " + sql.getErrorCode()
          : WITHHELD;
    }

    @Override
    public String getClassName() {
      return exception.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
      return exception.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
      return exception.getCommonFrames();
    }

    @Override
    public IThrowableProxy getCause() {
      return exception.getCause() == null ? null : new Discreet(exception.getCause());
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
      return exception.getSuppressed() == null
          ? null
          : Arrays.stream(exception.getSuppressed())
              .map(Discreet::new)
              .toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
      return exception.isCyclic();
    }
  }
}
