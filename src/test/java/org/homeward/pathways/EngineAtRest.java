package org.homeward.pathways;

import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.UserTaskState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether the engine waits for people or time alone: no job is under way, no task is on its way
 * from one state to another. What a test looks at then does not depend on who was faster.
 */
final class EngineAtRest {

  private static final Set<UserTaskState> ON_THEIR_WAY =
      EnumSet.of(
          UserTaskState.CREATING,
          UserTaskState.COMPLETING,
          UserTaskState.CANCELING,
          UserTaskState.ASSIGNING,
          UserTaskState.UPDATING);

  private EngineAtRest() {}

  static boolean is(CamundaClient client) {
    return noTaskOnItsWay(client) && noJobUnderWay(client);
  }

  /** Waits for rest that lasts: between a message and what it sets off lies a moment of quiet. */
  static void waitFor(CamundaClient client) {
    await("the engine is at rest")
        .pollInterval(Duration.ofMillis(10))
        .during(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(20))
        .until(() -> is(client));
  }

  private static boolean noTaskOnItsWay(CamundaClient client) {
    return client
        .newUserTaskSearchRequest()
        .page(page -> page.limit(1000))
        .send()
        .join()
        .items()
        .stream()
        .noneMatch(task -> ON_THEIR_WAY.contains(task.getState()));
  }

  private static boolean noJobUnderWay(CamundaClient client) {
    return client
        .newElementInstanceSearchRequest()
        .filter(
            filter ->
                filter.state(ElementInstanceState.ACTIVE).type(ElementInstanceType.SERVICE_TASK))
        .page(page -> page.limit(1))
        .send()
        .join()
        .items()
        .isEmpty();
  }
}
