package org.homeward.camunda;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.DeploymentEvent;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Brings BPMN, DMN and form files to the engine. Unchanged files keep their version there. */
@Component
public class EngineDeployment {

  /**
   * A process as the engine knows it.
   *
   * @param key process definition key
   * @param processId id in the BPMN file
   * @param version 1 and up
   * @param resourceName the file it came from
   */
  public record DeployedProcess(long key, String processId, int version, String resourceName) {}

  private final CamundaClient client;

  EngineDeployment(CamundaClient client) {
    this.client = client;
  }

  /** The engine was asked and will not have the files. */
  public static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(ProblemException problem) {
      super(problem.getMessage());
    }
  }

  /**
   * Deploys files that belong together, all or none.
   *
   * @param resources content by file name
   * @return the processes among them
   * @throws Refused if a file is faulty
   * @throws io.camunda.client.api.command.ClientException if the engine cannot be reached
   */
  public List<DeployedProcess> deploy(Map<String, byte[]> resources) {
    DeployResourceCommandStep2 command = null;
    for (var resource : resources.entrySet()) {
      command =
          command == null
              ? client
                  .newDeployResourceCommand()
                  .addResourceBytes(resource.getValue(), resource.getKey())
              : command.addResourceBytes(resource.getValue(), resource.getKey());
    }
    if (command == null) {
      return List.of();
    }
    return send(command).getProcesses().stream()
        .map(
            p ->
                new DeployedProcess(
                    p.getProcessDefinitionKey(),
                    p.getBpmnProcessId(),
                    p.getVersion(),
                    p.getResourceName()))
        .toList();
  }

  private static DeploymentEvent send(DeployResourceCommandStep2 command) {
    try {
      return command.send().join();
    } catch (ProblemException e) {
      if (e.code() >= 400 && e.code() < 500 && e.code() != 429) {
        throw new Refused(e);
      }
      throw e;
    }
  }
}
