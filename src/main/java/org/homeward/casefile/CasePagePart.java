package org.homeward.casefile;

import java.util.Optional;
import org.homeward.identity.SignedInUser;

/**
 * A section that a feature adds to the page of a case: what it keeps about the case and the reader
 * may see. Every bean of this type is asked.
 */
public interface CasePagePart {

  /**
   * The Thymeleaf fragment that draws it, with a heading of the second level. It finds the content
   * as {@code part}.
   *
   * @return template and fragment, for example {@code placement/panels :: section}
   */
  String fragment();

  /**
   * What there is to see. Asked once for each time the page is shown, so it must cost a number of
   * statements that does not grow with the data.
   *
   * @param file the case; whether the person may open it was decided before
   * @param who who looks; show them no more than they may see
   * @return the content, or empty to show nothing at all
   */
  Optional<Object> content(CaseFile file, SignedInUser who);

  /**
   * A section as the page draws it.
   *
   * @param template the template it is in
   * @param fragment name of its fragment
   * @param content what the fragment finds as {@code part}
   */
  record Shown(String template, String fragment, Object content) {}

  /**
   * The section of this feature, ready to be drawn.
   *
   * @param file the case
   * @param who who looks
   */
  default Optional<Shown> shown(CaseFile file, SignedInUser who) {
    String[] parts = fragment().split("\\s*::\\s*", 2);
    return content(file, who).map(content -> new Shown(parts[0], parts[1], content));
  }
}
