package org.homeward.embeddedcamunda.rest;

import io.camunda.zeebe.protocol.record.RejectionType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.homeward.embeddedcamunda.engine.CommandRejectedException;
import org.homeward.embeddedcamunda.engine.EngineStoppedException;
import org.homeward.embeddedcamunda.engine.NoReplyInTimeException;
import org.homeward.embeddedcamunda.search.BadQueryException;

/** Finds the status code and title for what went wrong. */
final class Problems {
  private static final Logger LOG = System.getLogger(Problems.class.getName());

  private Problems() {}

  static Problem of(RuntimeException e) {
    return switch (e) {
      case Problem problem -> problem;
      case CommandRejectedException rejected ->
          new Problem(status(rejected.type()), rejected.type().name(), rejected.getMessage());
      case BadQueryException query -> Problem.invalid(query.getMessage());
      case EngineStoppedException stopped ->
          new Problem(503, "UNAVAILABLE", "The engine is stopping; try again later");
      case NoReplyInTimeException late -> new Problem(504, "DEADLINE_EXCEEDED", late.getMessage());
      default -> {
        LOG.log(Level.ERROR, "A request failed", e);
        yield new Problem(500, "INTERNAL_ERROR", "Unexpected error: " + e);
      }
    };
  }

  private static int status(RejectionType type) {
    return switch (type) {
      case INVALID_ARGUMENT -> 400;
      case UNAUTHORIZED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS, INVALID_STATE -> 409;
      default -> 500;
    };
  }
}
