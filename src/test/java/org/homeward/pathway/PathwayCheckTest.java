package org.homeward.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeward.agency.AgencyDirectory;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** An administrator is told what is wrong with a pathway, by file and element. */
class PathwayCheckTest {

  private static final StaticListableBeanFactory SERVED =
      new StaticListableBeanFactory(Map.of("close", handler("case.close")));

  private final PathwayCheck check =
      new PathwayCheck(
          ExtraPathway.forms(),
          mock(AgencyDirectory.class),
          SERVED.getBeanProvider(EngineJobHandler.class),
          SERVED.getBeanProvider(ServedNames.class));

  private static EngineJobHandler handler(String type) {
    return new EngineJobHandler() {
      @Override
      public String type() {
        return type;
      }

      @Override
      public Map<String, Object> handle(EngineJob job) {
        return Map.of();
      }
    };
  }

  @Test
  void aPathwayInOrderHasNoProblem() {
    assertThat(problems(ExtraPathway.content())).isEmpty();
  }

  @ParameterizedTest(name = "{1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // file, what is replaced, by what, the element named, part of the words
        "seeing.bpmn|formId=\"home-visit-report\"|formId=\"home-visit-reprot\"|visit-home|there is no form home-visit-reprot",
        "seeing.bpmn|candidateGroups=\"manager\"|candidateGroups=\"managers\"|look-into-delay|the role \"managers\" is unknown",
        "seeing.bpmn|candidateGroups=\"manager\"|candidateGroups=\" \"|look-into-delay|asks nobody",
        "seeing.bpmn|value=\"1 working day\"|value=\"soon\"|look-into-delay|\"soon\" is not a target",
        "seeing.bpmn|value=\"Visiting\"|value=\"Vising\"|visit-home|the phase \"Vising\" is none",
        "seeing.bpmn|name=\"homeward:phase\"|name=\"homeward:fase\"|visit-home|needs homeward:phase",
        "seeing.bpmn|value=\"whyVisit,visitOn\"|value=\"whyVisitt\"|visit-home|\"whyVisitt\", which no form asks",
        "home-visit.bpmn|value=\"workNeeded,visitedOn\"|value=\"delayReason\"|put-right|group (delay) the role \"housing-officer\" may not read",
        "seeing.bpmn|eventType=\"creating\"|eventType=\"updating\"|visit-home|for creating",
        "seeing.bpmn|<zeebe:userTask />||visit-home|must be a Camunda user task",
        "seeing.bpmn|target=\"taskDue\"|target=\"taskDeu\"|visit-home|no task variable \"taskDeu\"",
        "seeing.bpmn|name=\"Visit the home\"|name=\"\"|visit-home|needs a name",
        "seeing.bpmn|id=\"home-visit-seeing\"|id=\"seeing\"|see-the-home|which is no part here",
        "home-visit.bpmn|type=\"case.close\"|type=\"case.shut\"|close-case|nobody does jobs of the type \"case.shut\"",
        "home-visit.bpmn|decisionId=\"home-visit-times\"|decisionId=\"times\"|work-out-times|there is no decision times",
        "home-visit.bpmn|correlationKey=\"=caseReference\"|correlationKey=\"=reference\"|called-off|must be =caseReference",
        "home-visit.bpmn|name=\"home-visit-referred\"|name=\"visit\"|home-visit|must start with the message home-visit-referred",
        "home-visit.bpmn|value=\"ward-staff,community-team\"|value=\"ward-staf\"|called-off|the role \"ward-staf\" is unknown",
        "home-visit.bpmn|value=\"home-visit-called-off\"|value=\"other\"|called-off|there is no form other",
        "home-visit.bpmn|value=\"home-visit-start\"|value=\"begin\"|home-visit|there is no form begin",
        "home-visit.bpmn|name=\"homeward:phases\"|name=\"phases\"|home-visit|needs homeward:phases",
        "home-visit.bpmn|\"home-visit\"|\"house-visit\"|house-visit|must be the name of the folder",
        "home-visit.bpmn|attachedToRef=\"see-the-home\"|attachedToRef=\"see-home\"|called-off|a step that is not there",
        "home-visit.bpmn|messageRef=\"message-called-off\"|messageRef=\"message-off\"|called-off|needs a message",
        "home-visit.bpmn|messageRef=\"message-referred\"|messageRef=\"message-refered\"|home-visit|needs a message start event",
        "times.dmn|encoding=\"UTF-8\"|encoding=\"UTF-99\"|`null`|is no DMN file",
        "home-visit.bpmn|encoding=\"UTF-8\"|encoding=\"UTF-99\"|`null`|is no BPMN file",
        "home-visit.bpmn|homeward:startForm|homeward:start|`null`|no executable process has homeward:startForm",
        "home-visit.bpmn|</bpmn:definitions>||`null`|is no BPMN file",
        "times.dmn|</definitions>||`null`|is no DMN file",
        "times.dmn|id=\"home-visit-times\"|id=\"follow-up\"|follow-up|the pathway delayed-discharge has a decision",
        "start.form|\"home-visit-start\"|\"visit-start\"|visit-start|must begin with home-visit-",
        "start.form|\"home-visit-start\"|\"delayed-discharge-start\"|`null`|is also in",
        "start.form|\"type\": \"radio\"|\"type\": \"taglist\"|howSoon|does not support components",
        "late.form|\"homeward:group\": \"everyday\"|\"homeward:whenHidden\": \"keep\"|whyLate|needs homeward:group",
        "report.form|homeState = |homeSate = |workNeeded|no question of any form",
        "report.form|\"type\": \"default\"|\"properties\": {\"homeward:rules\": \"odd\"}, \"type\": \"default\"|home-visit-report|nobody serves the rule \"odd\"",
      })
  void everyFaultIsNamedWithItsPlace(
      String file, String text, String replacement, String element, String words) {
    PathwayContent content = ExtraPathway.with(file, text, replacement == null ? "" : replacement);
    assertThat(problems(content))
        .anySatisfy(
            problem -> {
              assertThat(problem.what()).contains(words);
              assertThat(problem.element()).isEqualTo("null".equals(element) ? null : element);
              assertThat(problem.file()).isNotBlank();
            });
  }

  @Test
  void theFileIsNamedByItsPath() {
    assertThat(problems(ExtraPathway.with("seeing.bpmn", "home-visit-day", "home-visit-night")))
        .extracting(PathwayProblem::file, PathwayProblem::element)
        .contains(tuple("processes/home-visit/seeing.bpmn", "agree-day"));
    assertThat(problems(ExtraPathway.with("day.form", "visitOn\"", "visit on\"")))
        .extracting(PathwayProblem::file)
        .contains("forms/home-visit/day.form");
  }

  /** What docs/pathways.md has people do first: copy the example, and give it another key. */
  @Test
  void theExampleUnderAnotherKeyIsInOrder() {
    Map<String, byte[]> files = new TreeMap<>();
    ExtraPathway.content()
        .files()
        .forEach(
            (name, content) ->
                files.put(
                    name.replace("home-visit", "key-handover"),
                    new String(content, StandardCharsets.UTF_8)
                        .replace("home-visit", "key-handover")
                        .getBytes(StandardCharsets.UTF_8)));
    PathwayContent copy = new PathwayContent("key-handover", files);
    assertThat(check.problems(copy, packaged(), List.of(ExtraPathway.content()))).isEmpty();
  }

  @Test
  void aPathwayOfTheFolderTakesNoIdOfAnother() {
    Map<String, byte[]> files = new TreeMap<>();
    ExtraPathway.content()
        .files()
        .forEach(
            (name, content) ->
                files.put(
                    name,
                    new String(content, StandardCharsets.UTF_8)
                        .replace("\"home-visit\"", "\"house-call\"")
                        .getBytes(StandardCharsets.UTF_8)));
    PathwayContent other = new PathwayContent("house-call", files);
    assertThat(check.problems(ExtraPathway.content(), packaged(), List.of(other)))
        .extracting(PathwayProblem::what)
        .contains(
            "the pathway house-call has a process of this id",
            "the pathway house-call has a decision of this id")
        .anyMatch(what -> what.contains("is also in"));
  }

  @Test
  void aFolderNeedsANameAndADiagram() {
    assertThat(problems(new PathwayContent("Home_Visit", ExtraPathway.content().files())))
        .extracting(PathwayProblem::what)
        .singleElement()
        .asString()
        .contains("lower case words with hyphens");
    assertThat(problems(new PathwayContent("forms-only", Map.of("start.form", new byte[0]))))
        .extracting(PathwayProblem::what)
        .containsExactly("there is no BPMN file");
  }

  private List<PathwayProblem> problems(PathwayContent content) {
    return check.problems(content, packaged(), List.of());
  }

  private static List<PathwayContent> packaged() {
    return ExtraPathway.packaged().byFolder().entrySet().stream()
        .map(folder -> new PathwayContent(folder.getKey(), folder.getValue()))
        .toList();
  }
}
