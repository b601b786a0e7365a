package org.homeward.form;

import java.util.List;

/**
 * Words between questions.
 *
 * @param blocks paragraphs, headings and lists, in order
 * @param hideWhen when the words do not apply, or null
 */
public record FormText(List<Block> blocks, FeelExpression hideWhen) implements FormComponent {

  /** Copies the list. */
  public FormText {
    blocks = List.copyOf(blocks);
  }

  /** What a block is. */
  public enum Kind {
    /** A heading of second rank. */
    HEADING,
    /** A paragraph. */
    PARAGRAPH,
    /** A list with bullets. */
    LIST
  }

  /**
   * @param kind what it is
   * @param lines its text; one line except for lists
   */
  public record Block(Kind kind, List<String> lines) {

    /** Copies the list. */
    public Block {
      lines = List.copyOf(lines);
    }
  }
}
