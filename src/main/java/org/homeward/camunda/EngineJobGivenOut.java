package org.homeward.camunda;

/**
 * A service task was reached and its feature is about to do the work. Published in the transaction
 * of the work, each time the job is given out.
 *
 * @param caseReference the case it belongs to
 * @param processId id of the process that holds it: a pathway or a part of one
 * @param processDefinitionKey the exact version of that process
 * @param processInstanceKey the running process
 */
public record EngineJobGivenOut(
    String caseReference, String processId, long processDefinitionKey, long processInstanceKey) {}
