package org.homeward.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.casefile.CaseMap.Mark;
import org.homeward.pathway.diagram.Diagram;
import org.homeward.pathway.diagram.DiagramReader;
import org.junit.jupiter.api.Test;

class CaseMarksTest {

  private static final String PART =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
          xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="d" targetNamespace="t">
        <bpmn:process id="visit-check" name="Check" isExecutable="true">
          <bpmn:startEvent id="check-asked" />
          <bpmn:userTask id="count-rooms" name="Count the rooms" />
          <bpmn:sequenceFlow id="fc" sourceRef="check-asked" targetRef="count-rooms" />
        </bpmn:process>
        <bpmndi:BPMNDiagram id="dd">
          <bpmndi:BPMNPlane id="dp" bpmnElement="visit-check">
            <bpmndi:BPMNShape id="s1" bpmnElement="check-asked">
              <dc:Bounds x="0" y="0" width="36" height="36" />
            </bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="s2" bpmnElement="count-rooms">
              <dc:Bounds x="80" y="0" width="100" height="80" />
            </bpmndi:BPMNShape>
          </bpmndi:BPMNPlane>
        </bpmndi:BPMNDiagram>
      </bpmn:definitions>
      """;

  private final List<Diagram> diagrams = read();

  @Test
  void marksWhatIsOpenAndTheWayThere() {
    CaseMarks marks = marks(Map.of("within", false), Set.of("go"), Set.of(), false);

    assertThat(marks.marks())
        .containsEntry("within", Mark.NOW)
        .containsEntry("go", Mark.DONE)
        .containsEntry("inside", Mark.PASSED)
        .containsEntry("asked", Mark.PASSED)
        .doesNotContainKeys("well", "late", "told", "save");
    assertThat(marks.passed()).contains("f-1", "f-2", "f-in").doesNotContain("f-out", "f-late");
  }

  @Test
  void whatIsOpenAgainIsNotDone() {
    CaseMarks marks = marks(Map.of("go", false), Set.of("go"), Set.of(), false);
    assertThat(marks.marks()).containsEntry("go", Mark.NOW);
  }

  @Test
  void escalationsStandOut() {
    assertThat(marks(Map.of("go", true), Set.of(), Set.of(), false).marks())
        .containsEntry("go", Mark.ESCALATED);
  }

  @Test
  void eventsThatWereReportedAreMarked() {
    CaseMarks marks = marks(Map.of(), Set.of(), Set.of("cancelled"), false);
    assertThat(marks.marks())
        .containsEntry("cancelled", Mark.PASSED)
        .containsEntry("go", Mark.PASSED);
  }

  @Test
  void aSubProcessDrawnApartIsOpenWhileSomethingInItIs() {
    CaseMarks marks = marks(Map.of("write", false), Set.of(), Set.of(), false);
    assertThat(marks.marks())
        .containsEntry("write", Mark.NOW)
        .containsEntry("later", Mark.NOW)
        .containsEntry("check", Mark.PASSED);
  }

  @Test
  void whatCallsAPartIsOpenWhileSomethingInThePartIs() {
    List<Diagram> both = new ArrayList<>(diagrams);
    both.addAll(DiagramReader.read(PART.getBytes(StandardCharsets.UTF_8)));
    CaseMarks marks =
        new CaseMarks(
            both, new CaseMarks.Standing(Map.of("count-rooms", false), Set.of(), Set.of(), false));
    assertThat(marks.marks())
        .containsEntry("count-rooms", Mark.NOW)
        .containsEntry("check", Mark.NOW)
        .containsEntry("several", Mark.PASSED)
        .containsEntry("check-asked", Mark.PASSED)
        .doesNotContainKey("later");
  }

  @Test
  void ofSeveralEndsNoneIsGuessed() {
    assertThat(marks(Map.of(), Set.of(), Set.of(), true).marks()).isEmpty();
  }

  private CaseMarks marks(
      Map<String, Boolean> open, Set<String> finished, Set<String> reported, boolean atTheEnd) {
    return new CaseMarks(diagrams, new CaseMarks.Standing(open, finished, reported, atTheEnd));
  }

  private static List<Diagram> read() {
    try (var in = CaseMarksTest.class.getClassLoader().getResourceAsStream("diagrams/visit.bpmn")) {
      return DiagramReader.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
