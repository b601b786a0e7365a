package org.homeward.camunda;

import java.util.Map;

/**
 * What a service task of a pathway does to the domain. Served by the feature that owns the data;
 * must be idempotent, since a job is given out again when its answer was lost.
 */
public interface EngineJobHandler {

  /**
   * The job type of the service tasks it serves.
   *
   * @return for example {@code discharge.open-ready-period}
   */
  String type();

  /**
   * Does the work, in a transaction.
   *
   * @param job the service task
   * @return variables for the process, empty for none
   * @throws RuntimeException if it cannot be done: the job is retried, then becomes an incident
   */
  Map<String, Object> handle(EngineJob job);
}
