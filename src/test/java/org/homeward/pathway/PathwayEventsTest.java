package org.homeward.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.homeward.pathway.SmallModels.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.homeward.form.FormContext;
import org.homeward.pathway.Pathway.ReportableEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pathway says of the events that people report. */
class PathwayEventsTest {

  @Test
  void anEventThatInterruptsNothingEndsNothing() {
    ReportableEvent onTask = only(main(task("t"), onBoundary("note", "t", false), flow("s>t")));
    assertThat(onTask.interrupting()).isFalse();
    assertThat(onTask.ends()).isEmpty();
    assertThat(onTask.whileOpen()).containsExactly("t");

    ReportableEvent always =
        only(main(task("t"), eventSub("sub", atAnyTime("note", false), end("e")), flow("s>t")));
    assertThat(always.interrupting()).isFalse();
    assertThat(always.ends()).isEmpty();
    assertThat(always.whileOpen()).isEmpty();
    assertThat(always.when()).isNull();
    assertThat(always.ownSubject()).isFalse();
    assertThat(always.personDied()).isFalse();
    assertThat(always.endsPartners()).isFalse();
    assertThat(always.tell()).isEmpty();
    assertThat(always.tellLinked()).isNull();
  }

  @Test
  void saysWhenItIsOfferedAndWhatItBrings() {
    ReportableEvent event =
        only(
            main(
                task("t"),
                eventSub(
                    "sub",
                    atAnyTime(
                        "note",
                        true,
                        "homeward:when=awolSince != null and awolSince < today",
                        "homeward:subject=new",
                        "homeward:person=died",
                        "homeward:ends=partners",
                        "homeward:scope=person",
                        "homeward:tell=ward-staff, social-worker",
                        "homeward:tellLinked=Moved on"),
                    end("e")),
                flow("s>t")));
    assertThat(event.ownSubject()).isTrue();
    assertThat(event.personDied()).isTrue();
    assertThat(event.endsPartners()).isTrue();
    assertThat(event.forPerson()).isTrue();
    assertThat(event.tellLinked()).isEqualTo("Moved on");
    assertThat(event.tell()).containsExactlyInAnyOrder("ward-staff", "social-worker");
    assertThat(event.interrupting()).isTrue();
    assertThat(event.when().holds(facts(Map.of()))).isFalse();
    assertThat(event.when().holds(facts(Map.of("awolSince", "2026-11-21")))).isTrue();
    assertThat(event.when().holds(facts(Map.of("awolSince", "2026-11-22")))).isFalse();
  }

  private static FormContext facts(Map<String, Object> facts) {
    return FormContext.of(facts, LocalDate.of(2026, 11, 22), List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "homeward:when=awolSince !=",
        "homeward:when=",
        "homeward:when=now() > awolSince",
        "homeward:subject=old",
        "homeward:person=moved",
        "homeward:ends=everybody",
        "homeward:scope=everybody",
        "homeward:tell=",
        "homeward:tellLinked=",
      })
  void saysWhatIsWrongWithAnEvent(String property) {
    String name = property.substring(0, property.indexOf('='));
    assertThatThrownBy(
            () ->
                PathwayReader.read(
                    folder(main(task("t"), onBoundary("b", "t", true, property), flow("s>t")))))
        .isInstanceOf(PathwayFault.class)
        .hasMessageStartingWith("a.bpmn, b: " + name);
  }

  @Test
  void twoEventsShareAMessageWhereOnlyOneOfThemCanWaitForIt() {
    String events = onBoundary("b1", "t1", true) + onBoundary("b2", "t2", true);
    Pathway pathway =
        PathwayReader.read(
            folder(
                main(
                    task("t1"),
                    gateway("g"),
                    task("t2"),
                    events,
                    end("e"),
                    flow("s>t1", "t1>g", "g>t2", "g>e", "b1>t2"))));
    assertThat(pathway.events("note"))
        .extracting(ReportableEvent::elementId)
        .containsExactly("b1", "b2");

    String both = flow("t1>e", "t2>e");
    together(
        task("t1"), parallel("g"), task("t2"), events, end("e"), flow("s>g", "g>t1", "g>t2"), both);
    together(task("t1"), task("t2"), events, flow("s>t1", "s>t2"));
    together(
        task("t1"),
        task("t2"),
        onBoundary("b1", "t1", false),
        onBoundary("b2", "t2", true),
        flow("s>t1", "t1>t2"));
    together(task("t1"), onBoundary("b1", "t1", true), onBoundary("b2", "t1", true), flow("s>t1"));
    together(
        task("t1"),
        onBoundary("b1", "t1", true),
        eventSub("sub", atAnyTime("b2", true), end("e")),
        flow("s>t1"));
    together(
        sub("inside", start("i-s"), task("t1"), onBoundary("b1", "t1", true), flow("i-s>t1")),
        onBoundary("b2", "inside", true),
        flow("s>inside"));
  }

  private static void together(String... content) {
    assertThatThrownBy(() -> PathwayReader.read(folder(main(content))))
        .as(String.join("", content))
        .isInstanceOf(PathwayFault.class)
        .hasMessageContaining("another event has the message note");
  }

  private static ReportableEvent only(String process) {
    return PathwayReader.read(folder(process)).events().getFirst();
  }
}
