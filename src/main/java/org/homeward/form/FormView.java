package org.homeward.form;

import java.util.List;
import java.util.Locale;

/**
 * A form ready to be drawn by {@code form/fields :: fields(view)}.
 *
 * @param parts what to draw, in order
 */
public record FormView(List<Part> parts) {

  /** Copies the list. */
  public FormView {
    parts = List.copyOf(parts);
  }

  /** Which fragment draws a part. */
  public enum Kind {
    /** One line of text. */
    TEXT,
    /** Several lines of text. */
    TEXTAREA,
    /** A number. */
    NUMBER,
    /** Day, month and year. */
    DATE,
    /** One of several, as radio buttons. */
    RADIOS,
    /** One of several, as a select box. */
    SELECT,
    /** One box to tick. */
    TICK,
    /** Any of several. */
    CHECKLIST,
    /** Parts under a heading. */
    GROUP,
    /** Words. */
    WORDS;

    /**
     * @return name of the fragment; without its beginning it would also select elements
     */
    public String fragment() {
      return "field-" + name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One part of the page.
   *
   * @param kind which fragment draws it
   * @param id id of the control, and of hint and error with an ending; also the name it is sent
   *     under
   * @param label label or legend, or null
   * @param optional whether to say that it may be left empty
   * @param hint help, or null
   * @param error what is wrong, or null
   * @param value what is typed, as typed
   * @param boxes the boxes of a date; empty for all others
   * @param options what can be chosen; empty for all others
   * @param settings how the control behaves, or null for what has none
   * @param hideWhen rule for the browser as JSON, or null
   * @param parts parts of a group
   * @param blocks words
   */
  public record Part(
      Kind kind,
      String id,
      String label,
      boolean optional,
      String hint,
      String error,
      String value,
      List<Box> boxes,
      List<Choice> options,
      Settings settings,
      String hideWhen,
      List<Part> parts,
      List<FormText.Block> blocks) {

    /**
     * @return ids of what describes the control, for aria-describedby, or null
     */
    public String describedBy() {
      StringBuilder ids = new StringBuilder();
      if (hint != null) {
        ids.append(id).append("-hint");
      }
      if (error != null) {
        ids.append(ids.isEmpty() ? "" : " ").append(id).append("-error");
      }
      if (settings != null && settings.counted()) {
        ids.append(ids.isEmpty() ? "" : " ").append(id).append("-info");
      }
      return ids.isEmpty() ? null : ids.toString();
    }

    /**
     * @return what is typed, for the inside of a text area: browsers drop one line break there
     */
    public String lines() {
      return "\n" + value;
    }

    /**
     * @return whether any choice is marked, used to leave the empty choice of a select box selected
     */
    public boolean isChosen() {
      return options.stream().anyMatch(Choice::checked);
    }
  }

  /**
   * One box of a date.
   *
   * @param id id and name
   * @param messageKey key of its label
   * @param value what is typed
   * @param year whether it is the wider box
   * @param wrong whether it has to be put right
   */
  public record Box(String id, String messageKey, String value, boolean year, boolean wrong) {}

  /**
   * One choice.
   *
   * @param id id of its control; the first has the id of the question
   * @param value what is sent
   * @param label words
   * @param checked whether it is chosen
   */
  public record Choice(String id, String value, String label, boolean checked) {}

  /**
   * How a control for text or numbers behaves.
   *
   * @param type type of the input element
   * @param inputMode keyboard that phones show, or null
   * @param width width class of the design system, or null for full width
   * @param maxLength most characters
   * @param counted whether people see how many are left
   * @param rows lines of a text area
   * @param prefix words before the box, or null
   * @param suffix words after it, or null
   */
  public record Settings(
      String type,
      String inputMode,
      String width,
      int maxLength,
      boolean counted,
      int rows,
      String prefix,
      String suffix) {}
}
