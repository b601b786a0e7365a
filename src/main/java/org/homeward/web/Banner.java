package org.homeward.web;

import java.io.Serializable;

/**
 * The one banner a page may show. After a POST put it into the redirect's flash attributes under
 * the name {@value #ATTRIBUTE}.
 *
 * @param kind success (green, says what was done) or news (blue, important to everybody)
 * @param heading what has changed, one sentence
 * @param text what happens next, one sentence, or null
 * @param linkHref where to go on, or null
 * @param linkText text of that link, or null
 */
public record Banner(Kind kind, String heading, String text, String linkHref, String linkText)
    implements Serializable {

  /** Name of the model attribute the layout reads. */
  public static final String ATTRIBUTE = "banner";

  /** What the banner means. */
  public enum Kind {
    /** What was asked for has been done. */
    SUCCESS,
    /** Something the reader must know. */
    NEWS
  }

  /**
   * @param heading what has been done
   * @param text what happens next, or null
   * @return a success banner
   */
  public static Banner success(String heading, String text) {
    return new Banner(Kind.SUCCESS, heading, text, null, null);
  }

  /**
   * @param heading what the reader must know
   * @param text more about it, or null
   * @return a blue banner
   */
  public static Banner news(String heading, String text) {
    return new Banner(Kind.NEWS, heading, text, null, null);
  }

  /**
   * @param href where to go on
   * @param words text of the link
   * @return this banner with a link
   */
  public Banner withLink(String href, String words) {
    return new Banner(kind, heading, text, href, words);
  }

  /**
   * @return whether the banner says that something was done
   */
  public boolean isSuccess() {
    return kind == Kind.SUCCESS;
  }
}
