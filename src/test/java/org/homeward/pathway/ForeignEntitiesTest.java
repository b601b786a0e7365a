package org.homeward.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of a pathway cannot bring in other files of the server, nor grow without end. */
class ForeignEntitiesTest {

  private static final String OTHERS = "what stands in another file";

  @TempDir private Path folder;

  @Test
  void aDiagramCannotReadOtherFiles() throws IOException {
    String bpmn =
        new String(SmallModels.folder(SmallModels.main("")).get("a.bpmn"), StandardCharsets.UTF_8);
    assertThat(bpmn).contains("name=\"Main\"");
    // An entity cannot stand in an attribute when it is a file, so it stands in the text.
    String reads =
        bpmn.replaceFirst("\\?>\\s*", "?>" + docType("bpmn:definitions"))
            .replace(
                "</bpmn:process>", "<bpmn:documentation>&x;</bpmn:documentation></bpmn:process>");

    Throwable fault =
        catchThrowable(
            () -> PathwayReader.read(Map.of("a.bpmn", reads.getBytes(StandardCharsets.UTF_8))));

    assertThat(fault).isInstanceOf(PathwayFault.class).hasMessageContaining("no BPMN file");
    assertThat(fault.toString()).doesNotContain(OTHERS);
  }

  @Test
  void aDecisionTableCannotReadOtherFiles() throws IOException {
    String dmn = docType("definitions") + "<definitions id=\"d\">&x;</definitions>";

    assertThat(ContentIds.problem(dmn.getBytes(StandardCharsets.UTF_8)))
        .isNotNull()
        .doesNotContain(OTHERS);
    assertThat(ContentIds.problem("<definitions id=\"d\"/>".getBytes(StandardCharsets.UTF_8)))
        .isNull();
  }

  private String docType(String root) throws IOException {
    Path other = Files.writeString(folder.resolve("other.txt"), OTHERS);
    return "<!DOCTYPE %s [<!ENTITY x SYSTEM \"%s\">]>".formatted(root, other.toUri());
  }
}
