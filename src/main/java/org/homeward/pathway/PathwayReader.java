package org.homeward.pathway;

import static org.homeward.pathway.PathwayModel.extension;
import static org.homeward.pathway.PathwayModel.properties;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a pathway from the BPMN files of its folder. */
final class PathwayReader {

  private final PathwayModel model;
  private final PathwayFlow flow;

  private PathwayReader(PathwayModel model) {
    this.model = model;
    this.flow = new PathwayFlow(model);
  }

  /**
   * The pathway of a folder. Its one process with a start form is what people start; the other
   * executable processes are parts, and their steps are steps of the pathway as far as its call
   * activities reach them.
   *
   * @param files BPMN content by file name
   * @throws PathwayFault if something is missing or does not fit together
   */
  static Pathway read(Map<String, byte[]> files) {
    return new PathwayReader(new PathwayModel(files)).pathway();
  }

  private Pathway pathway() {
    Process process = model.pathway();
    Map<String, String> about = properties(process);
    Map<String, Pathway.Step> steps = new LinkedHashMap<>();
    for (UserTask task : flow.inOrder()) {
      steps.put(task.getId(), step(task));
    }
    return new Pathway(
        process.getId(),
        need(process.getName(), process, "a name"),
        about.getOrDefault("homeward:summary", ""),
        about.get("homeward:startForm"),
        list(about.get("homeward:startRoles"), ","),
        startMessage(process),
        List.copyOf(list(about.get("homeward:phases"), "\\|")),
        about.get("homeward:phaseBeside"),
        steps,
        new EventReader(model).events());
  }

  private String startMessage(Process process) {
    return process.getFlowElements().stream()
        .filter(StartEvent.class::isInstance)
        .map(StartEvent.class::cast)
        .map(PathwayReader::message)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new PathwayFault(
                    model.file(process), process.getId(), "needs a message start event"));
  }

  private Pathway.Step step(UserTask task) {
    Map<String, String> about = properties(task);
    String role =
        extension(task, ZeebeAssignmentDefinition.class)
            .map(ZeebeAssignmentDefinition::getCandidateGroups)
            .filter(groups -> !groups.startsWith("="))
            .orElse(null);
    String form =
        extension(task, ZeebeFormDefinition.class).map(ZeebeFormDefinition::getFormId).orElse(null);
    return new Pathway.Step(
        task.getId(),
        PathwayModel.processOf(task).getId(),
        need(task.getName(), task, "a name"),
        about.getOrDefault("homeward:summary", ""),
        about.get("homeward:phase"),
        role,
        about.get("homeward:target"),
        need(form, task, "a form"),
        List.copyOf(list(about.get("homeward:show"), ",")),
        List.copyOf(list(about.get("homeward:panel"), ",")),
        PathwayFlow.isEscalation(task),
        flow.following(task).stream().map(FlowElement::getId).toList());
  }

  static Optional<String> message(CatchEvent event) {
    return event.getEventDefinitions().stream()
        .filter(MessageEventDefinition.class::isInstance)
        .map(d -> ((MessageEventDefinition) d).getMessage())
        .filter(Objects::nonNull)
        .map(Message::getName)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private String need(String value, BaseElement element, String what) {
    if (value == null || value.isBlank()) {
      throw new PathwayFault(model.file(element), element.getId(), "needs " + what);
    }
    return value;
  }

  static Set<String> list(String text, String separator) {
    if (text == null) {
      return Set.of();
    }
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
