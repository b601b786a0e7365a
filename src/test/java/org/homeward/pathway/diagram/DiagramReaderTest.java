package org.homeward.pathway.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.pathway.diagram.Diagram.Kind;
import org.homeward.pathway.diagram.Diagram.Line;
import org.homeward.pathway.diagram.Diagram.Shape;
import org.homeward.pathway.diagram.Diagram.Stroke;
import org.homeward.pathway.diagram.Diagram.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagramReaderTest {

  private static final Pattern SVG_PATH = Pattern.compile("[MLHVhvalz0-9. -]*");

  private final Diagram visit = read("diagrams/visit.bpmn").getFirst();

  @Test
  void readsWhatStandsThereAndOfWhatSort() {
    assertThat(visit.processId()).isEqualTo("visit");
    assertThat(visit.title()).isEqualTo("Home <visit> & more");
    assertThat(visit.shapes())
        .extracting(Shape::elementId, Shape::kind)
        .contains(
            org.assertj.core.groups.Tuple.tuple("asked", Kind.EVENT),
            org.assertj.core.groups.Tuple.tuple("go", Kind.TASK),
            org.assertj.core.groups.Tuple.tuple("well", Kind.GATEWAY),
            org.assertj.core.groups.Tuple.tuple("check", Kind.CALL),
            org.assertj.core.groups.Tuple.tuple("inside", Kind.SUB_PROCESS),
            org.assertj.core.groups.Tuple.tuple("stopped", Kind.EVENT_SUB_PROCESS),
            org.assertj.core.groups.Tuple.tuple("remark", Kind.NOTE));
    assertThat(shape("check").calls()).isEqualTo("visit-check");
    assertThat(shape("go").calls()).isNull();
  }

  @Test
  void whatHoldsOthersLiesBehindThem() {
    List<String> order = visit.shapes().stream().map(Shape::elementId).toList();
    assertThat(order.indexOf("inside")).isLessThan(order.indexOf("within"));
    assertThat(order.indexOf("stopped")).isLessThan(order.indexOf("asked"));
  }

  @Test
  void anEventOnTheBorderOfATaskLiesInFrontOfIt() {
    List<Kind> order = visit.shapes().stream().map(Shape::kind).toList();
    assertThat(order.indexOf(Kind.EVENT)).isGreaterThan(order.lastIndexOf(Kind.TASK));
  }

  @Test
  void theViewBoxHoldsEverything() {
    Box box = visit.box();
    assertThat(visit.shapes())
        .allSatisfy(
            shape -> {
              assertThat(shape.box().x()).isGreaterThanOrEqualTo(box.x());
              assertThat(shape.box().right()).isLessThanOrEqualTo(box.right());
              assertThat(shape.box().bottom()).isLessThanOrEqualTo(box.bottom());
            });
    assertThat(visit.viewBox()).matches("-?[0-9.]+( -?[0-9.]+){3}");
    assertThat(visit.pixelsWide()).isGreaterThan(Math.round(box.width()));
  }

  @Test
  void eventsShowWhatTheyWaitForAndWhetherTheyInterrupt() {
    assertThat(roles("late")).contains("outline-dashed", "ring-dashed", "icon");
    assertThat(roles("cancelled")).contains("outline", "ring", "icon");
    assertThat(roles("asked")).contains("outline", "icon").doesNotContain("ring");
    assertThat(roles("over")).containsExactly("outline-thick");
    assertThat(roles("stop")).contains("outline-thick", "icon-filled");
  }

  @Test
  void eachSortOfTaskHasItsOwnSign() {
    Set<String> signs =
        Stream.of("go", "save", "rule", "tell", "script")
            .map(this::signOf)
            .collect(Collectors.toSet());
    assertThat(signs).hasSize(5).doesNotContain("");
    assertThat(shape("by-hand").strokes()).hasSize(1);
    assertThat(roles("check")).contains("outline-thick");
    assertThat(shape("several").strokes()).hasSize(1 + 2 + 3);
  }

  @Test
  void eachSortOfGatewayHasItsOwnSign() {
    assertThat(Stream.of("well", "both", "some", "first").map(this::signOf).distinct()).hasSize(4);
  }

  private String signOf(String id) {
    Shape gateway = shape(id);
    return gateway.strokes().stream()
        .skip(1)
        .map(stroke -> relative(stroke.path(), gateway.box()))
        .collect(Collectors.joining());
  }

  /** A path with its place taken out, for shapes of the same size. */
  private static String relative(String path, Box box) {
    return Pattern.compile("([ML])(-?[\\d.]+) (-?[\\d.]+)")
        .matcher(path)
        .replaceAll(
            m ->
                m.group(1)
                    + Figures.numbers(
                        Double.parseDouble(m.group(2)) - box.x(),
                        Double.parseDouble(m.group(3)) - box.y()));
  }

  @Test
  void namesStayInTheirBoxes() {
    Shape task = shape("go");
    assertThat(task.words()).hasSizeGreaterThan(1);
    assertThat(task.words())
        .allSatisfy(
            line -> {
              assertThat(Double.parseDouble(line.y()))
                  .isBetween(task.box().y() + 10, task.box().bottom() - 2);
              assertThat(Lettering.width(line.text())).isLessThan(task.box().width());
              assertThat(line.outside()).isFalse();
            });
    assertThat(shape("asked").words()).extracting(Words::outside).containsOnly(true);
  }

  @Test
  void flowsHaveHeadsLabelsAndSigns() {
    assertThat(line("f-yes").words()).extracting(Words::text).containsExactly("Yes");
    assertThat(line("f-no").marks()).extracting(Stroke::role).containsExactly("default");
    assertThat(line("f-if").marks()).extracting(Stroke::role).containsExactly("condition");
    assertThat(line("f-1").role()).isEqualTo("flow");
    assertThat(line("f-1").head()).isNotEmpty();
    assertThat(line("to-remark").role()).isEqualTo("association");
    assertThat(line("to-remark").head()).isEmpty();
  }

  @Test
  void aCollapsedSubProcessHasADiagramOfItsOwn() {
    List<Diagram> both = read("diagrams/visit.bpmn");
    assertThat(both).extracting(Diagram::elementId).containsExactly("visit", "later");
    assertThat(both.get(1).title()).isEqualTo("Write it up later");
    assertThat(both.get(1).processId()).isEqualTo("visit");
  }

  @Test
  void theFlowKnowsSubProcessesAndBoundaries() {
    assertThat(visit.flow().passed(Set.of("within")))
        .contains("asked", "f-1", "go", "inside", "in")
        .doesNotContain("late", "save");
    assertThat(visit.flow().passed(Set.of("told"))).contains("late", "go", "f-late");
    assertThat(visit.flow().passed(Set.of("stop"))).contains("stop-asked").doesNotContain("asked");
    assertThat(visit.flow().ends()).contains("over").doesNotContain("stop", "out");
  }

  @Test
  void aFileWithoutADiagramGivesNone() {
    String bare =
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
          <process id="bare" isExecutable="true"><startEvent id="s" /></process>
        </definitions>
        """;
    assertThat(DiagramReader.read(bare.getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThatThrownBy(() -> DiagramReader.read("no xml".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(DiagramFault.class);
  }

  static Stream<Path> packaged() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("processes"))) {
      return files.filter(f -> f.toString().endsWith(".bpmn")).sorted().toList().stream();
    }
  }

  /** Whatever a pathway's files hold can be drawn: only numbers in paths, every name in its box. */
  @ParameterizedTest
  @MethodSource("packaged")
  void everyPackagedPathwayIsDrawn(Path file) throws IOException {
    List<Diagram> diagrams = DiagramReader.read(Files.readAllBytes(file));
    assertThat(diagrams).isNotEmpty();
    for (Diagram diagram : diagrams) {
      assertThat(
              Stream.concat(
                  diagram.shapes().stream().flatMap(s -> s.strokes().stream()).map(Stroke::path),
                  diagram.lines().stream().flatMap(l -> Stream.of(l.path(), l.head()))))
          .allMatch(path -> SVG_PATH.matcher(path).matches());
      assertThat(diagram.shapes())
          .filteredOn(shape -> shape.kind() == Kind.TASK || shape.kind() == Kind.CALL)
          .allSatisfy(
              shape ->
                  assertThat(
                          shape.words().stream().map(Words::text).collect(Collectors.joining(" ")))
                      .as("the whole name fits")
                      .isEqualTo(shape.name().replaceAll("\\s+", " ")));
    }
  }

  private Shape shape(String id) {
    return visit.shapes().stream().filter(s -> s.elementId().equals(id)).findFirst().orElseThrow();
  }

  private Line line(String id) {
    return visit.lines().stream().filter(l -> l.elementId().equals(id)).findFirst().orElseThrow();
  }

  private List<String> roles(String id) {
    return shape(id).strokes().stream().map(Stroke::role).distinct().toList();
  }

  static List<Diagram> read(String resource) {
    try (var in = DiagramReaderTest.class.getClassLoader().getResourceAsStream(resource)) {
      return DiagramReader.read(in.readAllBytes());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
