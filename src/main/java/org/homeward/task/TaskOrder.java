package org.homeward.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How rows follow each other. The first three have an index that begins with whose the tasks are;
 * who is ready longest is looked for among the open tasks that the list has.
 */
enum TaskOrder {
  /** High priority first, then what is due first. */
  URGENT("t.due_at", false),
  /** What the team has had longest. */
  LONGEST("t.held_since", false),
  /** What came last to the team. */
  NEWEST("t.held_since", true),
  /** Whose person has been clinically ready longest; who is not ready comes last. */
  READY("COALESCE(c.ready_since, DATE '9999-12-30')", false),
  /** What was finished last. */
  FINISHED("t.finished_at", true);

  private static final LocalDate NEVER = LocalDate.of(9999, 12, 30);

  private final String column;
  private final boolean falling;

  TaskOrder(String column, boolean falling) {
    this.column = column;
    this.falling = falling;
  }

  static TaskOrder of(WorkList list, TaskFilter filter) {
    if (list == WorkList.DONE) {
      return FINISHED;
    }
    return switch (filter.sort() == null ? "" : filter.sort()) {
      case TaskFilter.LONGEST -> LONGEST;
      case TaskFilter.NEWEST -> NEWEST;
      case TaskFilter.LONGEST_READY -> READY;
      default -> URGENT;
    };
  }

  /** Condition for what comes after a cursor. */
  String after() {
    String than = falling ? "<" : ">";
    String later =
        "%1$s %2$s= :at AND (%1$s %2$s :at OR t.task_key %2$s :key)".formatted(column, than);
    return this == URGENT
        ? " AND t.priority >= :rank AND (t.priority > :rank OR " + later + ")"
        : " AND " + later;
  }

  String by() {
    String direction = falling ? " DESC" : "";
    return " ORDER BY %1$s%2$s%3$s, t.task_key%3$s"
        .formatted(this == URGENT ? "t.priority, " : "", column, direction);
  }

  /** Where the next page begins after this row. */
  TaskCursor cursor(TaskLists.Row last) {
    Instant at =
        switch (this) {
          case URGENT -> last.dueAt();
          case LONGEST, NEWEST -> last.heldSince();
          case FINISHED -> last.finishedAt();
          case READY ->
              (last.readySince() == null ? NEVER : last.readySince())
                  .atStartOfDay()
                  .toInstant(ZoneOffset.UTC);
        };
    return new TaskCursor(last.priority().rank(), at, last.taskKey());
  }

  /** The values that {@link #after} names. */
  Map<String, Object> parameters(TaskCursor after) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    LocalDateTime at = LocalDateTime.ofInstant(after.at(), ZoneOffset.UTC);
    parameters.put("at", this == READY ? at.toLocalDate() : at);
    parameters.put("key", after.taskKey());
    if (this == URGENT) {
      parameters.put("rank", after.rank());
    }
    return parameters;
  }
}
