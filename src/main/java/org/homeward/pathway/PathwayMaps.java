package org.homeward.pathway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.homeward.pathway.diagram.Diagram;
import org.homeward.pathway.diagram.DiagramReader;
import org.homeward.pathway.diagram.DrawingOnly;
import org.springframework.stereotype.Component;

/** The diagrams of a pathway and its parts, as they are in the version that a case stands on. */
@Component
public class PathwayMaps {

  private record Version(long key, String id) {}

  /** Diagrams in order, and the drawings that they are read from by process id. */
  private record Drawn(List<Diagram> diagrams, Map<String, byte[]> drawings) {

    static final Drawn NOTHING = new Drawn(List.of(), Map.of());
  }

  private final PathwayVersions versions;
  private final PathwayFiles files;
  private final Map<Version, Drawn> kept = new ConcurrentHashMap<>();

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
    return drawn(processDefinitionKey, id).diagrams();
  }

  /**
   * The drawing of a pathway or of a part that it calls, as BPMN that says how it is drawn and
   * nothing else.
   *
   * @param processDefinitionKey the version, or null for a case the engine has not taken up yet
   * @param id process id of the pathway
   * @param part process id of the pathway or of the part
   * @return empty if {@link #of} holds no diagram of it
   */
  public Optional<byte[]> drawing(Long processDefinitionKey, String id, String part) {
    return Optional.ofNullable(drawn(processDefinitionKey, id).drawings().get(part));
  }

  private Drawn drawn(Long processDefinitionKey, String id) {
    if (processDefinitionKey != null) {
      Version version = new Version(processDefinitionKey, id);
      Drawn known = kept.get(version);
      if (known == null) {
        known =
            versions
                .withPartsOf(processDefinitionKey)
                .map(models -> inOrder(id, models.values()))
                .orElse(Drawn.NOTHING);
        if (!known.diagrams().isEmpty()) {
          kept.put(version, known);
        }
      }
      if (!known.diagrams().isEmpty()) {
        return known;
      }
    }
    return current(id);
  }

  private Drawn current(String id) {
    return files.byFolder().values().stream()
        .map(PathwayMaps::models)
        .map(models -> inOrder(id, models))
        .filter(drawn -> !drawn.diagrams().isEmpty())
        .findFirst()
        .orElse(Drawn.NOTHING);
  }

  private static List<byte[]> models(Map<String, byte[]> folder) {
    return folder.entrySet().stream()
        .filter(file -> file.getKey().endsWith(".bpmn"))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The diagrams of a process, then those of what it calls; what nothing calls is left out. */
  private static Drawn inOrder(String id, Collection<byte[]> models) {
    List<Diagram> all = new ArrayList<>();
    Map<String, byte[]> sources = new HashMap<>();
    for (byte[] model : models) {
      for (Diagram diagram : DiagramReader.read(model)) {
        all.add(diagram);
        sources.putIfAbsent(diagram.processId(), model);
      }
    }
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
    Map<String, byte[]> drawings = new HashMap<>();
    drawn.keySet().stream()
        .filter(sources::containsKey)
        .forEach(process -> drawings.put(process, DrawingOnly.of(sources.get(process))));
    return new Drawn(drawn.values().stream().flatMap(List::stream).toList(), drawings);
  }
}
