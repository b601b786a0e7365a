package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.homeward.testsupport.ContentTools;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every diagram is free of faults in the eyes of bpmnlint, with its recommended rules and Camunda's
 * for 8.8. Which rules are on is written in {@code src/test/frontend/bpmnlint.mjs}.
 */
class DiagramLintContentTest {

  private static final String FAULTY = "src/test/resources/faulty-pathway";

  /** Odd on purpose: what the drawing of maps must bear. */
  private static final String ODD = "src/test/resources/diagrams";

  private static final List<String> UNDRAWN =
      List.of("src/test/resources/linked-pathways", "src/test/resources/rehearsal");

  /** What the rules find because nothing is drawn. */
  private static final Set<String> OF_THE_DRAWING =
      Set.of("no-bpmndi", "no-disconnected", "no-implicit-end", "no-implicit-start");

  /** One finding; the element is null where it concerns the whole file. */
  record Fault(String file, String rule, String element, String message) {

    @Override
    public String toString() {
      return "%n  %s, %s: %s (%s)".formatted(file, element, message, rule);
    }
  }

  @Test
  void noDiagramHasAFault() {
    List<Path> diagrams =
        Stream.of("processes", "src/test/resources")
            .flatMap(folder -> PathwayFiles.all(folder, ".bpmn").stream())
            .filter(file -> !file.startsWith(FAULTY) && !file.startsWith(ODD))
            .toList();
    assertThat(diagrams).isNotEmpty();
    assertThat(faults(diagrams)).filteredOn(fault -> !undrawn(fault)).isEmpty();
  }

  /** Nobody looks at a model that only a test of its execution has, so it needs no drawing. */
  private static boolean undrawn(Fault fault) {
    return OF_THE_DRAWING.contains(fault.rule())
        && UNDRAWN.stream().anyMatch(fault.file()::startsWith);
  }

  /** Else a rule that is switched off, or an empty answer, would look like a good diagram. */
  @Test
  void faultsAreFound() {
    List<Path> diagrams =
        List.of(Path.of(FAULTY, "faulty.bpmn"), Path.of(FAULTY, "no-diagram.bpmn"));
    assertThat(faults(diagrams))
        .extracting(Fault::rule, Fault::element)
        .contains(
            tuple("label-required", "no-name"),
            tuple("no-bpmndi", "f-end"),
            tuple("no-disconnected", "alone"),
            tuple("no-implicit-split", "no-job-type"),
            tuple("no-overlapping-elements", "no-name"),
            tuple("superfluous-gateway", "does-nothing"),
            tuple("camunda-compat/implementation", "no-job-type"),
            tuple("camunda-compat/message-reference", "no-message"),
            tuple("camunda-compat/element-type", "not-in-camunda"),
            tuple("import", null));
  }

  private static List<Fault> faults(List<Path> diagrams) {
    String found =
        ContentTools.run(
            "lint.mjs", diagrams.stream().map(file -> file.toAbsolutePath().toString()).toList());
    Path here = Path.of("").toAbsolutePath();
    return JsonMapper.shared().readValue(found, new TypeReference<List<Fault>>() {}).stream()
        .map(
            f ->
                new Fault(
                    here.relativize(Path.of(f.file())).toString(),
                    f.rule(),
                    f.element(),
                    f.message()))
        .toList();
  }
}
