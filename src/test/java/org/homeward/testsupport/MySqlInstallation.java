package org.homeward.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unpacked MySQL distribution, given by the system property {@code homeward.mysql.home} (set by
 * {@code mvn verify -Pmysql}).
 *
 * @param home the folder with {@code bin/mysqld} in it
 * @param libraryFolders where the system keeps shared libraries
 */
record MySqlInstallation(Path home, List<Path> libraryFolders) {

  private static final List<Path> SYSTEM_LIBRARY_FOLDERS =
      List.of(Path.of("/usr/lib/x86_64-linux-gnu"), Path.of("/usr/lib/aarch64-linux-gnu"));

  private static final Pattern MISSING_LIBRARY =
      Pattern.compile("(lib[\\w.+-]+): cannot open shared object file");

  /**
   * @throws IllegalStateException if the property is not set or there is no server in the folder
   */
  static MySqlInstallation configured() {
    String home = System.getProperty("homeward.mysql.home", "");
    if (home.isBlank() || !Files.isExecutable(Path.of(home, "bin", "mysqld"))) {
      throw new IllegalStateException(
          "No MySQL server in '%s' (system property homeward.mysql.home). Run the tests with"
                  .formatted(home)
              + " `mvn verify -Pmysql`, or once `mvn generate-test-resources -Pmysql` and set the"
              + " property to target/mysql.");
    }
    return new MySqlInstallation(Path.of(home).toAbsolutePath(), SYSTEM_LIBRARY_FOLDERS);
  }

  Path server() {
    return home.resolve("bin").resolve("mysqld");
  }

  /**
   * Tries the server program.
   *
   * @return the shared library it lacks on this machine, if any
   */
  Optional<String> missingLibrary() {
    Optional<String> missing = tryServer();
    if (missing.isPresent() && linkRenamedLibrary(missing.get())) {
      return tryServer();
    }
    return missing;
  }

  private Optional<String> tryServer() {
    try {
      Process process =
          new ProcessBuilder(server().toString(), "--no-defaults", "--version")
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher matcher = MISSING_LIBRARY.matcher(output);
      if (process.waitFor() == 0) {
        return Optional.empty();
      }
      if (matcher.find()) {
        return Optional.of(matcher.group(1));
      }
      throw new IllegalStateException("mysqld does not run on this machine: " + output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Debian 13 and Ubuntu 24.04 renamed libaio.so.1 to libaio.so.1t64. On 64-bit machines it is the
   * same library, so a link under the old name in the server's own library folder is enough.
   */
  private boolean linkRenamedLibrary(String library) {
    Optional<Path> renamed =
        libraryFolders.stream()
            .map(folder -> folder.resolve(library + "t64"))
            .filter(Files::exists)
            .findAny();
    if (renamed.isEmpty()) {
      return false;
    }
    try {
      Files.createSymbolicLink(
          home.resolve("lib").resolve("private").resolve(library), renamed.get());
      return true;
    } catch (FileAlreadyExistsException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
