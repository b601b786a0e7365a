package org.homeward.pathway;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The pathways people can start, and every version that running cases stand on. Versions are kept
 * in MySQL when they are deployed, so that no page has to ask the engine.
 */
@Component
public class PathwayCatalogue {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Map<String, Pathway> current = new LinkedHashMap<>();
  private final Map<Long, Pathway> byKey = new ConcurrentHashMap<>();

  PathwayCatalogue(JdbcClient jdbc, Clock clock, PathwayFiles files) {
    this.jdbc = jdbc;
    this.clock = clock;
    files
        .byFolder()
        .values()
        .forEach(
            folder ->
                folder.forEach(
                    (name, content) -> {
                      if (name.endsWith(".bpmn")) {
                        PathwayReader.read(name, content).stream()
                            .filter(p -> p.startForm() != null)
                            .forEach(p -> current.put(p.id(), p));
                      }
                    }));
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
   * The version a running case stands on.
   *
   * @param processDefinitionKey the engine's key of the version, or null for a case the engine has
   *     not taken up yet
   * @param id process id, used when the version is not known
   * @throws IllegalStateException if neither is known
   */
  public Pathway version(Long processDefinitionKey, String id) {
    if (processDefinitionKey != null) {
      Pathway known =
          byKey.computeIfAbsent(processDefinitionKey, key -> load(key, id).orElse(null));
      if (known != null) {
        return known;
      }
    }
    return current(id)
        .orElseThrow(() -> new IllegalStateException("No pathway " + id + " is known"));
  }

  private Optional<Pathway> load(long key, String id) {
    return jdbc.sql("SELECT bpmn FROM pathway_version WHERE process_definition_key = :key")
        .param("key", key)
        .query(String.class)
        .optional()
        .flatMap(
            bpmn ->
                PathwayReader.read("version " + key, bpmn.getBytes(StandardCharsets.UTF_8)).stream()
                    .filter(p -> p.id().equals(id))
                    .findFirst());
  }

  void keep(long key, String id, int version, byte[] bpmn) {
    String model = new String(bpmn, StandardCharsets.UTF_8);
    Optional<String> kept =
        jdbc.sql("SELECT bpmn FROM pathway_version WHERE process_definition_key = :key")
            .param("key", key)
            .query(String.class)
            .optional();
    if (kept.isEmpty()) {
      insert(key, id, version, model);
    } else if (!kept.get().equals(model)) {
      // Only a Camunda that was emptied gives a known key to another model.
      jdbc.sql(
              """
              UPDATE pathway_version SET process_id = :id, version = :version, bpmn = :bpmn
              WHERE process_definition_key = :key
              """)
          .param("id", id)
          .param("version", version)
          .param("bpmn", model)
          .param("key", key)
          .update();
      byKey.remove(key);
    }
  }

  private void insert(long key, String id, int version, String model) {
    try {
      jdbc.sql(
              """
              INSERT INTO pathway_version
                (process_definition_key, process_id, version, bpmn, deployed_at)
              VALUES (:key, :id, :version, :bpmn, :now)
              """)
          .param("key", key)
          .param("id", id)
          .param("version", version)
          .param("bpmn", model)
          .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException e) {
      // Another copy of the application kept it a moment earlier.
    }
  }

  /** Roles that can start at least one pathway. */
  public Set<String> startingRoles() {
    return current.values().stream()
        .flatMap(p -> p.startRoles().stream())
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
