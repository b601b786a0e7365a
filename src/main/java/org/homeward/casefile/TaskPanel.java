package org.homeward.casefile;

import java.util.Optional;
import org.homeward.identity.SignedInUser;

/**
 * Something that people have to see beside a form to answer it well: the homes that fit, the
 * nominations so far. The model of a pathway asks for it with the property {@code homeward:panel}
 * of a user task; the feature that owns the data serves it.
 */
public interface TaskPanel {

  /**
   * @return the name by which models ask for it, for example {@code vacancy-matches}
   */
  String name();

  /**
   * The Thymeleaf fragment that draws it. It finds the content as {@code panel}.
   *
   * @return template and fragment, for example {@code placement/panels :: matches}
   */
  String fragment();

  /**
   * What there is to see. Asked once for each time the page of an open task is shown, so it must
   * cost a number of statements that does not grow with the data.
   *
   * @param file the case; whether the person may open it was decided before
   * @param subject what the task concerns within the case, or an empty text
   * @param who who looks; show them no more than they may see
   * @return the content, or empty to show nothing at all
   */
  Optional<Object> content(CaseFile file, String subject, SignedInUser who);
}
