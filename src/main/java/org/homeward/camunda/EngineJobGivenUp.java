package org.homeward.camunda;

/**
 * Domain work failed as often as the model allows: the case stands still until an administrator has
 * mended the cause and resolved the incident in Camunda. Published in a transaction of its own.
 *
 * @param caseReference the case, or null if the process carries none
 * @param jobType what was to be done
 * @param elementId where in the pathway
 */
public record EngineJobGivenUp(String caseReference, String jobType, String elementId) {}
