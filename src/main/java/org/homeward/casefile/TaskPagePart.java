package org.homeward.casefile;

import java.util.Optional;
import org.homeward.identity.SignedInUser;

/**
 * A section that a feature adds to the page of every task, whatever its model asks for: see {@link
 * TaskPanel} for what only some tasks need. Every bean of this type is asked.
 */
public interface TaskPagePart {

  /**
   * The Thymeleaf fragment that draws it, with a heading of the second level. It finds the content
   * as {@code part}.
   *
   * @return template and fragment
   */
  String fragment();

  /**
   * What there is to see. Asked once for each time the page is shown, so it must cost a number of
   * statements that does not grow with the data.
   *
   * @param file the case; that the person may see the task was decided before
   * @param taskKey the task
   * @param who who looks; show them no more than they may see
   * @return the content, or empty to show nothing at all
   */
  Optional<Object> content(CaseFile file, long taskKey, SignedInUser who);

  /**
   * The section of this feature, ready to be drawn.
   *
   * @param file the case
   * @param taskKey the task
   * @param who who looks
   */
  default Optional<CasePagePart.Shown> shown(CaseFile file, long taskKey, SignedInUser who) {
    String[] parts = fragment().split("\\s*::\\s*", 2);
    return content(file, taskKey, who)
        .map(content -> new CasePagePart.Shown(parts[0], parts[1], content));
  }
}
