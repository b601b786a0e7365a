package org.homeward.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homeward.pathway.Pathway.ReportableEvent;
import org.homeward.pathway.Pathway.ReportableEvent.Reach;
import org.homeward.pathway.Pathway.Step;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathwayReaderTest {

  @Nested
  class OfTheDelayedDischarge {

    private final Pathway pathway = real();

    @Test
    void knowsWhatPeopleSeeOfIt() {
      assertThat(pathway.id()).isEqualTo("delayed-discharge");
      assertThat(pathway.title()).isEqualTo("Delayed discharge");
      assertThat(pathway.summary()).startsWith("Someone on a mental health ward");
      assertThat(pathway.startForm()).isEqualTo("delayed-discharge-start");
      assertThat(pathway.startMessage()).isEqualTo("delayed-discharge-referred");
      assertThat(pathway.startRoles())
          .containsExactlyInAnyOrder("discharge-coordinator", "ward-staff");
      assertThat(pathway.phases())
          .containsExactly(
              "Getting ready", "Clearing the way", "Leaving", "Follow-up", "Housing duty");
      assertThat(pathway.phaseBeside()).isEqualTo("Housing duty");
    }

    @Test
    void hasItsStepsInTheOrderOfTheFlow() {
      assertThat(pathway.steps().keySet())
          .contains(
              "screen-barriers",
              "record-ready",
              "find-home",
              "arrange-care",
              "act-for-trust",
              "refer-council",
              "ask-for-home",
              "decide-unblock",
              "choose-reason",
              "check-reason",
              "prepare-leaving",
              "record-discharge",
              "see-person",
              "act-on-overdue");
      List<String> order = List.copyOf(pathway.steps().keySet());
      assertThat(order)
          .containsSubsequence(
              "record-ready",
              "prepare-leaving",
              "record-discharge",
              "see-person",
              "act-on-overdue");
      assertThat(order.indexOf("find-home")).isLessThan(order.indexOf("choose-reason"));
    }

    @Test
    void knowsOfEachStepWhoIsAskedForWhat() {
      Step home = pathway.steps().get("find-home");
      assertThat(home.title()).isEqualTo("Find a home or a housing decision");
      assertThat(home.role()).isEqualTo("housing-officer");
      assertThat(home.target()).isEqualTo("5 working days");
      assertThat(home.phase()).isEqualTo("Clearing the way");
      assertThat(home.formId()).isEqualTo("delayed-discharge-housing");
      assertThat(home.escalation()).isFalse();
      assertThat(pathway.steps().get("act-for-trust").role())
          .as("the case decides whom to ask")
          .isNull();
      assertThat(pathway.steps().values().stream().filter(Step::escalation).map(Step::elementId))
          .containsExactlyInAnyOrder("decide-unblock", "act-on-overdue", "chase-barrier");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        nullValues = "-",
        value = {
          "screen-barriers  | find-home arrange-care act-for-trust refer-council ask-for-home",
          "record-ready     | find-home arrange-care act-for-trust refer-council ask-for-home",
          "find-home        | choose-reason prepare-leaving",
          "arrange-care     | choose-reason prepare-leaving",
          "choose-reason    | find-home arrange-care act-for-trust",
          "prepare-leaving  | record-discharge",
          "record-discharge | see-person",
          "see-person       | -",
        })
    void knowsWhatCanComeNext(String step, String next) {
      Set<String> expected = next == null ? Set.of() : Set.of(next.split(" "));
      assertThat(pathway.steps().get(step).next()).containsAll(expected);
      assertThat(pathway.steps().get(step).next().isEmpty()).isEqualTo(expected.isEmpty());
    }

    @Test
    void knowsWhenNoLongerReadyCanBeReportedAndWhatItEnds() {
      Set<String> inside =
          Set.of(
              "find-home",
              "arrange-care",
              "act-for-trust",
              "decide-unblock",
              "choose-reason",
              "record-discharge");
      ReportableEvent event = pathway.events("clinically-ready-withdrawn").getFirst();
      assertThat(event.title()).isEqualTo("No longer clinically ready");
      assertThat(event.formId()).isEqualTo("delayed-discharge-not-ready");
      assertThat(event.forPerson()).isFalse();
      assertThat(event.ends())
          .containsAll(inside)
          .doesNotContain("screen-barriers", "record-ready", "see-person", "do-agreed-action");
      assertThat(event.whileOpen()).isEqualTo(event.ends());
      assertThat(event.reaches("record-discharge", null)).isEqualTo(Reach.INSIDE);
      assertThat(event.reaches("see-person", null)).isEqualTo(Reach.OUTSIDE);
      assertThat(event.reaches("find-home", "clear-the-way")).isEqualTo(Reach.INSIDE);
      assertThat(event.reaches("find-home", "early-work")).isEqualTo(Reach.OUTSIDE);
      assertThat(event.reaches("find-home", "duties-of-new-section")).isEqualTo(Reach.OUTSIDE);
      assertThat(event.reaches("find-home", null)).isEqualTo(Reach.UNKNOWN);
    }

    @Test
    void knowsThatADeathEndsEverythingAtAnyTime() {
      ReportableEvent death = pathway.events("person-died").getFirst();
      assertThat(death.forPerson()).isTrue();
      assertThat(death.ends()).isEqualTo(pathway.steps().keySet());
      assertThat(death.whileOpen()).isEmpty();
      assertThat(death.reaches("find-home", null)).isEqualTo(Reach.INSIDE);
      assertThat(pathway.events("no-such-message")).isEmpty();
    }
  }

  @Test
  void aNonInterruptingEventEndsNothingAndAnEventSubProcessNotItself() {
    Pathway pathway =
        read(
            process(
                """
                <bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing>
                  <bpmn:messageEventDefinition messageRef="m-start"/></bpmn:startEvent>
                <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="t"/>
                """
                    + task("t")
                    + """
                    <bpmn:subProcess id="other" triggeredByEvent="true">
                      <bpmn:startEvent id="note" isInterrupting="false">
                      """
                    + event("Something to know")
                    + """
                      <bpmn:outgoing>f2</bpmn:outgoing>
                      <bpmn:messageEventDefinition messageRef="m-note"/></bpmn:startEvent>
                      <bpmn:sequenceFlow id="f2" sourceRef="note" targetRef="t2"/>
                      """
                    + task("t2")
                    + "</bpmn:subProcess>"));

    assertThat(pathway.steps().keySet()).containsExactly("t", "t2");
    ReportableEvent note = pathway.events("note").getFirst();
    assertThat(note.ends()).isEmpty();
    assertThat(note.whileOpen()).isEmpty();
  }

  @Test
  void saysWhichFileAndElementIsWrong() {
    fault(process("<bpmn:startEvent id=\"s\"/>"), "p", "needs a message start event");
    fault(process(START + untitled(task("t"))), "t", "needs a name");
    fault(process(START + "<bpmn:userTask id=\"t\" name=\"T\"/>"), "t", "needs a form");
    fault(
        process(
            START
                + task("t")
                + "<bpmn:boundaryEvent id=\"b\" attachedToRef=\"t\">"
                + event("Stop")
                + "<bpmn:timerEventDefinition/></bpmn:boundaryEvent>"),
        "b",
        "a reportable event needs a message");
    fault(
        process(
            START
                + task("t")
                + "<bpmn:boundaryEvent id=\"b\" attachedToRef=\"t\">"
                + event("")
                + "<bpmn:messageEventDefinition messageRef=\"m-note\"/></bpmn:boundaryEvent>"),
        "b",
        "needs homeward:title");
    fault(
        process(
            START
                + "<bpmn:intermediateCatchEvent id=\"c\">"
                + event("Stop")
                + "<bpmn:messageEventDefinition messageRef=\"m-note\"/></bpmn:intermediateCatchEvent>"),
        "c",
        "stands on a boundary");
    fault(
        process(START + task("t") + boundary("b1") + boundary("b2")),
        "b2",
        "another event has the message note");
  }

  @Test
  void aFileThatIsNoBpmnIsAFaultToo() {
    for (String content : List.of("", "no xml", "<a>", "<a/>", "<?xml version=\"1.0\"?><b/>")) {
      assertThatThrownBy(
              () -> PathwayReader.read(Map.of("x.bpmn", content.getBytes(StandardCharsets.UTF_8))))
          .as(content)
          .isInstanceOf(PathwayFault.class)
          .hasMessageStartingWith("x.bpmn");
    }
  }

  private static final String START =
      """
      <bpmn:startEvent id="s"><bpmn:messageEventDefinition messageRef="m-start"/></bpmn:startEvent>
      """;

  private static void fault(byte[] bpmn, String element, String what) {
    assertThatThrownBy(() -> PathwayReader.read(Map.of("x.bpmn", bpmn)))
        .isInstanceOf(PathwayFault.class)
        .hasMessageStartingWith("x.bpmn, " + element + ": ")
        .hasMessageContaining(what);
  }

  private static Pathway read(byte[] bpmn) {
    return PathwayReader.read(Map.of("x.bpmn", bpmn));
  }

  private static String task(String id) {
    return """
        <bpmn:userTask id="%s" name="Do %s"><bpmn:extensionElements><zeebe:userTask/>
        <zeebe:formDefinition formId="form"/></bpmn:extensionElements></bpmn:userTask>
        """
        .formatted(id, id);
  }

  private static String untitled(String task) {
    return task.replaceAll(" name=\"[^\"]*\"", "");
  }

  private static String boundary(String id) {
    return "<bpmn:boundaryEvent id=\""
        + id
        + "\" attachedToRef=\"t\">"
        + event("Stop")
        + "<bpmn:messageEventDefinition messageRef=\"m-note\"/></bpmn:boundaryEvent>";
  }

  private static String event(String title) {
    return """
        <bpmn:extensionElements><zeebe:properties>
        <zeebe:property name="homeward:event" value="true"/>
        <zeebe:property name="homeward:title" value="%s"/>
        <zeebe:property name="homeward:form" value="form"/>
        <zeebe:property name="homeward:roles" value="a, b"/>
        </zeebe:properties></bpmn:extensionElements>
        """
        .formatted(title);
  }

  private static byte[] process(String content) {
    return bpmn(
        """
        <bpmn:process id="p" name="Process" isExecutable="true">
          <bpmn:extensionElements><zeebe:properties>
            <zeebe:property name="homeward:startForm" value="start"/>
          </zeebe:properties></bpmn:extensionElements>
        """
            + content
            + "</bpmn:process>");
  }

  private static byte[] bpmn(String content) {
    return ("""
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
              xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
            """
            + content
            + """
              <bpmn:message id="m-start" name="start"/><bpmn:message id="m-note" name="note"/>
            </bpmn:definitions>
            """)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Pathway real() {
    Path folder = Path.of("processes/delayed-discharge");
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".bpmn")).toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return PathwayReader.read(files);
  }
}
