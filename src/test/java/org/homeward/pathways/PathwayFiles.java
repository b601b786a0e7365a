package org.homeward.pathways;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files pathways are made of, found in the project's own folders. */
final class PathwayFiles {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PathwayFiles() {}

  /** All files below {@code processes/} or {@code forms/} whose name ends so. */
  static List<Path> all(String folder, String ending) {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> diagrams() {
    return all("processes", ".bpmn");
  }

  /** The files that hold a pathway itself; the others hold parts. */
  static List<Path> pathways() {
    return diagrams().stream().filter(file -> pathwayOf(file).equals(file)).toList();
  }

  /** The file of the pathway in whose folder a file stands. */
  static Path pathwayOf(Path file) {
    return file.resolveSibling(file.getParent().getFileName() + ".bpmn");
  }

  static List<Path> decisions() {
    return all("processes", ".dmn");
  }

  static List<Path> forms() {
    return all("forms", ".form");
  }

  static BpmnModelInstance diagram(Path file) {
    return Bpmn.readModelFromFile(file.toFile());
  }

  static JsonNode json(Path file) {
    return JSON.readTree(file.toFile());
  }

  /** The forms of all pathways by their id. */
  static Map<String, JsonNode> formsById() {
    Map<String, JsonNode> forms = new LinkedHashMap<>();
    for (Path file : forms()) {
      JsonNode form = json(file);
      forms.put(form.path("id").asString(), form);
    }
    return forms;
  }

  /** Every component of a form in the order shown, those inside groups included. */
  static List<JsonNode> components(JsonNode form) {
    return form.path("components").valueStream().flatMap(PathwayFiles::withChildren).toList();
  }

  private static Stream<JsonNode> withChildren(JsonNode component) {
    return Stream.concat(
        Stream.of(component),
        component.path("components").valueStream().flatMap(PathwayFiles::withChildren));
  }

  /** The {@code zeebe:properties} of a process, an event or an activity. */
  static Map<String, String> properties(BaseElement element) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (ZeebeProperty property :
        extensions(element, ZeebeProperties.class).stream()
            .flatMap(list -> list.getProperties().stream())
            .toList()) {
      properties.put(property.getName(), property.getValue());
    }
    return properties;
  }

  /** The extension elements of one kind that stand directly in this element. */
  static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance>
      Collection<T> extensions(BaseElement element, Class<T> type) {
    if (element.getExtensionElements() == null) {
      return List.of();
    }
    return element.getExtensionElements().getChildElementsByType(type);
  }
}
