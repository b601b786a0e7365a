package org.homeward.pathway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Finds the files of each pathway: everything under processes/ and forms/ by folder name. */
@Component
class PathwayFiles {

  private static final Pattern PLACE = Pattern.compile("(?:processes|forms)/([^/]+)/([^/]+)$");

  private final ResourcePatternResolver resources;

  PathwayFiles(ResourcePatternResolver resources) {
    this.resources = resources;
  }

  /**
   * Content of every BPMN, DMN and form file by name, grouped by pathway folder. Folders without a
   * process are left out.
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  Map<String, Map<String, byte[]>> byFolder() {
    Map<String, Map<String, byte[]>> folders = new TreeMap<>();
    for (String kind : new String[] {"processes/*/*.bpmn", "processes/*/*.dmn", "forms/*/*.form"}) {
      try {
        for (Resource file : resources.getResources("classpath*:" + kind)) {
          Matcher place = PLACE.matcher(file.getURL().getPath());
          if (place.find()) {
            folders
                .computeIfAbsent(place.group(1), f -> new LinkedHashMap<>())
                .put(place.group(2), file.getContentAsByteArray());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    // A feature keeps the forms of its own pages under forms/ as well; without a process they are
    // no
    // pathway, and the engine has no business with them.
    folders
        .values()
        .removeIf(files -> files.keySet().stream().noneMatch(name -> name.endsWith(".bpmn")));
    return folders;
  }
}
