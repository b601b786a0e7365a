package org.homeward.embeddedcamunda.rest;

/** An error as the API tells it: HTTP status, a title, and what is wrong in words. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String title;

  Problem(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
  }

  static Problem invalid(String detail) {
    return new Problem(400, "INVALID_ARGUMENT", detail);
  }

  static Problem notFound(String detail) {
    return new Problem(404, "NOT_FOUND", detail);
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }
}
