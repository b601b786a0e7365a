package org.homeward.pathway;

/** A pathway file says something Homeward cannot follow. Names the file and the element. */
public class PathwayFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PathwayFault(String file, String element, String what) {
    super(file + (element == null ? "" : ", " + element) + ": " + what);
  }
}
