package org.homeward.pathway;

import static org.homeward.pathway.PathwayModel.extension;
import static org.homeward.pathway.PathwayModel.properties;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.access.FieldGroup;
import org.homeward.agency.Target;
import org.homeward.camunda.EngineTaskListener;

/**
 * What the processes of one pathway must say so that Homeward can work with them: that every task
 * reaches a team with a form and a date, that every job is done by somebody, and that every name
 * means something. What the engine itself checks when files are deployed is left to it.
 */
final class ProcessCheck {

  private static final Set<ZeebeTaskListenerEventType> LISTENED =
      EnumSet.of(
          ZeebeTaskListenerEventType.creating,
          ZeebeTaskListenerEventType.assigning,
          ZeebeTaskListenerEventType.updating,
          ZeebeTaskListenerEventType.completing,
          ZeebeTaskListenerEventType.canceling);

  /**
   * The names a process may use.
   *
   * @param forms ids of the forms there are
   * @param facts keys of the facts there are
   * @param decisions ids of the decisions there are
   * @param jobTypes types of the jobs that features do
   * @param panels names of the panels that features show beside forms
   * @param groups the groups of a fact, which say who may read it
   * @param isRole whether something is a role
   */
  record Known(
      Set<String> forms,
      Set<String> facts,
      Set<String> decisions,
      Set<String> jobTypes,
      Set<String> panels,
      Function<String, Set<FieldGroup>> groups,
      Predicate<String> isRole) {}

  private final String key;
  private final PathwayModel model;
  private final Pathway pathway;
  private final Known known;
  private final List<PathwayProblem> problems = new ArrayList<>();

  private ProcessCheck(String key, PathwayModel model, Pathway pathway, Known known) {
    this.key = key;
    this.model = model;
    this.pathway = pathway;
    this.known = known;
  }

  /**
   * Everything that is wrong.
   *
   * @param content the pathway's files
   * @param known the names it may use, its own included
   */
  static List<PathwayProblem> of(PathwayContent content, Known known) {
    try {
      PathwayModel model = new PathwayModel(content.diagrams());
      Pathway pathway = PathwayReader.read(content.diagrams());
      return new ProcessCheck(content.key(), model, pathway, known).run();
    } catch (PathwayFault fault) {
      return List.of(fault.problem());
    }
  }

  private List<PathwayProblem> run() {
    start();
    events();
    for (Process process : model.reached()) {
      PathwayModel.all(process, UserTask.class).forEach(this::task);
      PathwayModel.all(process, BusinessRuleTask.class).forEach(this::decision);
      for (FlowNode node : PathwayModel.all(process, FlowNode.class)) {
        jobs(node);
        inputs(node);
        message(node);
      }
    }
    return List.copyOf(problems);
  }

  private void start() {
    Process process = model.pathway();
    if (!process.getId().equals(key)) {
      problem(process, "the process id must be the name of the folder, " + key);
    }
    if (pathway.phases().isEmpty()) {
      problem(process, "needs homeward:phases");
    }
    if (pathway.phaseBeside() != null && !pathway.phases().contains(pathway.phaseBeside())) {
      problem(process, "homeward:phaseBeside must be one of homeward:phases");
    }
    form(process, "homeward:startForm", pathway.startForm());
    roles(process, "homeward:startRoles", pathway.startRoles());
    if (!(key + "-referred").equals(pathway.startMessage())) {
      problem(process, "must start with the message " + key + "-referred");
    }
    for (Process each : model.reached()) {
      if (!each.getId().equals(key) && !each.getId().startsWith(key + "-")) {
        problem(each, "the id of a part must begin with " + key + "-");
      }
      long starts = each.getFlowElements().stream().filter(StartEvent.class::isInstance).count();
      if (starts != 1) {
        problem(each, "must have one start event, and has " + starts);
      }
    }
  }

  private void events() {
    for (Pathway.ReportableEvent event : pathway.events()) {
      BaseElement element =
          model.pathway().getModelInstance().getModelElementById(event.elementId());
      form(element, "homeward:form", event.formId());
      roles(element, "homeward:roles", event.roles());
      event
          .divided()
          .forEach(
              (task, calls) -> {
                if (calls.inside().stream().anyMatch(calls.outside()::contains)) {
                  problem(
                      element,
                      "its part is called from elsewhere too: the calls that lead to "
                          + task
                          + " need an input mapping to calledFrom");
                }
              });
      if (!event.tell().isEmpty()) {
        roles(element, "homeward:tell", event.tell());
      }
    }
  }

  private void task(UserTask task) {
    Map<String, String> about = properties(task);
    if (extension(task, ZeebeUserTask.class).isEmpty()) {
      problem(task, "must be a Camunda user task (zeebe:userTask)");
    }
    form(
        task,
        "its form",
        extension(task, ZeebeFormDefinition.class)
            .map(ZeebeFormDefinition::getFormId)
            .orElse(null));
    listeners(task);
    role(task);
    String phase = about.get("homeward:phase");
    if (phase == null) {
      problem(task, "needs homeward:phase");
    } else if (!pathway.phases().contains(phase)) {
      problem(task, "the phase \"" + phase + "\" is none of the pathway's");
    }
    target(task, about.get("homeward:target"));
    Optional<String> role = fixedRole(task);
    for (String fact : PathwayReader.list(about.get("homeward:show"), ",")) {
      if (!known.facts().contains(fact)) {
        problem(task, "homeward:show names \"" + fact + "\", which no form asks");
      } else if (role.filter(reader -> !reads(reader, fact)).isPresent()) {
        problem(
            task,
            "homeward:show names \"%s\", whose group (%s) the role \"%s\" may not read"
                .formatted(fact, groups(fact), role.get()));
      }
    }
    for (String panel : PathwayReader.list(about.get("homeward:panel"), ",")) {
      if (!known.panels().contains(panel)) {
        problem(task, "there is no panel \"" + panel + "\"");
      }
    }
  }

