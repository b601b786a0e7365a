package org.homeward.form;

/**
 * Why a form cannot be used.
 *
 * @param file the file, as people can find it
 * @param component key or id of the component, or null when the problem is the form's
 * @param reason what is wrong, one sentence
 */
public record FormProblem(String file, String component, String reason) {

  @Override
  public String toString() {
    return file + (component == null ? "" : ", component " + component) + ": " + reason;
  }
}
