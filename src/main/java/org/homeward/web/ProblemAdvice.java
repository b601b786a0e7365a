package org.homeward.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** Turns whatever a controller throws into a {@link ProblemPage}; nobody ever sees a trace. */
@ControllerAdvice
class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final String RETRY_SECONDS = "30";

  @ExceptionHandler
  ModelAndView problem(ProblemException problem, HttpServletResponse response) {
    LOG.debug("Answered with {}: {}", problem.page().status(), problem.getMessage());
    if (problem.page().status() == 503) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    return problem.page().view();
  }

  /** An id that cannot be one: to the reader the same as one that does not exist. */
  @ExceptionHandler
  ModelAndView malformedId(MethodArgumentTypeMismatchException mismatch) {
    return ProblemPage.standard(404).view();
  }

  /**
   * Parameters that are not text in any encoding, or too many, or too long. They may hold personal
   * data: not for the log.
   */
  @ExceptionHandler
  ModelAndView unreadable(InvalidParameterException unreadable) {
    return ProblemPage.standard(unreadable.getErrorCode()).view();
  }

  @ExceptionHandler
  ModelAndView changedMeanwhile(OptimisticLockingFailureException conflict) {
    return ProblemPage.standard(409).view();
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    CannotCreateTransactionException.class
  })
  ModelAndView databaseAway(Exception failure, HttpServletResponse response) {
    LOG.error("The database does not answer", failure);
    response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    return ProblemPage.standard(503).view();
  }

  @ExceptionHandler
  ModelAndView anythingElse(
      Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
      // The security filters decide between the log-in page and a refusal.
      throw failure;
    }
    if (failure instanceof ErrorResponse known) {
      known
          .getHeaders()
          .forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
      return ProblemPage.standard(known.getStatusCode().value()).view();
    }
    ResponseStatus status =
        AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
    if (status != null) {
      return ProblemPage.standard(status.code().value()).view();
    }
    String reference = UUID.randomUUID().toString().substring(0, 8);
    // The page and not the address, in which anything may stand.
    LOG.error(
        "Problem {} at {} {}",
        reference,
        request.getMethod(),
        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
        failure);
    return ProblemPage.standard(500).withReference(reference).view();
  }
}
