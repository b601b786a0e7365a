package org.homeward.pathway;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was taken from the folder, in MySQL: files and all, so that every copy of the application
 * works by the same content, whatever its own folder holds, and cases that run find their forms
 * when the folder is gone. A number tells the copies that something has changed.
 */
@Component
class FolderStore {

  /**
   * A pathway that was taken.
   *
   * @param content its files
   * @param withdrawn whether it was gone from the folder when that was last read
   */
  record Taken(PathwayContent content, boolean withdrawn) {}

  /**
   * The last reading of the folder.
   *
   * @param at when
   * @param by name of the account that asked for it; of the application itself at a start
   * @param results what became of each pathway
   */
  record LastReading(Instant at, String by, List<FolderResult> results) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  FolderStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Changes whenever a pathway is taken or withdrawn. */
  long version() {
    return jdbc.sql("SELECT version FROM pathway_folder WHERE id = 1").query(Long.class).single();
  }

  private record StoredFile(String pathway, String name, byte[] content) {}

  /** Everything taken, by pathway. */
  List<Taken> taken() {
    Map<String, Map<String, byte[]>> files = new HashMap<>();
    jdbc.sql("SELECT pathway, name, content FROM folder_pathway_file")
        .query((row, n) -> new StoredFile(row.getString(1), row.getString(2), row.getBytes(3)))
        .list()
        .forEach(
            file ->
                files
                    .computeIfAbsent(file.pathway(), key -> new TreeMap<>())
                    .put(file.name(), file.content()));
    List<Taken> taken = new ArrayList<>();
    jdbc.sql("SELECT pathway, withdrawn FROM folder_pathway ORDER BY pathway")
        .query(
            (row, n) ->
                new Taken(
                    new PathwayContent(
                        row.getString(1), files.getOrDefault(row.getString(1), Map.of())),
                    row.getBoolean(2)))
        .list()
        .forEach(taken::add);
    return taken;
  }

  /**
   * Takes a pathway, new or changed.
   *
   * @param content its files
   * @param by who asked for it
   */
  @Transactional
  void take(PathwayContent content, String by) {
    raiseVersion();
    forget(content.key());
    jdbc.sql(
            """
            INSERT INTO folder_pathway (pathway, taken_at, taken_by, withdrawn)
            VALUES (:pathway, :now, :by, FALSE)
            """)
        .param("pathway", content.key())
        .param("now", now())
        .param("by", by)
        .update();
    content
        .files()
        .forEach(
            (name, bytes) ->
                jdbc.sql(
                        """
                        INSERT INTO folder_pathway_file (pathway, name, content)
                        VALUES (:pathway, :name, :content)
                        """)
                    .param("pathway", content.key())
                    .param("name", name)
                    .param("content", bytes)
                    .update());
  }

  private void forget(String pathway) {
    jdbc.sql("DELETE FROM folder_pathway_file WHERE pathway = ?").param(pathway).update();
    jdbc.sql("DELETE FROM folder_pathway WHERE pathway = ?").param(pathway).update();
  }

  /** Nobody may start it any more; cases that run go on. */
  @Transactional
  void withdraw(String pathway) {
    raiseVersion();
    jdbc.sql("UPDATE folder_pathway SET withdrawn = TRUE WHERE pathway = ?")
        .param(pathway)
        .update();
  }

  /** Locks the one row too: copies that read at the same moment take turns. */
  private void raiseVersion() {
    jdbc.sql("UPDATE pathway_folder SET version = version + 1 WHERE id = 1").update();
  }

  /** Keeps what became of a reading, for the page of the administrators. */
  @Transactional(propagation = Propagation.REQUIRED)
  void keepReading(String by, List<FolderResult> results) {
    jdbc.sql(
            """
            UPDATE pathway_folder SET read_at = :now, read_by = :by, results = :results
            WHERE id = 1
            """)
        .param("now", now())
        .param("by", by)
        .param("results", json.writeValueAsString(results))
        .update();
  }

  private record Reading(LocalDateTime readAt, String readBy, String results) {}

  /** The last reading; empty if there never was one. */
  Optional<LastReading> lastReading() {
    return jdbc.sql("SELECT read_at, read_by, results FROM pathway_folder WHERE id = 1")
        .query(Reading.class)
        .optional()
        .filter(reading -> reading.readAt() != null)
        .map(
            reading ->
                new LastReading(
                    reading.readAt().toInstant(ZoneOffset.UTC),
                    reading.readBy(),
                    json.readValue(reading.results(), new TypeReference<List<FolderResult>>() {})));
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
