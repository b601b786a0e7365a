package org.homeward.pathway;

/**
 * What is wrong with a pathway's files, for the person who has to mend them.
 *
 * @param file the file, from the folder on: {@code processes/home-visit/home-visit.bpmn}; or null
 * @param element id of the element or key of the question, or null when it is the file as a whole
 * @param what what is wrong, a sentence without its full stop
 */
public record PathwayProblem(String file, String element, String what) {

  @Override
  public String toString() {
    return (file == null ? "" : file + (element == null ? "" : ", " + element) + ": ") + what;
  }
}
