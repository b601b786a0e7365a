package org.homeward.trial;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.JobState;
import java.time.Duration;
import java.util.List;
import org.homeward.camunda.EngineOutbox;
import org.springframework.context.ApplicationContext;

/**
 * Tells when everything that was set off has run its course: what people did has reached the
 * engine, and nobody works for the engine any more. Only then may the clock move, or work in
 * progress would time out.
 */
final class Quiet {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  /** Within this the engine notices that the clock has moved, and what is due has begun. */
  private static final Duration AFTER_JUMP = Duration.ofMillis(30);

  /** Between two jobs of a process there is a moment without any; so look more than once. */
  private static final int LOOKS = 3;

  private static final List<JobState> UNDER_WAY =
      List.of(JobState.CREATED, JobState.TIMED_OUT, JobState.FAILED, JobState.RETRIES_UPDATED);

  private final EngineOutbox outbox;
  private final CamundaClient camunda;

  private Quiet(EngineOutbox outbox, CamundaClient camunda) {
    this.outbox = outbox;
    this.camunda = camunda;
  }

  static Quiet of(ApplicationContext application) {
    return new Quiet(
        application.getBean(EngineOutbox.class), application.getBean(CamundaClient.class));
  }

  /** Waits, after the clock has moved, until what was due has run its course, too. */
  void awaitTimers() {
    pause(AFTER_JUMP);
    await();
  }

  /**
   * Waits until all is quiet.
   *
   * @throws IllegalStateException if it does not become so
   */
  void await() {
    long end = System.nanoTime() + LONGEST.toNanos();
    int looks = 0;
    while (looks < LOOKS) {
      looks = outbox.waiting() == 0 && openJobs() == 0 ? looks + 1 : 0;
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "%d acts and %d jobs are still under way after %d s"
                .formatted(outbox.waiting(), openJobs(), LONGEST.toSeconds()));
      }
      pause(BETWEEN_LOOKS);
    }
  }

  private long openJobs() {
    return camunda
        .newJobSearchRequest()
        .filter(job -> job.state(state -> state.in(UNDER_WAY)))
        .page(page -> page.limit(1))
        .send()
        .join()
        .page()
        .totalItems();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
