package org.homeward.pathway;

/** A pathway file says something Homeward cannot follow. Names the file and the element. */
public class PathwayFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient PathwayProblem problem;

  PathwayFault(String file, String element, String what) {
    this(new PathwayProblem(file, element, what));
  }

  private PathwayFault(PathwayProblem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  /** The same for people to read. */
  PathwayProblem problem() {
    return problem;
  }
}
