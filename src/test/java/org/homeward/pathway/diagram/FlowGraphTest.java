package org.homeward.pathway.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowGraphTest {

  private final FlowGraph graph = new FlowGraph();

  /** A start, a choice between a and b, a join, c, and a way back from c to the choice. */
  @BeforeEach
  void draw() {
    graph.start("start");
    graph.flow("start", "f1", "choice");
    graph.flow("choice", "fa", "a");
    graph.flow("choice", "fb", "b");
    graph.flow("a", "fa2", "join");
    graph.flow("b", "fb2", "join");
    graph.flow("join", "fc", "c");
    graph.flow("c", "back", "choice");
    graph.flow("c", "on", "end");
  }

  @Test
  void whatEveryWayGoesThroughWasPassed() {
    assertThat(graph.passed(Set.of("c")))
        .containsExactlyInAnyOrder("start", "f1", "choice", "join", "fc", "c");
  }

  @Test
  void whatIsOnlyPossibleWasNot() {
    assertThat(graph.passed(Set.of("c"))).doesNotContain("a", "fa", "b", "fb", "back", "on");
    assertThat(graph.passed(Set.of("c", "b"))).contains("fb").doesNotContain("fb2", "fa");
  }

  @Test
  void anElementWithOneWayOnHasTakenIt() {
    assertThat(graph.onlyWayOn("b")).containsExactly("fb2", "join");
    assertThat(graph.onlyWayOn("c")).isEmpty();
    assertThat(graph.onlyWayOn("end")).isEmpty();
  }

  @Test
  void whatIsNotOfThisProcessIsLeftOut() {
    assertThat(graph.passed(Set.of("elsewhere"))).isEmpty();
    assertThat(graph.passed(Set.of())).isEmpty();
  }
}
