package org.homeward.camunda;

/**
 * The engine has answered a command for good. Published inside the transaction that takes the
 * command out of the outbox.
 *
 * @param caseReference the case the command belonged to
 * @param command what was asked
 * @param refusal null if the engine accepted it, otherwise why it will never do so
 */
public record EngineCommandAnswered(String caseReference, EngineCommand command, String refusal) {

  /** Whether the engine did what it was asked. */
  public boolean accepted() {
    return refusal == null;
  }
}
