package org.homeward.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps files away from all that does not take them. It stands before whatever asks for a parameter
 * first, because with that the server reads the whole request and puts its files on the disk:
 * somebody who has not logged in, or sends files to a page that wants none, gets nothing onto it.
 *
 * <p>What is too long even for the page that takes files is thrown away as it comes, up to a
 * multiple of that: a browser shows an answer only when it could send everything.
 */
class UploadGuard extends OncePerRequestFilter {

  private static final int THROWN_AWAY = 10;
  private static final int BUFFER = 64 * 1024;

  private final List<UploadPage> pages;
  private final AccessDeniedHandler refused;

  UploadGuard(List<UploadPage> pages, AccessDeniedHandler refused) {
    this.pages = pages;
    this.refused = refused;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!holdsFiles(request)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<UploadPage> page = pages.stream().filter(each -> each.takes(request)).findFirst();
    if (page.isEmpty()) {
      refused.handle(request, response, new AccessDeniedException("No page for files."));
    } else if (CurrentUser.find().isEmpty()) {
      // A session that ran out while somebody chose the file; they are sent to log in.
      refused.handle(request, response, new MissingCsrfTokenException(null));
    } else if (request.getContentLengthLong() < 0) {
      response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
    } else if (request.getContentLengthLong() > page.get().mostBytes()) {
      throwAway(request, page.get().mostBytes());
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", request.getContextPath() + page.get().tooLong(request));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean holdsFiles(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  private static void throwAway(HttpServletRequest request, long mostBytes) throws IOException {
    InputStream body = request.getInputStream();
    byte[] buffer = new byte[BUFFER];
    long left = THROWN_AWAY * mostBytes;
    for (int read = body.read(buffer); read >= 0 && left > 0; read = body.read(buffer)) {
      left -= read;
    }
  }
}