  private boolean reads(String role, String fact) {
    return known.groups().apply(fact).stream().allMatch(group -> group.isReadBy(role));
  }

  private String groups(String fact) {
    return known.groups().apply(fact).stream()
        .map(FieldGroup::code)
        .collect(Collectors.joining(", "));
  }

  /** The role that does a task; empty if it is worked out while the process runs. */
  private static Optional<String> fixedRole(UserTask task) {
    return extension(task, ZeebeAssignmentDefinition.class)
        .map(ZeebeAssignmentDefinition::getCandidateGroups)
        .filter(groups -> !groups.isBlank() && !groups.startsWith("="))
        .map(String::strip);
  }

  private void listeners(UserTask task) {
    List<ZeebeTaskListener> ours =
        extension(task, ZeebeTaskListeners.class).stream()
            .flatMap(listeners -> listeners.getTaskListeners().stream())
            .filter(listener -> EngineTaskListener.JOB_TYPE.equals(listener.getType()))
            .toList();
    Set<ZeebeTaskListenerEventType> missing = EnumSet.copyOf(LISTENED);
    ours.forEach(listener -> missing.remove(listener.getEventType()));
    if (!missing.isEmpty()) {
      problem(
          task,
          "needs a task listener of type "
              + EngineTaskListener.JOB_TYPE
              + " for "
              + missing.stream().map(Enum::name).collect(Collectors.joining(", ")));
    }
  }

  private void role(UserTask task) {
    String groups =
        extension(task, ZeebeAssignmentDefinition.class)
            .map(ZeebeAssignmentDefinition::getCandidateGroups)
            .orElse(null);
    if (groups == null || groups.isBlank()) {
      problem(task, "asks nobody: needs a role as its candidate groups");
    } else if (!groups.startsWith("=") && !known.isRole().test(groups.strip())) {
      problem(task, "the role \"" + groups + "\" is unknown");
    }
  }

  private void target(UserTask task, String target) {
    try {
      Target.parse(target);
    } catch (IllegalArgumentException e) {
      problem(
          task, target == null ? "needs homeward:target" : "homeward:target: " + e.getMessage());
    }
  }

  private void decision(BusinessRuleTask task) {
    extension(task, ZeebeCalledDecision.class)
        .map(ZeebeCalledDecision::getDecisionId)
        .filter(id -> !id.startsWith("=") && !known.decisions().contains(id))
        .ifPresent(id -> problem(task, "there is no decision " + id));
  }

  private void jobs(FlowNode node) {
    Stream<String> task =
        extension(node, ZeebeTaskDefinition.class).map(ZeebeTaskDefinition::getType).stream();
    Stream<String> listeners =
        extension(node, ZeebeExecutionListeners.class).stream()
            .flatMap(all -> all.getExecutionListeners().stream())
            .map(listener -> listener.getType());
    Stream.concat(task, listeners)
        .filter(type -> !known.jobTypes().contains(type))
        .forEach(type -> problem(node, "nobody does jobs of the type \"" + type + "\""));
  }

  /** A misspelt name would quietly change nothing. */
  private void inputs(FlowNode node) {
    extension(node, ZeebeIoMapping.class).stream()
        .flatMap(mapping -> mapping.getInputs().stream())
        .map(input -> input.getTarget())
        .filter(name -> node instanceof UserTask && name.matches("task[A-Z].*"))
        .filter(name -> !EngineTaskListener.VARIABLES.contains(name))
        .forEach(name -> problem(node, "Homeward knows no task variable \"" + name + "\""));
  }

  private void message(FlowNode node) {
    boolean starts = node instanceof StartEvent && node.getParentElement() instanceof Process;
    if (starts) {
      return;
    }
    messages(node)
        .filter(
            message ->
                message.getExtensionElements() == null
                    || message
                        .getExtensionElements()
                        .getChildElementsByType(ZeebeSubscription.class)
                        .stream()
                        .noneMatch(ProcessCheck::isOfTheCase))
        .forEach(
            message ->
                problem(
                    node,
                    "the correlation key of the message "
                        + message.getName()
                        + " must be =caseReference"));
  }

  /** Of the case, or of a subject within it: then the key goes on after the reference. */
  private static boolean isOfTheCase(ZeebeSubscription subscription) {
    String key = String.valueOf(subscription.getCorrelationKey()).replaceAll("\\s", "");
    return key.equals("=caseReference") || key.startsWith("=caseReference+");
  }

  private static Stream<Message> messages(FlowNode node) {
    Stream<Message> messages =
        switch (node) {
          case CatchEvent event ->
              event.getEventDefinitions().stream()
                  .filter(MessageEventDefinition.class::isInstance)
                  .map(definition -> ((MessageEventDefinition) definition).getMessage());
          case ReceiveTask task -> Stream.of(task.getMessage());
          default -> Stream.of();
        };
    return messages.filter(message -> message != null);
  }

  private void form(BaseElement element, String where, String form) {
    if (form != null && !known.forms().contains(form)) {
      problem(element, where + ": there is no form " + form);
    }
  }

  private void roles(BaseElement element, String property, Collection<String> roles) {
    if (roles.isEmpty()) {
      problem(element, "needs " + property);
    }
    roles.stream()
        .filter(role -> !known.isRole().test(role))
        .forEach(role -> problem(element, property + ": the role \"" + role + "\" is unknown"));
  }

  private void problem(BaseElement element, String what) {
    problems.add(new PathwayProblem(model.file(element), element.getId(), what));
  }
}
