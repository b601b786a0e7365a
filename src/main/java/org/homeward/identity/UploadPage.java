package org.homeward.identity;

import jakarta.servlet.http.HttpServletRequest;

/** A page that takes files. Everywhere else a request with files in it is refused unread. */
public interface UploadPage {

  /**
   * Whether a request is for this page.
   *
   * @param request a request with files in it
   */
  boolean takes(HttpServletRequest request);

  /**
   * @return how many bytes of a request are read at most
   */
  long mostBytes();

  /**
   * Where to go when a request is longer, to be told so.
   *
   * @param request the request, which was not read
   * @return path and query, without the context path
   */
  String tooLong(HttpServletRequest request);
}
