package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.Expression;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Homeward must find in every diagram to work with the pathway. */
class DiagramContentTest {

  private static final Set<String> TASK_PROPERTIES =
      Set.of(
          "homeward:phase",
          "homeward:target",
          "homeward:summary",
          "homeward:show",
          "homeward:panel",
          "homeward:escalation");
  private static final Set<String> TASK_VARIABLES =
      Set.of(
          "taskTitle",
          "taskSummary",
          "taskTarget",
          "taskDue",
          "taskTeam",
          "taskAgency",
          "taskService",
          "taskSubject",
          "taskSubjectTitle");
  private static final Set<String> EVENT_PROPERTIES =
      Set.of(
          "homeward:event",
          "homeward:title",
          "homeward:form",
          "homeward:roles",
          "homeward:scope",
          "homeward:when",
          "homeward:subject",
          "homeward:person",
          "homeward:tell",
          "homeward:tellLinked",
          "homeward:ends");

  static List<Path> diagrams() {
    return PathwayFiles.diagrams();
  }

  static List<Path> pathways() {
    return PathwayFiles.pathways();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void aFileHoldsOneProcessNamedAfterItsFolder(Path file) {
    String folder = file.getParent().getFileName().toString();
    Collection<Process> processes =
        PathwayFiles.diagram(file).getModelElementsByType(Process.class);
    assertThat(processes).hasSize(1);
    Process process = processes.iterator().next();
    assertThat(process.isExecutable()).isTrue();
    assertThat(process.getName()).isNotBlank();
    assertThat(file.getFileName().toString()).isEqualTo(process.getId() + ".bpmn");
    if (!PathwayFiles.pathways().contains(file)) {
      assertThat(process.getId()).startsWith(folder + "-");
      assertThat(PathwayFiles.properties(process).keySet()).isSubsetOf("homeward:summary");
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void everyCallActivityReachesAPartOfItsFolder(Path file) {
    Set<String> parts =
        PathwayFiles.all(file.getParent().toString(), ".bpmn").stream()
            .filter(other -> !PathwayFiles.pathways().contains(other))
            .map(other -> other.getFileName().toString().replace(".bpmn", ""))
            .collect(Collectors.toSet());
    for (CallActivity call :
        PathwayFiles.diagram(file).getModelElementsByType(CallActivity.class)) {
      assertThat(PathwayFiles.extensions(call, ZeebeCalledElement.class))
          .as(call.getId())
          .singleElement()
          .satisfies(
              called -> {
                assertThat(parts).contains(called.getProcessId());
                assertThat(called.isPropagateAllChildVariablesEnabled()).isFalse();
              });
    }
  }

  @ParameterizedTest
  @MethodSource("pathways")
  void theProcessSaysWhatItIs(Path file) {
    BpmnModelInstance model = PathwayFiles.diagram(file);
    Process process = model.getModelElementsByType(Process.class).iterator().next();
    Map<String, String> properties = PathwayFiles.properties(process);

    assertThat(process.isExecutable()).isTrue();
    assertThat(process.getId()).isEqualTo(file.getParent().getFileName().toString());
    assertThat(process.getName()).isNotBlank();
    assertThat(properties)
        .containsKeys(
            "homeward:summary", "homeward:startForm", "homeward:startRoles", "homeward:phases");
    assertThat(properties.keySet())
        .isSubsetOf(
            "homeward:summary",
            "homeward:startForm",
            "homeward:startRoles",
            "homeward:phases",
            "homeward:phaseBeside");
    assertThat(PathwayFiles.formsById()).containsKey(properties.get("homeward:startForm"));
    assertThat(split(properties.get("homeward:startRoles"), ","))
        .isSubsetOf(PathwayConventions.ROLES);
    assertThat(split(properties.get("homeward:phases"), "\\|")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void itStartsByOneMessageAndNamesEverything(Path file) {
    BpmnModelInstance model = PathwayFiles.diagram(file);
    Process process = model.getModelElementsByType(Process.class).iterator().next();

    String folder = file.getParent().getFileName().toString();
    List<StartEvent> starts =
        process.getFlowElements().stream()
            .filter(StartEvent.class::isInstance)
            .map(StartEvent.class::cast)
            .toList();
    assertThat(starts).hasSize(1);
    if (process.getId().equals(folder)) {
      assertThat(message(starts.getFirst()).getName()).isEqualTo(folder + "-referred");
    } else {
      assertThat(starts.getFirst().getEventDefinitions()).isEmpty();
    }

    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      boolean joining = node instanceof Gateway && node.getOutgoing().size() < 2;
      if (!joining) {
        assertThat(node.getName()).as("name of %s", node.getId()).isNotBlank();
      }
    }
    for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
      boolean decides =
          flow.getSource() instanceof ExclusiveGateway
              || flow.getSource() instanceof InclusiveGateway;
      if (decides && flow.getSource().getOutgoing().size() > 1) {
        assertThat(flow.getName()).as("name of %s", flow.getId()).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void everyUserTaskReachesHomeward(Path file) {
    BpmnModelInstance model = PathwayFiles.diagram(file);
    Process pathway =
        PathwayFiles.diagram(PathwayFiles.pathwayOf(file))
            .getModelElementsByType(Process.class)
            .iterator()
            .next();
    List<String> phases = split(PathwayFiles.properties(pathway).get("homeward:phases"), "\\|");
    Set<String> forms = PathwayFiles.formsById().keySet();

    Collection<UserTask> tasks = model.getModelElementsByType(UserTask.class);
    for (UserTask task : tasks) {
      String id = task.getId();
      assertThat(PathwayFiles.extensions(task, ZeebeUserTask.class)).as(id).hasSize(1);
      assertThat(PathwayFiles.extensions(task, ZeebeFormDefinition.class))
          .as(id)
          .singleElement()
          .satisfies(form -> assertThat(forms).contains(form.getFormId()));

      List<ZeebeTaskListener> listeners =
          PathwayFiles.extensions(task, ZeebeTaskListeners.class).stream()
              .flatMap(list -> list.getTaskListeners().stream())
              .toList();
      assertThat(listeners)
          .as(id)
          .extracting(listener -> listener.getEventType().name())
          .containsExactly("creating", "assigning", "updating", "completing", "canceling");
      assertThat(listeners)
          .as(id)
          .allSatisfy(
              listener -> {
                assertThat(listener.getType()).isEqualTo("homeward.task");
                assertThat(listener.getRetries()).isEqualTo("3");
              });

      assertThat(PathwayFiles.extensions(task, ZeebeAssignmentDefinition.class))
          .as(id)
          .singleElement()
          .satisfies(
              assignment -> {
                assertThat(assignment.getAssignee()).isNull();
                String role = assignment.getCandidateGroups();
                assertThat(role.startsWith("=") || PathwayConventions.ROLES.contains(role))
                    .as("one known role or an expression: %s", role)
                    .isTrue();
              });

      Map<String, String> properties = PathwayFiles.properties(task);
      assertThat(properties.keySet()).as(id).isSubsetOf(TASK_PROPERTIES);
      assertThat(properties.get("homeward:phase")).as(id).isIn(phases);
      assertThat(properties.get("homeward:target")).as(id).matches(PathwayConventions.TARGET);
      assertThat(properties.get("homeward:summary")).as(id).endsWith(".");
      assertThat(properties.getOrDefault("homeward:escalation", "true")).as(id).isEqualTo("true");
    }
    for (ZeebeInput input : model.getModelElementsByType(ZeebeInput.class)) {
      if (input.getTarget().startsWith("task")) {
        assertThat(input.getTarget()).isIn(TASK_VARIABLES);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void everyTaskShowsAnswersThatTheFormsOfThePathwayAskFor(Path file) {
    Path folder = Path.of("forms").resolve(file.getParent().getFileName());
    Set<String> keys =
        PathwayFiles.all(folder.toString(), ".form").stream()
            .flatMap(form -> FormFields.of(PathwayFiles.json(form)).stream())
            .map(field -> field.path("key").asString())
            .collect(Collectors.toSet());
    for (UserTask task : PathwayFiles.diagram(file).getModelElementsByType(UserTask.class)) {
      List<String> shown = split(PathwayFiles.properties(task).get("homeward:show"), ",");
      assertThat(shown).as(task.getId()).isSubsetOf(keys).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void housingIsNotShownWhatOnlyCareNeeds(Path file) {
    for (UserTask task : PathwayFiles.diagram(file).getModelElementsByType(UserTask.class)) {
      String role =
          PathwayFiles.extensions(task, ZeebeAssignmentDefinition.class).stream()
              .map(ZeebeAssignmentDefinition::getCandidateGroups)
              .findFirst()
              .orElseThrow();
      if (role.equals("housing-officer")) {
        assertThat(split(PathwayFiles.properties(task).get("homeward:show"), ","))
            .as(task.getId())
            .doesNotContain("legalStatus", "bedType", "withdrawnReason", "deathNote");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void everyJobHasATypeThatAFeatureServes(Path file) {
    for (ServiceTask task : PathwayFiles.diagram(file).getModelElementsByType(ServiceTask.class)) {
      assertThat(PathwayFiles.extensions(task, ZeebeTaskDefinition.class))
          .as(task.getId())
          .singleElement()
          .satisfies(job -> assertThat(job.getType()).isIn(PathwayConventions.JOB_TYPES));
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void everyDecisionExists(Path file) {
    Set<String> decisions =
        PathwayFiles.decisions().stream()
            .flatMap(dmn -> new DecisionFile(dmn).ids().stream())
            .collect(Collectors.toSet());
    for (BusinessRuleTask task :
        PathwayFiles.diagram(file).getModelElementsByType(BusinessRuleTask.class)) {
      assertThat(PathwayFiles.extensions(task, ZeebeCalledDecision.class))
          .as(task.getId())
          .singleElement()
          .satisfies(called -> assertThat(decisions).contains(called.getDecisionId()));
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void everyMessageIsTiedToTheCase(Path file) {
    BpmnModelInstance model = PathwayFiles.diagram(file);
    String start = model.getModelElementsByType(Process.class).iterator().next().getId();
    for (Message message : model.getModelElementsByType(Message.class)) {
      if (message.getName().equals(start + "-referred")) {
        continue;
      }
      assertThat(message.getExtensionElements()).as(message.getId()).isNotNull();
      assertThat(message.getExtensionElements().getChildElementsByType(ZeebeSubscription.class))
          .as(message.getId())
          .singleElement()
          .satisfies(
              subscription ->
                  assertThat(subscription.getCorrelationKey())
                      .isIn("=caseReference", "=caseReference + \" \" + taskSubject"));
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void whatPeopleCanReportHasTitleFormAndRoles(Path file) {
    BpmnModelInstance model = PathwayFiles.diagram(file);
    for (CatchEvent event : model.getModelElementsByType(CatchEvent.class)) {
      Map<String, String> properties = PathwayFiles.properties(event);
      boolean starts = event instanceof StartEvent && event.getParentElement() instanceof Process;
      boolean byMessage =
          event.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance);
      if (starts || !byMessage) {
        assertThat(properties).as(event.getId()).isEmpty();
        continue;
      }
      if (properties.isEmpty()) {
        // Another case tells it, not a person.
        continue;
      }
      assertThat(properties.keySet()).as(event.getId()).isSubsetOf(EVENT_PROPERTIES);
      assertThat(properties).as(event.getId()).containsEntry("homeward:event", "true");
      assertThat(properties.get("homeward:title")).as(event.getId()).isNotBlank();
      assertThat(PathwayFiles.formsById()).containsKey(properties.get("homeward:form"));
      assertThat(split(properties.get("homeward:roles"), ","))
          .as(event.getId())
          .isSubsetOf(PathwayConventions.ROLES);
      assertThat(properties.getOrDefault("homeward:scope", "person")).isEqualTo("person");
      assertThat(properties.getOrDefault("homeward:subject", "new")).isEqualTo("new");
      assertThat(properties.getOrDefault("homeward:person", "died")).isEqualTo("died");
      assertThat(properties.getOrDefault("homeward:ends", "partners")).isEqualTo("partners");
      assertThat(properties.getOrDefault("homeward:tellLinked", "words"))
          .as(event.getId())
          .isNotBlank();
      if (properties.containsKey("homeward:tell")) {
        assertThat(split(properties.get("homeward:tell"), ","))
            .as(event.getId())
            .isNotEmpty()
            .isSubsetOf(PathwayConventions.ROLES);
      }
      if (properties.containsKey("homeward:when")) {
        Feel.assertParses(properties.get("homeward:when"), event.getId());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void everyExpressionParses(Path file) {
    BpmnModelInstance model = PathwayFiles.diagram(file);
    for (ZeebeInput input : model.getModelElementsByType(ZeebeInput.class)) {
      if (input.getSource().startsWith("=")) {
        Feel.assertParses(input.getSource(), "input " + input.getTarget());
      }
    }
    for (ZeebeOutput output : model.getModelElementsByType(ZeebeOutput.class)) {
      Feel.assertParses(output.getSource(), "output " + output.getTarget());
    }
    for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
      if (flow.getConditionExpression() != null) {
        Feel.assertParses(flow.getConditionExpression().getTextContent(), flow.getId());
      }
    }
    for (TimerEventDefinition timer : model.getModelElementsByType(TimerEventDefinition.class)) {
      for (ModelElementInstance time : timer.getChildElementsByType(Expression.class)) {
        Feel.assertParses(time.getTextContent(), timer.getId());
      }
    }
    for (ZeebeAssignmentDefinition assignment :
        model.getModelElementsByType(ZeebeAssignmentDefinition.class)) {
      if (assignment.getCandidateGroups().startsWith("=")) {
        Feel.assertParses(assignment.getCandidateGroups(), "candidate groups");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pathways")
  void idsAreUnique(Path file) {
    List<String> ids =
        PathwayFiles.all(file.getParent().toString(), ".bpmn").stream()
            .flatMap(
                each ->
                    PathwayFiles.diagram(each).getModelElementsByType(FlowElement.class).stream())
            .map(BaseElement::getId)
            .filter(id -> id != null)
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  private static Message message(CatchEvent event) {
    return event.getEventDefinitions().stream()
        .filter(MessageEventDefinition.class::isInstance)
        .map(definition -> ((MessageEventDefinition) definition).getMessage())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> split(String list, String separator) {
    assertThat(list).isNotBlank();
    return Arrays.asList(list.split(separator));
  }
}
