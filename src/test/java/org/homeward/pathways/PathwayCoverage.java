package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gathers which steps and flows of a pathway, its parts included, the tests of a class have taken,
 * and fails the class when one was never taken. It judges only when all tests of the class have
 * run, so that a single test can be run alone. The coverage report of Camunda Process Test is
 * judged with it.
 */
final class PathwayCoverage implements AfterAllCallback {

  private final List<Path> files;
  private final Set<String> nodes = new HashSet<>();
  private final Set<String> flows = new HashSet<>();
  private int runs;

  /**
   * @param file the pathway's diagram, or its folder for the pathway with its parts
   */
  PathwayCoverage(Path file) {
    this.files =
        Files.isDirectory(file) ? PathwayFiles.all(file.toString(), ".bpmn") : List.of(file);
  }

  /** Adds all that the test went through, in every process; called at the end of each test. */
  void addAll(CamundaClient client) {
    runs++;
    EngineAtRest.waitFor(client);
    client
        .newProcessInstanceSearchRequest()
        .page(page -> page.limit(1000))
        .send()
        .join()
        .items()
        .forEach(instance -> gather(client, instance.getProcessInstanceKey()));
  }

  /** Adds what one process instance has gone through; called at the end of each test. */
  void add(CamundaClient client, long processInstanceKey) {
    runs++;
    EngineAtRest.waitFor(client);
    gather(client, processInstanceKey);
  }

  private void gather(CamundaClient client, long processInstanceKey) {
    client
        .newElementInstanceSearchRequest()
        .filter(filter -> filter.processInstanceKey(processInstanceKey))
        .page(page -> page.limit(1000))
        .send()
        .join()
        .items()
        .stream()
        .filter(PathwayCoverage::isTaken)
        .forEach(element -> nodes.add(element.getElementId()));
    client
        .newProcessInstanceSequenceFlowsRequest(processInstanceKey)
        .send()
        .join()
        .forEach(flow -> flows.add(flow.getElementId()));
  }

  /** Completed; or an end event that threw an error, which the engine terminates as it throws. */
  private static boolean isTaken(ElementInstance element) {
    return element.getState() == ElementInstanceState.COMPLETED
        || element.getType() == ElementInstanceType.END_EVENT;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    long tests =
        Arrays.stream(context.getRequiredTestClass().getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .count();
    if (runs < tests) {
      return;
    }
    assertThat(missing(FlowNode.class, nodes)).as("steps no test has completed").isEmpty();
    assertThat(missing(SequenceFlow.class, flows)).as("flows no test has taken").isEmpty();
    // Camunda Process Test writes its report in an afterAll of its own, before or after this one.
    context
        .getStore(ExtensionContext.Namespace.create(PathwayCoverage.class))
        .put("report", (AutoCloseable) () -> judgeReport(context.getRequiredTestClass()));
  }

  /** Camunda's own report says the same: each step of each process was taken. */
  private void judgeReport(Class<?> tests) {
    Path report = Path.of("target", "coverage-report", tests.getName(), "report.json");
    Set<String> taken = new HashSet<>();
    JsonMapper.shared()
        .readTree(report.toFile())
        .path("coverages")
        .forEach(
            process ->
                process.path("completedElements").forEach(step -> taken.add(step.asString())));
    Set<String> missing = missing(FlowNode.class, taken);
    missing.removeIf(this::throwsAnError);
    assertThat(missing).as("steps that are not in Camunda's coverage report").isEmpty();
  }

  /** The report leaves out an end event that the engine terminates as it throws. */
  private boolean throwsAnError(String step) {
    return files.stream()
        .map(file -> PathwayFiles.diagram(file).getModelElementById(step))
        .anyMatch(
            element ->
                element instanceof EndEvent end
                    && end.getEventDefinitions().stream()
                        .anyMatch(ErrorEventDefinition.class::isInstance));
  }

  /** The files whose steps are judged. */
  List<Path> files() {
    return files;
  }

  private Set<String> missing(Class<? extends BaseElement> type, Set<String> taken) {
    Set<String> all =
        files.stream()
            .flatMap(file -> PathwayFiles.diagram(file).getModelElementsByType(type).stream())
            .filter(element -> !leavesAnEventGateway(element))
            .map(BaseElement::getId)
            .collect(Collectors.toCollection(TreeSet::new));
    all.removeAll(taken);
    return all;
  }

  /**
   * The engine does not tell of flows out of such a gateway; the events behind it speak for them.
   */
  private static boolean leavesAnEventGateway(BaseElement element) {
    return element instanceof SequenceFlow flow && flow.getSource() instanceof EventBasedGateway;
  }
}
