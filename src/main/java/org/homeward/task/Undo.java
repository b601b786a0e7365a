package org.homeward.task;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What can be taken back on the list of tasks, once, after one has acted on several. */
class Undo implements Serializable {

  static final String ATTRIBUTE = "undo";

  private static final long serialVersionUID = 1L;

  private final String action;
  private final boolean timed;
  private final ArrayList<Field> fields = new ArrayList<>();

  /**
   * @param action address that takes it back
   * @param timed whether it can be taken back for a minute only
   */
  Undo(String action, boolean timed) {
    this.action = action;
    this.timed = timed;
  }

  /** Something that the form sends along. */
  record Field(String name, String value) implements Serializable {}

  Undo with(String name, String value) {
    fields.add(new Field(name, value));
    return this;
  }

  /** A task, and how it was before. */
  void was(long taskKey, String was) {
    with("task", String.valueOf(taskKey)).with("was-" + taskKey, was);
  }

  <T> Undo withEach(List<T> all, BiConsumer<Undo, T> adding) {
    all.forEach(one -> adding.accept(this, one));
    return this;
  }

  public String getAction() {
    return action;
  }

  public boolean isTimed() {
    return timed;
  }

  public List<Field> getFields() {
    return fields;
  }
}
