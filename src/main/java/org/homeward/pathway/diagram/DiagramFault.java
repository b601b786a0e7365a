package org.homeward.pathway.diagram;

/** A file that is no BPMN. */
public class DiagramFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DiagramFault(Throwable cause) {
    super("The file is no BPMN", cause);
  }
}
