package org.homeward.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine on which the server does not run is told, played with scripts. */
class MySqlInstallationTest {

  /** Says what the dynamic linker says, unless the library lies in the server's own folder. */
  private static final String NEEDS_LIBAIO =
      """
      #!/bin/sh
      [ -e "$(dirname "$0")/../lib/private/libaio.so.1" ] && exit 0
      echo "$0: error while loading shared libraries: libaio.so.1: cannot open shared object file"
      exit 127
      """;

  @TempDir private Path home;
  @TempDir private Path system;
  private MySqlInstallation installation;

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib/private"));
    installation = new MySqlInstallation(home, List.of(system));
  }

  @Test
  void nothingIsMissingWhereTheServerRuns() throws IOException {
    server("#!/bin/sh\nexit 0\n");

    assertThat(installation.missingLibrary()).isEmpty();
  }

  @Test
  void namesTheMissingLibrary() throws IOException {
    server(NEEDS_LIBAIO);

    assertThat(installation.missingLibrary()).contains("libaio.so.1");
  }

  @Test
  void takesTheLibraryUnderItsNewName() throws IOException {
    server(NEEDS_LIBAIO);
    Files.createFile(system.resolve("libaio.so.1t64"));

    assertThat(installation.missingLibrary()).isEmpty();
    assertThat(installation.missingLibrary()).as("once more").isEmpty();
  }

  @Test
  void otherTroubleIsAnError() throws IOException {
    server("#!/bin/sh\necho Illegal instruction\nexit 132\n");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(installation::missingLibrary)
        .withMessageContaining("Illegal instruction");
  }

  private void server(String script) throws IOException {
    Files.writeString(installation.server(), script);
    Files.setPosixFilePermissions(
        installation.server(), PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
