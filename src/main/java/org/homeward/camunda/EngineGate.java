package org.homeward.camunda;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Holds back what people did until the engine knows the pathways: a message that starts a case
 * would otherwise be taken by an engine in which nothing waits for it, and be forgotten there.
 */
@Component
public class EngineGate {

  private final CountDownLatch open = new CountDownLatch(1);

  /** The engine knows every pathway: what waits may be delivered. */
  public void open() {
    open.countDown();
  }

  boolean await(Duration atMost) throws InterruptedException {
    return open.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }
}
