package org.homeward.pathway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.homeward.pathway.diagram.Diagram;
import org.homeward.pathway.diagram.DiagramReader;
import org.springframework.stereotype.Component;

/** The diagrams of a pathway and its parts, as they are in the version that a case stands on. */
@Component
public class PathwayMaps {

  private record Version(long key, String id) {}

  private final PathwayVersions versions;
  private final PathwayFiles files;
  private final Map<Version, List<Diagram>> kept = new ConcurrentHashMap<>();

  PathwayMaps(PathwayVersions versions, PathwayFiles files) {
    this.versions = versions;
    this.files = files;
  }

  /**
   * The diagram of a pathway, then those of its collapsed sub-processes, then those of the parts
   * that it calls, each once.
   *
   * @param processDefinitionKey the version, or null for a case the engine has not taken up yet
   * @param id process id
   * @return empty if the files hold no diagram
   */
  public List<Diagram> of(Long processDefinitionKey, String id) {
    if (processDefinitionKey != null) {
      Version version = new Version(processDefinitionKey, id);
      List<Diagram> known = kept.get(version);
      if (known == null) {
        known =
            versions
                .withPartsOf(processDefinitionKey)
                .map(models -> inOrder(id, models.values()))
                .orElse(List.of());
        if (!known.isEmpty()) {
          kept.put(version, known);
        }
      }
      if (!known.isEmpty()) {
        return known;
      }
    }
    return current(id);
  }

  private List<Diagram> current(String id) {
    return files.byFolder().values().stream()
        .map(PathwayMaps::models)
        .map(models -> inOrder(id, models))
        .filter(diagrams -> !diagrams.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<byte[]> models(Map<String, byte[]> folder) {
    return folder.entrySet().stream()
        .filter(file -> file.getKey().endsWith(".bpmn"))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The diagrams of a process, then those of what it calls; what nothing calls is left out. */
  private static List<Diagram> inOrder(String id, Collection<byte[]> models) {
    List<Diagram> all =
        models.stream().flatMap(model -> DiagramReader.read(model).stream()).toList();
    Map<String, List<Diagram>> drawn = new LinkedHashMap<>();
    List<String> asked = new ArrayList<>(List.of(id));
    for (int i = 0; i < asked.size(); i++) {
      String process = asked.get(i);
      List<Diagram> its =
          all.stream().filter(diagram -> diagram.processId().equals(process)).toList();
      drawn.put(process, its);
      its.stream()
          .flatMap(diagram -> diagram.shapes().stream())
          .map(Diagram.Shape::calls)
          .filter(Objects::nonNull)
          .distinct()
          .filter(called -> !asked.contains(called))
          .forEach(asked::add);
    }
    return drawn.values().stream().flatMap(List::stream).toList();
  }
}
