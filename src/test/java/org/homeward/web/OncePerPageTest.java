package org.homeward.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class OncePerPageTest {

  private final AtomicInteger reads = new AtomicInteger();

  @AfterEach
  void leave() {
    RequestContextHolder.resetRequestAttributes();
    TransactionSynchronizationManager.clear();
  }

  @Test
  void aPageReadsTheSameOnce() {
    begin("GET");
    assertThat(read("teams of case 1")).isEqualTo(1);
    assertThat(read("teams of case 1")).isEqualTo(1);
    assertThat(read("teams of case 2")).isEqualTo(2);
    begin("GET");
    assertThat(read("teams of case 1")).isEqualTo(3);
  }

  /** An agency that was sent away a moment ago must be away for whatever is done next. */
  @Test
  void whoeverChangesSomethingReadsAnew() {
    begin("POST");
    assertThat(read("teams of case 1")).isEqualTo(1);
    assertThat(read("teams of case 1")).isEqualTo(2);

    begin("GET");
    assertThat(read("teams of case 1")).isEqualTo(3);
    TransactionSynchronizationManager.setActualTransactionActive(true);
    assertThat(read("teams of case 1")).isEqualTo(4);
    TransactionSynchronizationManager.setCurrentTransactionReadOnly(true);
    assertThat(read("teams of case 1")).isEqualTo(3);
  }

  @Test
  void workBesideRequestsReadsAnew() {
    assertThat(read("teams of case 1")).isEqualTo(1);
    assertThat(read("teams of case 1")).isEqualTo(2);
  }

  private static void begin(String method) {
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest(method, "/cases")));
  }

  private int read(String what) {
    return OncePerPage.read(what, reads::incrementAndGet);
  }
}
