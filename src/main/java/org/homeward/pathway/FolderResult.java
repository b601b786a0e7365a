package org.homeward.pathway;

import java.util.List;

/**
 * What became of one pathway when the folder was read.
 *
 * @param pathway its key, or null when the folder as a whole could not be read
 * @param title what people call it, or its key as long as nothing else is known
 * @param outcome what became of it
 * @param problems why it was refused; empty otherwise
 */
record FolderResult(String pathway, String title, Outcome outcome, List<PathwayProblem> problems) {

  /** What can become of a pathway. */
  enum Outcome {
    /** New or changed, and in use from now on. */
    TAKEN,
    /** As it was taken before. */
    UNCHANGED,
    /** Faulty; what was in use before stays so. */
    REFUSED,
    /** In order, but the engine could not be reached. */
    WAITING,
    /** Gone from the folder: cannot be started any more. */
    WITHDRAWN
  }
}
