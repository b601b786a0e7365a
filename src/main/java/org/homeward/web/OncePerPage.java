package org.homeward.web;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Reads what several parts of a page ask for only once. A page is one look at things: its parts
 * then also agree with each other. Whoever changes something always reads anew.
 */
public final class OncePerPage {

  private static final String PREFIX = OncePerPage.class.getName() + ".";

  private OncePerPage() {}

  /**
   * What was read for the page before, else what is read now.
   *
   * @param <T> what it is
   * @param what says what is read, and of what: unique in Homeward
   * @param read reads it; what it gives must not be changed and is not null
   */
  public static <T> T read(String what, Supplier<T> read) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (!(request instanceof ServletRequestAttributes page)
        || !"GET".equals(page.getRequest().getMethod())
        || isWriting()) {
      return read.get();
    }
    @SuppressWarnings("unchecked")
    T known = (T) page.getAttribute(PREFIX + what, RequestAttributes.SCOPE_REQUEST);
    if (known == null) {
      known = read.get();
      page.setAttribute(PREFIX + what, known, RequestAttributes.SCOPE_REQUEST);
    }
    return known;
  }

  private static boolean isWriting() {
    return TransactionSynchronizationManager.isActualTransactionActive()
        && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
  }
}
