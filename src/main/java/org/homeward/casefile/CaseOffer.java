package org.homeward.casefile;

import java.util.List;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Crumb;

/** Something a feature offers to do with a case, as links on the page of the case. */
public interface CaseOffer {

  /**
   * The links to show; none if the person may not do it.
   *
   * @param file the case; that the person may open it was decided before
   * @param who who looks
   */
  List<Crumb> on(CaseFile file, SignedInUser who);
}
