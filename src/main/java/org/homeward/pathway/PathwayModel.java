package org.homeward.pathway;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * The processes of one pathway folder as they hang together: the pathway itself, and the parts its
 * call activities reach. Reading it finds the faults that lie between the files.
 */
final class PathwayModel {

  /** The variable in which a call activity says that a task lies in the part it called. */
  static final String CALLED_FROM = "calledFrom";

  private final Map<String, Process> processes = new LinkedHashMap<>();
  private final Map<String, String> fileOf = new HashMap<>();
  private final Map<String, List<CallActivity>> callers = new HashMap<>();
  private final Process pathway;
  private final List<Process> reached;

  /**
   * Reads the files of one folder.
   *
   * @param files BPMN content by file name
   * @throws PathwayFault if they do not make one pathway
   */
  PathwayModel(Map<String, byte[]> files) {
    files.forEach(this::read);
    requireUniqueIds();
    pathway = findPathway(files.keySet());
    requireNoCircle(pathway, new ArrayDeque<>());
    reached = reachedFrom(pathway);
    for (Process process : reached) {
      for (CallActivity call : calls(process)) {
        callers.computeIfAbsent(called(call).getId(), id -> new ArrayList<>()).add(call);
      }
    }
  }

  private void read(String file, byte[] bpmn) {
    BpmnModelInstance model;
    try {
      model = Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn));
    } catch (ModelException e) {
      throw new PathwayFault(file, null, "is no BPMN file: " + e.getMessage());
    }
    for (Process process : model.getModelElementsByType(Process.class)) {
      if (process.isExecutable()) {
        String other = fileOf.putIfAbsent(process.getId(), file);
        if (other != null) {
          throw new PathwayFault(file, process.getId(), "is a process in " + other + " too");
        }
        processes.put(process.getId(), process);
      }
    }
  }

  private void requireUniqueIds() {
    Map<String, String> seen = new HashMap<>();
    for (Process process : processes.values()) {
      for (FlowElement element : all(process, FlowElement.class)) {
        String other = seen.putIfAbsent(element.getId(), file(element));
        if (other != null) {
          throw new PathwayFault(
              file(element), element.getId(), "the id stands in " + other + " too");
        }
      }
    }
  }

  private Process findPathway(Collection<String> files) {
    List<Process> found =
        processes.values().stream()
            .filter(p -> properties(p).containsKey("homeward:startForm"))
            .toList();
    if (found.isEmpty()) {
      throw new PathwayFault(
          String.join(", ", files), null, "no executable process has homeward:startForm");
    }
    if (found.size() > 1) {
      throw new PathwayFault(
          file(found.get(1)),
          found.get(1).getId(),
          "has a homeward:startForm like " + found.getFirst().getId() + ": one pathway a folder");
    }
    return found.getFirst();
  }

  private void requireNoCircle(Process process, Deque<String> way) {
    if (way.contains(process.getId())) {
      throw new PathwayFault(
          file(process), process.getId(), "is called by itself, through " + String.join(", ", way));
    }
    way.addLast(process.getId());
    calls(process).forEach(call -> requireNoCircle(called(call), way));
    way.removeLast();
  }

  private List<Process> reachedFrom(Process start) {
    Set<Process> found = new LinkedHashSet<>();
    Deque<Process> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      Process process = queue.removeFirst();
      if (found.add(process)) {
        calls(process).forEach(call -> queue.addLast(called(call)));
      }
    }
    return List.copyOf(found);
  }

  /** The process people start. */
  Process pathway() {
    return pathway;
  }

  /** The pathway and every part it reaches. */
  List<Process> reached() {
    return reached;
  }

  /**
   * The part a call activity calls.
   *
   * @throws PathwayFault if it names none of this folder
   */
  Process called(CallActivity call) {
    String id =
        extension(call, ZeebeCalledElement.class)
            .map(ZeebeCalledElement::getProcessId)
            .orElse(null);
    if (id == null || id.isBlank() || id.startsWith("=")) {
      throw new PathwayFault(file(call), call.getId(), "must name the part it calls by its id");
    }
    Process part = processes.get(id);
    if (part == null) {
      throw new PathwayFault(file(call), call.getId(), "calls " + id + ", which is no part here");
    }
    return part;
  }

  /** The call activities that call a part; none for the pathway itself. */
  List<CallActivity> callers(Process part) {
    return callers.getOrDefault(part.getId(), List.of());
  }

  /**
   * The ways that lead from the pathway into a process: call activities, the outermost first. For
   * the pathway itself one, without any.
   */
  List<List<CallActivity>> waysTo(Process process) {
    if (process.equals(pathway)) {
      return List.of(List.of());
    }
    List<List<CallActivity>> ways = new ArrayList<>();
    for (CallActivity call : callers(process)) {
      for (List<CallActivity> before : waysTo(processOf(call))) {
        List<CallActivity> way = new ArrayList<>(before);
        way.add(call);
        ways.add(way);
      }
    }
    return ways;
  }

  /**
   * What the engine tells of a way: the call activities on it that say so by an input mapping to
   * {@code calledFrom}, separated by spaces.
   */
  static String calledFrom(List<CallActivity> way) {
    return way.stream()
        .filter(PathwayModel::saysSo)
        .map(FlowElement::getId)
        .collect(Collectors.joining(" "));
  }

  private static boolean saysSo(CallActivity call) {
    return extension(call, ZeebeIoMapping.class).stream()
        .flatMap(mapping -> mapping.getInputs().stream())
        .anyMatch(input -> CALLED_FROM.equals(input.getTarget()));
  }

  private static Collection<CallActivity> calls(Process process) {
    return all(process, CallActivity.class);
  }

  /**
   * The user tasks inside an element, those of called parts included.
   *
   * @param around a user task itself, a call activity, a sub-process or a process
   * @param except left out with all that lies in it, or null
   */
  Set<UserTask> tasksIn(ModelElementInstance around, ModelElementInstance except) {
    Set<UserTask> found = new LinkedHashSet<>();
    collect(around, except, found);
    return found;
  }

  private void collect(
      ModelElementInstance element, ModelElementInstance except, Set<UserTask> found) {
    if (element.equals(except)) {
      return;
    }
    if (element instanceof UserTask task) {
      found.add(task);
    } else if (element instanceof CallActivity call) {
      collect(called(call), except, found);
    } else {
      element
          .getChildElementsByType(FlowElement.class)
          .forEach(inner -> collect(inner, except, found));
    }
  }

  /** All elements of a kind in a process, at any depth, in the order of the file. */
  static <T extends BaseElement> List<T> all(Process process, Class<T> type) {
    return process.getModelInstance().getModelElementsByType(type).stream()
        .map(type::cast)
        .filter(element -> processOf(element).equals(process))
        .toList();
  }

  static Process processOf(ModelElementInstance element) {
    ModelElementInstance up = element;
    while (!(up instanceof Process)) {
      up = up.getParentElement();
    }
    return (Process) up;
  }

  /** The file an element stands in, for faults. */
  String file(ModelElementInstance element) {
    return fileOf.get(processOf(element).getId());
  }

  static Map<String, String> properties(BaseElement element) {
    Map<String, String> map = new HashMap<>();
    extension(element, ZeebeProperties.class).map(ZeebeProperties::getProperties).stream()
        .flatMap(Collection::stream)
        .forEach(p -> map.put(p.getName(), p.getValue()));
    return map;
  }

  static <T extends ModelElementInstance> Optional<T> extension(
      BaseElement element, Class<T> type) {
    return element.getExtensionElements() == null
        ? Optional.empty()
        : element.getExtensionElements().getChildElementsByType(type).stream().findFirst();
  }
}
