package org.homeward.pathway;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeward.camunda.EngineDeployment.DeployedProcess;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The model of every deployed definition in MySQL. A part remembers the pathway it was deployed
 * with: the engine gives all files of a deployment new keys as soon as one of them has changed, so
 * these belong together for good.
 */
@Component
class PathwayVersions {

  private record Model(long key, String bpmn) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  PathwayVersions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The key of the pathway that a definition was deployed with; its own if it is the pathway. */
  Optional<Long> pathwayKey(long key) {
    return jdbc.sql(
            """
            SELECT COALESCE(pathway_key, process_definition_key) FROM pathway_version
            WHERE process_definition_key = :key
            """)
        .param("key", key)
        .query(Long.class)
        .optional();
  }

  /**
   * A version of a pathway.
   *
   * @param number as the engine counts
   * @param since when it was deployed
   */
  record Version(int number, Instant since) {}

  /** The newest version of each pathway that was ever deployed, by its id. */
  Map<String, Version> newest() {
    Map<String, Version> newest = new HashMap<>();
    jdbc.sql(
            """
            SELECT v.process_id, v.version, v.deployed_at FROM pathway_version v
            JOIN (SELECT process_id, MAX(version) AS newest FROM pathway_version
                  WHERE pathway_key IS NULL GROUP BY process_id) n
              ON n.process_id = v.process_id AND n.newest = v.version
            """)
        .query(
            row -> {
              newest.put(
                  row.getString(1),
                  new Version(
                      row.getInt(2),
                      row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC)));
            });
    return newest;
  }

  /** The models of a pathway and its parts, by any of their keys; named for messages of faults. */
  Optional<Map<String, byte[]>> withPartsOf(long key) {
    Map<String, byte[]> models = new LinkedHashMap<>();
    pathwayKey(key)
        .ifPresent(
            pathway ->
                jdbc.sql(
                        """
                        SELECT process_definition_key AS "key", bpmn FROM pathway_version
                        WHERE process_definition_key = :pathway OR pathway_key = :pathway
                        ORDER BY process_definition_key
                        """)
                    .param("pathway", pathway)
                    .query((row, n) -> new Model(row.getLong(1), row.getString(2)))
                    .list()
                    .forEach(
                        model ->
                            models.put(
                                "version " + model.key(),
                                model.bpmn().getBytes(StandardCharsets.UTF_8))));
    return models.isEmpty() ? Optional.empty() : Optional.of(models);
  }

  /**
   * Keeps what was deployed together.
   *
   * @param pathwayId which of the processes is the pathway
   * @param deployed the processes
   * @param files content by file name
   */
  void keep(String pathwayId, List<DeployedProcess> deployed, Map<String, byte[]> files) {
    long pathway =
        deployed.stream()
            .filter(process -> process.processId().equals(pathwayId))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(pathwayId + " was not deployed"))
            .key();
    // The pathway first: if its key stood for something else before, it lets go of old parts.
    deployed.stream()
        .sorted(Comparator.comparing(process -> process.key() != pathway))
        .forEach(
            process ->
                keep(
                    process,
                    process.key() == pathway ? null : pathway,
                    new String(files.get(process.resourceName()), StandardCharsets.UTF_8)));
  }

  private record Kept(String bpmn, Long pathwayKey) {}

  private void keep(DeployedProcess process, Long pathway, String model) {
    Optional<Kept> kept =
        jdbc.sql(
                """
                SELECT bpmn, pathway_key FROM pathway_version
                WHERE process_definition_key = :key
                """)
            .param("key", process.key())
            .query(Kept.class)
            .optional();
    if (kept.isEmpty()) {
      insert(process, pathway, model);
    } else if (!kept.get().equals(new Kept(model, pathway))) {
      replace(process, pathway, model);
    }
  }

  /** Only a Camunda that was emptied gives a known key to another model. */
  private void replace(DeployedProcess process, Long pathway, String model) {
    jdbc.sql("UPDATE pathway_version SET pathway_key = NULL WHERE pathway_key = :key")
        .param("key", process.key())
        .update();
    jdbc.sql(
            """
            UPDATE pathway_version
            SET process_id = :id, version = :version, bpmn = :bpmn, pathway_key = :pathway
            WHERE process_definition_key = :key
            """)
        .param("id", process.processId())
        .param("version", process.version())
        .param("bpmn", model)
        .param("pathway", pathway)
        .param("key", process.key())
        .update();
  }

  private void insert(DeployedProcess process, Long pathway, String model) {
    try {
      jdbc.sql(
              """
              INSERT INTO pathway_version
                (process_definition_key, process_id, version, bpmn, deployed_at, pathway_key)
              VALUES (:key, :id, :version, :bpmn, :now, :pathway)
              """)
          .param("key", process.key())
          .param("id", process.processId())
          .param("version", process.version())
          .param("bpmn", model)
          .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .param("pathway", pathway)
          .update();
    } catch (DuplicateKeyException e) {
      // Another copy of the application kept it a moment earlier.
    }
  }
}
