package org.homeward.pathway;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.homeward.camunda.EngineDeployment;
import org.springframework.stereotype.Component;

/**
 * The pathways people can start, and every version that running cases stand on. Versions are kept
 * in MySQL when they are deployed, so that no page has to ask the engine.
 */
@Component
public class PathwayCatalogue {

  private final PathwayVersions versions;
  private final Map<String, Pathway> packaged = new LinkedHashMap<>();
  private volatile Map<String, Pathway> current;
  private final Map<Long, Pathway> byKey = new ConcurrentHashMap<>();
  private final Map<Long, Long> pathwayKeys = new ConcurrentHashMap<>();

  PathwayCatalogue(PathwayVersions versions, PathwayFiles files) {
    this.versions = versions;
    for (Map<String, byte[]> folder : files.byFolder().values()) {
      Map<String, byte[]> diagrams = diagrams(folder);
      if (!diagrams.isEmpty()) {
        Pathway pathway = PathwayReader.read(diagrams);
        packaged.put(pathway.id(), pathway);
      }
    }
    current = packaged;
  }

  /** Has these pathways besides the packaged ones, instead of any that were added before. */
  void add(Collection<Pathway> added) {
    Map<String, Pathway> all = new LinkedHashMap<>(packaged);
    added.forEach(pathway -> all.putIfAbsent(pathway.id(), pathway));
    current = all;
  }

  private static Map<String, byte[]> diagrams(Map<String, byte[]> folder) {
    Map<String, byte[]> diagrams = new LinkedHashMap<>(folder);
    diagrams.keySet().removeIf(name -> !name.endsWith(".bpmn"));
    return diagrams;
  }

  /**
   * The pathways a person with these roles may start, in the order of their folders.
   *
   * @param roles the person's roles
   */
  public List<Pathway> startableBy(Collection<String> roles) {
    return current.values().stream()
        .filter(p -> p.startRoles().stream().anyMatch(roles::contains))
        .toList();
  }

  /**
   * The current version of a pathway.
   *
   * @param id process id
   */
  public Optional<Pathway> current(String id) {
    return Optional.ofNullable(current.get(id));
  }

  /** All current pathways. */
  public Collection<Pathway> all() {
    return List.copyOf(current.values());
  }

  /**
   * The version a running case stands on, whole: the pathway and its parts as they were deployed
   * together.
   *
   * @param processDefinitionKey the engine's key of the version, of the pathway's process or of one
   *     of its parts; null for a case the engine has not taken up yet
   * @param id process id of the pathway, used when the version is not known
   * @throws IllegalStateException if neither is known
   */
  public Pathway version(Long processDefinitionKey, String id) {
    if (processDefinitionKey != null) {
      Pathway known =
          byKey.computeIfAbsent(
              processDefinitionKey,
              key -> versions.withPartsOf(key).map(PathwayReader::read).orElse(null));
      if (known != null) {
        return known;
      }
    }
    return current(id)
        .orElseThrow(() -> new IllegalStateException("No pathway " + id + " is known"));
  }

  /**
   * The version of the pathway that a definition belongs to.
   *
   * @param processDefinitionKey the engine's key of a pathway's process or of a part
   * @return key of the pathway's process in the same deployment; the key itself if it is the
   *     pathway's; empty if the deployment is not known here yet
   */
  public Optional<Long> pathwayKey(long processDefinitionKey) {
    Long known = pathwayKeys.get(processDefinitionKey);
    if (known == null) {
      known = versions.pathwayKey(processDefinitionKey).orElse(null);
      if (known != null) {
        pathwayKeys.put(processDefinitionKey, known);
      }
    }
    return Optional.ofNullable(known);
  }

  /**
   * Keeps what was deployed together from one folder.
   *
   * @param deployed the processes as the engine knows them
   * @param folder content of the folder by file name
   */
  void keep(List<EngineDeployment.DeployedProcess> deployed, Map<String, byte[]> folder) {
    if (diagrams(folder).isEmpty()) {
      // Forms that belong to no pathway: those of a feature's own pages.
      return;
    }
    String pathway = PathwayReader.read(diagrams(folder)).id();
    versions.keep(pathway, deployed, folder);
    // Only a Camunda that was emptied gives a known key to another model; then memory is wrong too.
    deployed.forEach(
        process -> {
          byKey.remove(process.key());
          pathwayKeys.remove(process.key());
        });
  }

  /** Roles that can start at least one pathway. */
  public Set<String> startingRoles() {
    return current.values().stream()
        .flatMap(p -> p.startRoles().stream())
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
