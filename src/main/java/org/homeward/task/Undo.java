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
  private final String hint;
  private final ArrayList<Field> fields = new ArrayList<>();

  /**
   * @param action address that takes it back
   * @param hint until when it can be taken back, in words; or null
   */
  Undo(String action, String hint) {
    this.action = action;
    this.hint = hint;
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

  public String getHint() {
    return hint;
  }

  public List<Field> getFields() {
    return fields;
  }
}
