package org.homeward.pathway;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A folder with pathways outside the application, laid out like its own: {@code
 * processes/<pathway>/} with BPMN and DMN files, {@code forms/<pathway>/} with forms.
 */
final class PathwayFolder {

  /** Far more than any diagram; what is larger is no pathway file. */
  private static final long LARGEST = 4L * 1024 * 1024;

  private static final Set<String> ENDINGS =
      Set.of(PathwayContent.DIAGRAM, PathwayContent.DECISION, PathwayContent.FORM);

  private final Path root;
  private final Map<String, Map<String, byte[]>> pathways = new TreeMap<>();
  private final Map<String, List<PathwayProblem>> problems = new TreeMap<>();

  private PathwayFolder(Path root) {
    this.root = root;
  }

  /**
   * What is in the folder.
   *
   * @param pathways content by pathway
   * @param problems files that cannot be meant as they stand, by pathway
   */
  record Content(Map<String, PathwayContent> pathways, Map<String, List<PathwayProblem>> problems) {

    List<PathwayProblem> problemsOf(String pathway) {
      return problems.getOrDefault(pathway, List.of());
    }
  }

  /**
   * Reads a folder. Hidden files and other kinds of files are passed over.
   *
   * @throws IOException if the folder, or something in it, cannot be read
   */
  static Content read(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new IOException("there is no such folder");
    }
    PathwayFolder folder = new PathwayFolder(root);
    folder.read("processes", Set.of(PathwayContent.DIAGRAM, PathwayContent.DECISION));
    folder.read("forms", Set.of(PathwayContent.FORM));
    Map<String, PathwayContent> found = new TreeMap<>();
    folder.pathways.forEach((key, files) -> found.put(key, new PathwayContent(key, files)));
    return new Content(found, folder.problems);
  }

  private void read(String kind, Set<String> expected) throws IOException {
    Path folder = root.resolve(kind);
    if (!Files.isDirectory(folder)) {
      return;
    }
    for (Path pathway : visible(folder)) {
      if (Files.isDirectory(pathway)) {
        for (Path file : visible(pathway)) {
          read(pathway.getFileName().toString(), file, expected);
        }
      }
    }
  }

  private void read(String pathway, Path file, Set<String> expected) throws IOException {
    String name = file.getFileName().toString();
    String ending = name.substring(Math.max(name.lastIndexOf('.'), 0));
    if (!Files.isRegularFile(file) || !ENDINGS.contains(ending)) {
      return;
    }
    Map<String, byte[]> files = pathways.computeIfAbsent(pathway, key -> new TreeMap<>());
    if (!expected.contains(ending)) {
      problem(
          pathway,
          file,
          "stands in the wrong folder: forms belong below forms/, others below processes/");
    } else if (Files.size(file) > LARGEST) {
      problem(pathway, file, "is larger than 4 MB");
    } else {
      files.put(name, Files.readAllBytes(file));
    }
  }

  private void problem(String pathway, Path file, String what) {
    String path = root.relativize(file).toString().replace('\\', '/');
    problems
        .computeIfAbsent(pathway, key -> new ArrayList<>())
        .add(new PathwayProblem(path, null, what));
  }

  private static List<Path> visible(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!entry.getFileName().toString().startsWith(".")) {
          found.add(entry);
        }
      }
    }
    found.sort(null);
    return found;
  }
}
