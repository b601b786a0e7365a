package org.homeward.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatedTest {

  /** Something that is done every few milliseconds. */
  private static Repeated doing(Runnable work) {
    return new Repeated("test", Duration.ZERO, Duration.ofMillis(5), "The test cannot work") {
      @Override
      protected void work() {
        work.run();
      }
    };
  }

  @Test
  void whatFailsIsTriedAgainUntilTheEnd() {
    AtomicInteger times = new AtomicInteger();
    Repeated repeated =
        doing(
            () -> {
              if (times.incrementAndGet() % 2 == 1) {
                throw new IllegalStateException("away");
              }
            });
    repeated.start();
    assertThat(repeated.isRunning()).isTrue();
    await().until(() -> times.get() >= 4);
    repeated.stop();
    assertThat(repeated.isRunning()).isFalse();
    int atTheEnd = times.get();
    await().pollDelay(Duration.ofMillis(50)).until(() -> times.get() == atTheEnd);

    repeated.start();
    await().until(() -> times.get() > atTheEnd);
    repeated.stop();
  }

  @Test
  void workUnderWayComesToItsEndUninterrupted() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean done = new AtomicBoolean();
    Repeated repeated =
        doing(
            () -> {
              begun.countDown();
              try {
                Thread.sleep(100);
                done.set(true);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    repeated.start();
    begun.await();
    repeated.stop();
    assertThat(done).as("the end waits for it").isTrue();
  }
}
