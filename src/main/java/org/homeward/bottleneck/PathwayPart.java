package org.homeward.bottleneck;

import java.util.Map;
import java.util.Optional;
import org.homeward.report.Scope;

/**
 * A section that a feature adds to the page of a pathway as it really runs. Every bean of this type
 * is asked once for each page; it reads sums only, in one statement.
 */
public interface PathwayPart {

  /** The Thymeleaf template, whose fragment {@code section} finds the content as {@code part}. */
  String template();

  /**
   * What there is to say.
   *
   * @param scope whose figures, of which period
   * @param pathway process id
   * @param titles what is to be done at each step, by element id
   * @return the content, or empty to show nothing at all
   */
  Optional<Object> content(Scope scope, String pathway, Map<String, String> titles);

  /**
   * A section as the page draws it.
   *
   * @param template the template it is in
   * @param content what its fragment finds as {@code part}
   */
  record Shown(String template, Object content) {}
}
