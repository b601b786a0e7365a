package org.homeward.embeddedcamunda.search;

/** The kinds of thing that can be searched for and looked up. */
public enum Kind {
  PROCESS_DEFINITION,
  PROCESS_INSTANCE,
  ELEMENT_INSTANCE,
  VARIABLE,
  USER_TASK,
  INCIDENT,
  JOB,
  MESSAGE_SUBSCRIPTION,
  CORRELATED_MESSAGE_SUBSCRIPTION,
  DECISION_DEFINITION,
  DECISION_REQUIREMENTS,
  DECISION_INSTANCE
}
