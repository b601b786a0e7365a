package org.homeward.camunda;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ProblemException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says one command to the engine and tells apart "not now" from "never". */
@Component
class EngineSender {

  /** How the engine took a command. */
  sealed interface Answer {
    record Accepted() implements Answer {}

    /** The engine will never accept it as it is. */
    record Refused(String reason) implements Answer {}

    /**
     * Ask again later.
     *
     * @param engineReached false if the engine could not be asked; true if it is in the middle of
     *     something
     */
    record NotNow(String reason, boolean engineReached) implements Answer {}
  }

  /**
   * A user task that is just being created or assigned answers 409 until its listeners are done, so
   * a conflict counts as final only when it lasts.
   */
  private static final int CONFLICTS_BELIEVED_AFTER = 6;

  private final CamundaClient client;
  private final CamundaProperties properties;

  EngineSender(CamundaClient client, CamundaProperties properties) {
    this.client = client;
    this.properties = properties;
  }

  Answer send(EngineCommand command, int attempt) {
    try {
      switch (command) {
        case EngineCommand.PublishMessage m -> publish(m);
        case EngineCommand.AssignTask a -> assign(a);
        case EngineCommand.RouteTask r ->
            client
                .newUpdateUserTaskCommand(r.taskKey())
                .candidateGroups(List.of(r.team()))
                .send()
                .join();
        case EngineCommand.PrioritiseTask p ->
            client.newUpdateUserTaskCommand(p.taskKey()).priority(p.priority()).send().join();
        case EngineCommand.MoveDueDate m ->
            client.newUpdateUserTaskCommand(m.taskKey()).dueDate(m.due().toString()).send().join();
        case EngineCommand.CompleteTask c ->
            client.newCompleteUserTaskCommand(c.taskKey()).variables(c.variables()).send().join();
      }
      return new Answer.Accepted();
    } catch (ProblemException e) {
      return judge(command, e, attempt);
    } catch (ClientException e) {
      return new Answer.NotNow(shortReason(e), false);
    }
  }

  private void publish(EngineCommand.PublishMessage m) {
    client
        .newPublishMessageCommand()
        .messageName(m.name())
        .correlationKey(m.correlationKey())
        .messageId(m.messageId())
        .timeToLive(m.keptFor() == null ? properties.messageTimeToLive() : m.keptFor())
        .variables(m.variables())
        .send()
        .join();
  }

  private void assign(EngineCommand.AssignTask a) {
    if (a.assignee() == null) {
      client.newUnassignUserTaskCommand(a.taskKey()).send().join();
    } else {
      client.newAssignUserTaskCommand(a.taskKey()).assignee(a.assignee()).send().join();
    }
  }

  private static Answer judge(EngineCommand command, ProblemException e, int attempt) {
    String reason =
        e.details() == null || e.details().getDetail() == null
            ? shortReason(e)
            : e.details().getDetail();
    if (e.code() == 409 && command instanceof EngineCommand.PublishMessage) {
      // The only conflict a published message can have is with itself: the first one has arrived.
      return new Answer.Accepted();
    }
    if (e.code() == 404 && command instanceof EngineCommand.CompleteTask && attempt > 1) {
      // Done the time before, only the answer was lost. Or ended by the process meanwhile: then the
      // listener has said so, and was waited for.
      return new Answer.Accepted();
    }
    return switch (e.code()) {
      case 409 ->
          attempt >= CONFLICTS_BELIEVED_AFTER
              ? new Answer.Refused(reason)
              : new Answer.NotNow(reason, true);
      case 400, 404, 413 -> new Answer.Refused(reason);
      default -> new Answer.NotNow(reason, false);
    };
  }

  private static String shortReason(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.length() > 500 ? message.substring(0, 500) : message;
  }
}
