package org.homeward.pathway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homeward.form.FormSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Adds a pathway for tests alone, drawn in parts, to those of the product. To be imported.
 *
 * <p>Deliberately without {@code @Configuration}: the trial installation scans the test classes,
 * too, and must not find this.
 */
public class Rehearsal {

  static final String ID = "rehearsal";

  private static final Path FOLDER = Path.of("src/test/resources/rehearsal");

  @Bean
  @Primary
  PathwayFiles filesWithRehearsal(ResourcePatternResolver resources) {
    return new PathwayFiles(resources) {
      @Override
      Map<String, Map<String, byte[]>> byFolder() {
        Map<String, Map<String, byte[]>> folders = new TreeMap<>(super.byFolder());
        folders.put(ID, files());
        return folders;
      }
    };
  }

  @Bean
  FormSource rehearsalForms() {
    return () ->
        files().entrySet().stream()
            .filter(file -> file.getKey().endsWith(".form"))
            .map(
                file ->
                    new FormSource.File(
                        "forms/rehearsal/" + file.getKey(),
                        new String(file.getValue(), StandardCharsets.UTF_8)))
            .toList();
  }

  /** The files of the pathway by name. */
  static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.list(FOLDER)) {
      for (Path file : List.copyOf(all.sorted().toList())) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
