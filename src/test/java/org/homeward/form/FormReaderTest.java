package org.homeward.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormReaderTest {

  private static final String FINE =
      "{\"type\": \"textfield\", \"key\": \"fine\", \"label\": \"Fine\"}";

  @Test
  void readsEveryKindOfComponent() {
    assertThat(SampleForms.everything().fields().stream().map(FormField::getClass).distinct())
        .hasSize(6);
    assertThat(SampleForms.everything().components())
        .hasAtLeastOneElementOfType(FormGroup.class)
        .hasAtLeastOneElementOfType(FormText.class);
  }

  @Test
  void aProblemNamesFileComponentAndReason() {
    assertThat(problems("{\"type\": \"filepicker\", \"id\": \"x1\", \"key\": \"plan\"}"))
        .containsExactly(
            new FormProblem(
                "forms/a.form",
                "plan",
                "Homeward does not support components of type \"filepicker\"."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type': 'textfield', 'key': 'a', 'label': 'A', 'colour': 'red'} | does not support \"colour\"",
        "{'type': 'textfield', 'key': 'a', 'label': 'A', 'validate': {'maxlength': 3}} | the validation \"maxlength\"",
        "{'type': 'textfield', 'key': 'a', 'label': 'A', 'validate': {'max': 3}} | the validation \"max\"",
        "{'type': 'textfield', 'key': 'a', 'label': 'A', 'validate': {'maxLength': '=3'}} | must be a number",
        "{'type': 'textfield', 'key': 'a', 'label': 'A', 'validate': {'minLength': 9, 'maxLength': 3}} | must be between 0 and",
        "{'type': 'textfield', 'key': 'a', 'label': 'A', 'validate': {'pattern': '['}} | pattern cannot be read",
        "{'type': 'textfield', 'key': 'a', 'label': 'A', 'properties': {'homeward:hint': 'x'}} | the property \"homeward:hint\"",
        "{'type': 'textfield', 'key': 'a', 'label': 'A', 'properties': {'homeward:check': '=a > ', 'homeward:checkMessage': 'No'}} | cannot be read",
        "{'type': 'textfield', 'key': 'a', 'label': 'A', 'properties': {'homeward:check': '=a = null'}} | belong together",
        "{'type': 'textfield', 'key': 'a', 'label': 'A', 'conditional': {'hide': '=today() = null'}} | use the variable today",
        "{'type': 'textfield', 'key': 'a', 'label': 'A', 'conditional': {'hide': '=mispelt = null'}} | is no question of any form",
        "{'type': 'textfield', 'key': 'a', 'label': 'A', 'readonly': true} | cannot be answered",
        "{'type': 'textfield', 'label': 'A'} | has no key",
        "{'type': 'textfield', 'key': 'a'} | has no label",
        "{'type': 'textfield', 'key': 'a-b', 'label': 'A'} | camelCase",
        "{'type': 'textfield', 'key': 'action', 'label': 'A'} | uses the name \"action\" itself",
        "{'type': 'textfield', 'key': 'fine', 'label': 'A'} | more than once",
        "{'type': 'number', 'key': 'a', 'label': 'A', 'validate': {'min': 3, 'max': 1}} | larger than",
        "{'type': 'datetime', 'subtype': 'time', 'key': 'a', 'label': 'A'} | subtype \"date\"",
        "{'type': 'select', 'key': 'a', 'label': 'A'} | nothing to choose from",
        "{'type': 'select', 'key': 'a', 'label': 'A', 'values': [{'label': 'X', 'value': 'x'}, {'label': 'Y', 'value': 'x'}]} | there twice",
        "{'type': 'select', 'key': 'a', 'label': 'A', 'valuesKey': 'wards'} | needs the property homeward:options",
        "{'type': 'select', 'key': 'a', 'label': 'A', 'valuesKey': 'moons', 'properties': {'homeward:options': 'moons'}} | no option source \"moons\"",
        "{'type': 'radio', 'key': 'a', 'label': 'A', 'values': [{'label': 'Yes', 'value': 'yes'}], 'properties': {'homeward:consent': 'sharing-moon'}} | no consent for \"sharing-moon\"",
        "{'type': 'radio', 'key': 'a', 'label': 'A', 'values': [{'label': 'Maybe', 'value': 'maybe'}], 'properties': {'homeward:consent': 'sharing-council'}} | not clear what the answer \"maybe\" means",
        "{'type': 'radio', 'key': 'a', 'label': 'A', 'values': [{'label': 'Yes', 'value': 'yes'}], 'properties': {'homeward:consent': 'sharing-council', 'homeward:consentOn': 'b'}} | \"b\" is no question of this form",
        "{'type': 'textfield', 'key': 'a', 'label': 'A', 'properties': {'homeward:consent': 'sharing-council'}} | needs a question with choices",
        "{'type': 'checklist', 'key': 'a', 'label': 'A', 'values': [{'label': 'X', 'value': 'x'}], 'properties': {'homeward:consent': 'withdrawn y=sharing-council'}} | not clear what the answer \"x\" means",
        "{'type': 'select', 'key': 'a', 'label': 'A', 'valuesKey': 'wards', 'properties': {'homeward:options': 'wards', 'homeward:consent': 'sharing-council'}} | choices of its own",
        "{'type': 'group', 'label': 'A', 'path': 'x', 'components': []} | store its answers elsewhere",
        "{'type': 'text', 'text': 'Hello <b>there</b>'} | no HTML",
        "{'type': 'text', 'text': 'Hello {{name}}'} | expressions",
      })
  void whatItDoesNotUnderstandIsAProblem(String component, String reason) {
    assertThat(problems(component.replace('\'', '"')))
        .singleElement()
        .extracting(FormProblem::reason)
        .asString()
        .contains(reason);
  }

  @Test
  void allProblemsAreNamedAtOnceAndStopTheStart() {
    List<FormSource.File> files =
        List.of(
            new FormSource.File("forms/a.form", "{"),
            new FormSource.File("forms/b.form", "{\"id\": \"b\", \"components\": []}"));
    assertThatThrownBy(() -> FormCatalogue.of(files, Set.of()))
        .isInstanceOfSatisfying(
            FormProblemsException.class,
            e -> {
              assertThat(e.problems()).hasSize(3);
              assertThat(e)
                  .hasMessageContaining("forms/a.form: This is not JSON")
                  .hasMessageContaining("forms/b.form: The form has no schemaVersion")
                  .hasMessageContaining("forms/b.form: The form asks nothing");
            });
  }

  @Test
  void twoFormsMayNotShareAnId() {
    String form = "{\"id\": \"a\", \"schemaVersion\": 18, \"components\": [" + FINE + "]}";
    assertThat(
            FormCatalogue.problems(
                List.of(
                    new FormSource.File("forms/a.form", form),
                    new FormSource.File("forms/b.form", form)),
                Set.of()))
        .singleElement()
        .hasToString("forms/b.form: The id \"a\" is also in forms/a.form");
  }

  @Test
  void conditionsMayUseAnswersOfOtherFormsAndNamesTheyBindThemselves() {
    assertThat(
            problems(
                "{\"type\": \"textfield\", \"key\": \"a\", \"label\": \"A\", \"conditional\":"
                    + " {\"hide\": \"=some x in [fine, caseReference] satisfies x = \\\"q\\\"\"}}"))
        .isEmpty();
  }

  private static List<FormProblem> problems(String component) {
    String form =
        "{\"id\": \"a\", \"schemaVersion\": 18, \"components\": [" + FINE + "," + component + "]}";
    return FormCatalogue.problems(
        List.of(new FormSource.File("forms/a.form", form)), Set.of("wards"));
  }
}
