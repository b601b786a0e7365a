package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gathers which steps and flows of a pathway the tests of a class have taken, and fails the class
 * when one was never taken. It judges only when all tests of the class have run, so that a single
 * test can be run alone.
 */
final class PathwayCoverage implements AfterAllCallback {

  private final Path file;
  private final Set<String> nodes = new HashSet<>();
  private final Set<String> flows = new HashSet<>();
  private int runs;

  PathwayCoverage(Path file) {
    this.file = file;
  }

  /** Adds what one process instance has gone through; called at the end of each test. */
  void add(CamundaClient client, long processInstanceKey) {
    runs++;
    client
        .newElementInstanceSearchRequest()
        .filter(
            filter ->
                filter.processInstanceKey(processInstanceKey).state(ElementInstanceState.COMPLETED))
        .page(page -> page.limit(1000))
        .send()
        .join()
        .items()
        .forEach(element -> nodes.add(element.getElementId()));
    client
        .newProcessInstanceSequenceFlowsRequest(processInstanceKey)
        .send()
        .join()
        .forEach(flow -> flows.add(flow.getElementId()));
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
    BpmnModelInstance model = PathwayFiles.diagram(file);
    assertThat(missing(model, FlowNode.class, nodes)).as("steps no test has completed").isEmpty();
    assertThat(missing(model, SequenceFlow.class, flows)).as("flows no test has taken").isEmpty();
  }

  private static Set<String> missing(
      BpmnModelInstance model, Class<? extends BaseElement> type, Set<String> taken) {
    Set<String> all =
        model.getModelElementsByType(type).stream()
            .map(BaseElement::getId)
            .collect(Collectors.toCollection(TreeSet::new));
    all.removeAll(taken);
    return all;
  }
}
