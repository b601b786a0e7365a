package org.homeward.audit;

import java.util.Collection;
import java.util.Map;

/** What the audit pages ask of tasks. */
public interface AuditedTasks {

  /**
   * Reads the titles of several tasks with one statement.
   *
   * @param taskKeys the engine's user-task keys
   * @return titles in words by key; unknown ones are left out
   */
  Map<Long, String> titles(Collection<Long> taskKeys);
}
