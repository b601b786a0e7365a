package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No diagram comes with Homeward whose every step and flow a process test does not take. */
class CoverageContentTest {

  @Test
  void everyDiagramIsWalkedByAProcessTest() throws ReflectiveOperationException {
    List<Path> walked = new ArrayList<>();
    for (Path file : PathwayFiles.all("src/test/java/org/homeward/pathways", "Test.java")) {
      String name = file.getFileName().toString().replace(".java", "");
      Class<?> tests = Class.forName(getClass().getPackageName() + "." + name);
      for (Field field : tests.getDeclaredFields()) {
        if (field.getType().equals(PathwayCoverage.class)) {
          walked.addAll(((PathwayCoverage) field.get(null)).files());
        }
      }
    }
    assertThat(walked).containsExactlyInAnyOrderElementsOf(PathwayFiles.diagrams());
  }
}
