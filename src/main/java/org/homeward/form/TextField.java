package org.homeward.form;

import java.util.regex.Pattern;

/**
 * A question answered in words.
 *
 * @param question what all questions have
 * @param multiline whether line breaks are allowed
 * @param minLength fewest characters, 0 for no limit
 * @param maxLength most characters; never without a limit
 * @param lengthShown whether the form sets the limit itself, so that people should see it
 * @param pattern what the text must contain, or null
 * @param type what kind of text it is
 * @param prefix words before the box, or null
 * @param suffix words after the box, or null
 * @param engine whether the form lets the text go to the engine
 */
public record TextField(
    Question question,
    boolean multiline,
    int minLength,
    int maxLength,
    boolean lengthShown,
    Pattern pattern,
    Type type,
    String prefix,
    String suffix,
    boolean engine)
    implements FormField {

  /** What kind of text is asked for. */
  public enum Type {
    /** Any words. */
    ANY,
    /** An email address. */
    EMAIL,
    /** A phone number. */
    PHONE
  }

  @Override
  public boolean goesToEngine() {
    return engine;
  }
}
