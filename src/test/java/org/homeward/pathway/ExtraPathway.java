package org.homeward.pathway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The pathway that only tests know, as it is and with changes. */
final class ExtraPathway {

  static final String KEY = "home-visit";

  private static final Path FOLDER = Path.of("src", "test", "resources", "extra-pathway");

  private ExtraPathway() {}

  /** Its files as they are. */
  static PathwayContent content() {
    try {
      return PathwayFolder.read(FOLDER).pathways().get(KEY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its files with one text in one of them replaced, which must be there. */
  static PathwayContent with(String file, String text, String replacement) {
    Map<String, byte[]> files = new TreeMap<>(content().files());
    String before = new String(files.get(file), StandardCharsets.UTF_8);
    if (!before.contains(text)) {
      throw new IllegalArgumentException(file + " has no " + text);
    }
    files.put(file, before.replace(text, replacement).getBytes(StandardCharsets.UTF_8));
    return new PathwayContent(KEY, files);
  }

  /** Its files without one of them. */
  static PathwayContent without(String file) {
    Map<String, byte[]> files = new TreeMap<>(content().files());
    files.remove(file);
    return new PathwayContent(KEY, files);
  }

  /** Puts files into a folder, in the place of what was there of the pathway. */
  static void write(PathwayContent content, Path folder) throws IOException {
    remove(content.key(), folder);
    for (Map.Entry<String, byte[]> file : content.files().entrySet()) {
      Path path = folder.resolve(content.path(file.getKey()));
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** Takes a pathway out of a folder. */
  static void remove(String key, Path folder) throws IOException {
    for (String kind : new String[] {"processes", "forms"}) {
      Path files = folder.resolve(kind).resolve(key);
      if (Files.exists(files)) {
        try (var all = Files.list(files)) {
          for (Path file : all.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(files);
      }
    }
  }

  /** The forms that come with Homeward, in a catalogue to which others can be added. */
  static FormCatalogue forms() {
    java.util.Set<String> sources = new java.util.HashSet<>();
    for (FormSource.File file : FormCatalogue.packagedFiles()) {
      var found =
          java.util.regex.Pattern.compile("\"homeward:options\"\\s*:\\s*\"([^\"]+)\"")
              .matcher(file.content());
      while (found.find()) {
        sources.add(found.group(1));
      }
    }
    sources.addAll(java.util.Set.of("wards", "boroughs", "councils"));
    return FormCatalogue.of(FormCatalogue.packagedFiles(), sources);
  }

  static PathwayFiles packaged() {
    return new PathwayFiles(new PathMatchingResourcePatternResolver());
  }
}
