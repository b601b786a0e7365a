package org.homeward.form;

import java.util.function.Predicate;
import org.homeward.access.AccessPolicy;
import org.homeward.access.Viewer;
import org.springframework.stereotype.Component;

/** Which answers somebody may read, by the groups of the questions they were given to. */
@Component
public class FormReaders {

  private final FormCatalogue forms;
  private final AccessPolicy policy;

  FormReaders(FormCatalogue forms, AccessPolicy policy) {
    this.forms = forms;
    this.policy = policy;
  }

  /**
   * The answers that may be shown to somebody, in a case that they may open. Of a question that
   * several forms put into different groups, they must be in all.
   *
   * @param viewer who looks
   * @return whether the answer of a key may be shown
   */
  public Predicate<String> answersFor(Viewer viewer) {
    return key -> forms.groupsOf(key).stream().allMatch(group -> policy.reads(viewer, group));
  }
}
