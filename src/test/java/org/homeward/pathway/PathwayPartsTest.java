package org.homeward.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.homeward.pathway.SmallModels.*;

import java.util.List;
import java.util.Map;
import org.homeward.pathway.Pathway.ReportableEvent;
import org.homeward.pathway.Pathway.ReportableEvent.Reach;
import org.junit.jupiter.api.Test;

/** A pathway whose call activities reach parts in other files of its folder. */
class PathwayPartsTest {

  private final Map<String, byte[]> folder =
      folder(
          part("deep", task("d1"), end("d-e"), flow("deep-s>d1", "d1>d-e")),
          main(
              task("t1"),
              call("c", "mid"),
              onBoundary("stop", "c", true),
              task("t2"),
              callForEach("each", "deep"),
              task("t3"),
              eventSub("always", start("always-s"), call("again", "mid"), flow("always-s>again")),
              flow("s>t1", "t1>c", "c>t2", "t2>each", "each>t3")),
          part(
              "mid",
              task("m1"),
              call("m-c", "deep"),
              gateway("m-g"),
              task("m2"),
              escalation("m-x"),
              flow("mid-s>m1", "m1>m-c", "m-c>m-g", "m-g>m2", "m-g>m-x")),
          part("nobody-calls", task("n1"), flow("nobody-calls-s>n1")));

  @Test
  void theStepsOfPartsStandWhereTheyAreCalled() {
    Pathway pathway = PathwayReader.read(folder);
    assertThat(pathway.id()).isEqualTo("main");
    assertThat(pathway.steps().keySet()).containsExactly("t1", "m1", "d1", "m2", "m-x", "t2", "t3");
    assertThat(pathway.steps().get("t1").processId()).isEqualTo("main");
    assertThat(pathway.steps().get("m2").processId()).isEqualTo("mid");
    assertThat(pathway.steps().get("d1").processId()).isEqualTo("deep");
  }

  @Test
  void whatComesNextLooksIntoPartsAndOutOfThem() {
    Pathway pathway = PathwayReader.read(folder);
    assertThat(next(pathway, "t1")).containsExactly("m1");
    assertThat(next(pathway, "m1")).containsExactly("d1");
    assertThat(next(pathway, "d1"))
        .as("the part is called in two places")
        .containsExactlyInAnyOrder("m2", "t3");
    assertThat(next(pathway, "m2")).containsExactly("t2");
    assertThat(next(pathway, "t2")).containsExactly("d1");
    assertThat(next(pathway, "t3")).isEmpty();
  }

  @Test
  void anErrorThatEndsAPartLeadsToTheBoundaryThatTakesIt() {
    Pathway pathway =
        PathwayReader.read(
            folder(
                main(
                    sub("around", start("a-s"), call("c", "p"), flow("a-s>c")),
                    onRefused("refused", "around"),
                    task("well"),
                    task("badly"),
                    flow("s>around", "around>well", "refused>badly")),
                part(
                    "p",
                    task("ask"),
                    gateway("g"),
                    refusedEnd("no"),
                    end("yes"),
                    flow("p-s>ask", "ask>g", "g>no", "g>yes"))));
    assertThat(next(pathway, "ask")).containsExactlyInAnyOrder("well", "badly");
  }

  @Test
  void anEventOnACallActivityEndsTheStepsInside() {
    ReportableEvent stop = PathwayReader.read(folder).events("note").getFirst();
    assertThat(stop.ends()).containsExactlyInAnyOrder("m1", "d1", "m2", "m-x");
    assertThat(stop.whileOpen()).isEqualTo(stop.ends());
  }

  @Test
  void whatAlsoLiesOutsideTheScopeIsInsideOnlyIfTheCallSaysSo() {
    ReportableEvent silent = PathwayReader.read(folder).events("note").getFirst();
    assertThat(silent.reaches("m1", null)).isEqualTo(Reach.UNKNOWN);
    assertThat(silent.reaches("d1", "c")).isEqualTo(Reach.UNKNOWN);
    assertThat(silent.reaches("t1", null)).isEqualTo(Reach.OUTSIDE);

    ReportableEvent told =
        PathwayReader.read(
                folder(
                    main(
                        callSaying("c", "mid"),
                        onBoundary("stop", "c", true),
                        callSaying("later", "deep"),
                        flow("s>c", "c>later")),
                    part("mid", callSaying("m-c", "deep"), task("m1"), flow("mid-s>m-c", "m-c>m1")),
                    part("deep", task("d1"), flow("deep-s>d1"))))
            .events("note")
            .getFirst();
    assertThat(told.reaches("m1", null)).as("called once").isEqualTo(Reach.INSIDE);
    assertThat(told.reaches("d1", "c m-c")).isEqualTo(Reach.INSIDE);
    assertThat(told.reaches("d1", "later")).isEqualTo(Reach.OUTSIDE);
    assertThat(told.reaches("d1", null)).as("older than the mapping").isEqualTo(Reach.UNKNOWN);
  }

  @Test
  void anEventSubProcessEndsWhatPartsDoButNotItsOwn() {
    Pathway pathway =
        PathwayReader.read(
            folder(
                main(
                    call("c", "p"),
                    eventSub("died", atAnyTime("dies", true), call("c2", "q"), flow("dies>c2")),
                    flow("s>c")),
                part("p", task("p1"), flow("p-s>p1")),
                part("q", task("q1"), flow("q-s>q1"))));
    assertThat(pathway.steps().keySet()).containsExactly("p1", "q1");
    assertThat(pathway.events("note").getFirst().ends()).containsExactly("p1");
  }

  @Test
  void saysWhatDoesNotFitTogether() {
    String called = part("p", task("t"), flow("p-s>t"));
    fault(folder(main(call("c", "gone"), flow("s>c"))), "a.bpmn, c: calls gone");
    fault(folder(main(call("c", "=which"), flow("s>c"))), "a.bpmn, c: must name the part");
    fault(folder(main(task("t"), flow("s>t")), called), "b.bpmn, t: the id stands in a.bpmn too");
    fault(folder(main(call("c", "p")), called, called), "c.bpmn, p: is a process in b.bpmn too");
    fault(folder(called), "a.bpmn: no executable process has homeward:startForm");
    fault(
        folder(main(), main().replace("\"main\"", "\"other\"").replace("\"s\"", "\"s2\"")),
        "b.bpmn, other: has a homeward:startForm like main");
    fault(
        folder(main(call("c", "p")), part("p", call("c2", "q")), part("q", call("c3", "p"))),
        "b.bpmn, p: is called by itself, through main, p, q");
    fault(folder(main(call("c", "main"))), "a.bpmn, main: is called by itself");
    fault(
        folder(main(call("c", "p")), part("p", task("t"), onBoundary("b", "t", true))),
        "b.bpmn, b: a part holds no reportable events");
  }

  private static void fault(Map<String, byte[]> folder, String words) {
    assertThatThrownBy(() -> PathwayReader.read(folder))
        .isInstanceOf(PathwayFault.class)
        .hasMessageStartingWith(words);
  }

  private static List<String> next(Pathway pathway, String step) {
    return pathway.steps().get(step).next();
  }
}
