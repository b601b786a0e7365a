package org.homeward.embeddedcamunda.http;

/**
 * A response.
 *
 * @param status HTTP status
 * @param contentType of the body, or null if there is no body
 * @param body the bytes of the body
 * @param ifLost run if the response could not be sent, because the client has gone
 */
public record HttpResponse(int status, String contentType, byte[] body, Runnable ifLost) {
  /** Makes a response whose loss needs nothing to be done. */
  public HttpResponse(int status, String contentType, byte[] body) {
    this(status, contentType, body, () -> {});
  }

  /** Returns the same response with something to do if it is lost. */
  public HttpResponse ifLost(Runnable action) {
    return new HttpResponse(status, contentType, body, action);
  }
}
