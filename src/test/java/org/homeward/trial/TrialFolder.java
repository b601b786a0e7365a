package org.homeward.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.homeward.embeddedcamunda.log.DirectoryLock;

/**
 * The folder in which a trial keeps everything: the database, Camunda's log, and a note of how far
 * the demo data has come. One trial at a time can have it.
 */
final class TrialFolder implements AutoCloseable {

  /** How far the demo data has come. */
  enum DemoData {
    /** Nothing was ever kept in this folder. */
    NOT_BEGUN,
    /** Some of it is there: the start that put it in was stopped or failed. */
    BEGUN,
    /** It is all there, or this folder was never meant to have it. */
    COMPLETE
  }

  private final Path path;
  private final DirectoryLock lock;

  private TrialFolder(Path path, DirectoryLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes a folder, making it if needed.
   *
   * @param path where it is
   * @throws CannotStart if another trial has it
   */
  static TrialFolder take(Path path) {
    try {
      return new TrialFolder(path, DirectoryLock.take(path));
    } catch (IllegalStateException inUse) {
      throw new CannotStart(
          """
          Another Homeward is running with the folder %s. Stop that one first (Ctrl+C in its window).\
          """
              .formatted(path.toAbsolutePath().normalize()));
    }
  }

  /** Forgets everything that is kept here. */
  void empty() {
    try (Stream<Path> content = Files.list(path)) {
      // The lock file stays, or another trial could take a folder that is in use.
      content
          .filter(file -> !file.getFileName().toString().endsWith(".lock"))
          .forEach(this::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + path + " could not be emptied", e);
    }
  }

  private void delete(Path top) {
    try (Stream<Path> content = Files.walk(top)) {
      for (Path file : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + path + " could not be emptied", e);
    }
  }

  /**
   * The database, kept so that a killed process loses nothing it had committed: without {@code
   * WRITE_DELAY=0}, H2 would keep up to half a second of commits in memory. The engine writes its
   * log at once, too, and the two must not part.
   *
   * @return JDBC address
   */
  String databaseUrl() {
    return "jdbc:h2:file:"
        + path.resolve("database").toAbsolutePath()
        + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
        + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;LOCK_TIMEOUT=10000";
  }

  Path camunda() {
    return path.resolve("camunda");
  }

  /** Where the files of cases lie. */
  Path documents() {
    return path.resolve("documents");
  }

  /** The file with the homes to begin with. */
  Path homes() {
    return path.resolve("homes.yml");
  }

  DemoData demoData() {
    try {
      if (Files.exists(note())) {
        return DemoData.valueOf(Files.readString(note()).strip());
      }
      return Files.exists(camunda()) ? DemoData.COMPLETE : DemoData.NOT_BEGUN;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void note(DemoData state) {
    try {
      Files.write(note(), List.of(state.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path note() {
    return path.resolve("demo-data");
  }

  @Override
  public void close() {
    lock.close();
  }
}
