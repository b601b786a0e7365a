package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What Homeward can show and check, and how every form is written. */
class FormContentTest {

  private static final Set<String> COMPONENTS =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "datetime",
          "select",
          "radio",
          "checkbox",
          "checklist",
          "group",
          "text");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "type",
          "id",
          "key",
          "label",
          "dateLabel",
          "subtype",
          "description",
          "text",
          "values",
          "valuesKey",
          "validate",
          "conditional",
          "properties",
          "layout",
          "components",
          "showOutline");
  private static final Set<String> VALIDATIONS =
      Set.of("required", "minLength", "maxLength", "min", "max", "pattern", "validationType");
  private static final Set<String> PROPERTIES =
      Set.of(
          "homeward:requiredMessage",
          "homeward:check",
          "homeward:checkMessage",
          "homeward:prefill",
          "homeward:consent",
          "homeward:consentHow",
          "homeward:consentNote",
          "homeward:consentOn",
          "homeward:group",
          "homeward:whenHidden",
          "homeward:options",
          "homeward:mustTick",
          "homeward:engine");

  static List<Path> forms() {
    return PathwayFiles.forms();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theFormIsOneThatCamundaAndHomewardRead(Path file) {
    JsonNode form = PathwayFiles.json(file);
    String name = file.getFileName().toString().replace(".form", "");

    assertThat(form.path("id").asString()).isEqualTo(file.getParent().getFileName() + "-" + name);
    assertThat(form.path("type").asString()).isEqualTo("default");
    assertThat(form.path("schemaVersion").asInt()).isEqualTo(18);
    assertThat(form.path("executionPlatform").asString()).isEqualTo("Camunda Cloud");
    assertThat(form.path("executionPlatformVersion").asString()).isEqualTo("8.8.0");

    List<JsonNode> components = PathwayFiles.components(form);
    assertThat(components).isNotEmpty().hasSizeLessThanOrEqualTo(18);
    assertThat(components).extracting(field -> field.path("id").asString()).doesNotHaveDuplicates();
    assertThat(FormFields.of(form))
        .extracting(field -> field.path("key").asString())
        .doesNotHaveDuplicates()
        .allMatch(key -> key.matches("[a-z][a-zA-Z0-9]*"));
    for (JsonNode field : components) {
      String id = field.path("id").asString();
      String type = field.path("type").asString();
      assertThat(type).as(id).isIn(COMPONENTS);
      assertThat(names(field)).as(id).isSubsetOf(ATTRIBUTES);
      assertThat(names(field.path("validate"))).as(id).isSubsetOf(VALIDATIONS);
      assertThat(names(field.path("properties"))).as(id).isSubsetOf(PROPERTIES);
      assertThat(field.has("key")).as(id).isEqualTo(!Set.of("group", "text").contains(type));
      if (type.equals("datetime")) {
        assertThat(field.path("subtype").asString()).as(id).isEqualTo("date");
        assertThat(FormFields.property(field, "check")).as("%s refuses a slip", id).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void optionsAreGivenOnce(Path file) {
    for (JsonNode field : FormFields.of(PathwayFiles.json(file))) {
      String id = field.path("id").asString();
      String source = FormFields.property(field, "options");
      boolean choice =
          Set.of("select", "radio", "checklist").contains(field.path("type").asString());
      assertThat(field.has("values") != (source != null)).as(id).isEqualTo(choice);
      if (source != null) {
        assertThat(source).as(id).isIn(PathwayConventions.OPTION_SOURCES);
        assertThat(field.path("valuesKey").asString()).as(id).isEqualTo(source);
      }
      Map<String, String> options =
          FormFields.options(PathwayFiles.json(file), field.path("key").asString());
      assertThat(options).as("%s: values differ", id).hasSize(field.path("values").size());
      assertThat(options.values()).as(id).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyErrorHasItsWords(Path file) {
    for (JsonNode field : FormFields.of(PathwayFiles.json(file))) {
      String id = field.path("id").asString();
      boolean required = field.path("validate").path("required").asBoolean(false);
      boolean mustTick = "yes".equals(FormFields.property(field, "mustTick"));
      String label = label(field);
      if (required || mustTick) {
        assertThat(FormFields.property(field, "requiredMessage"))
            .as(id)
            .matches("(Enter|Select|Confirm) .*[^.]");
        assertThat(label).as(id).doesNotContain("(optional)");
      } else {
        assertThat(label).as("%s says that it is optional", id).endsWith("(optional)");
      }
      assertThat(FormFields.property(field, "check") == null)
          .as(id)
          .isEqualTo(FormFields.property(field, "checkMessage") == null);
      if (Set.of("textfield", "textarea").contains(field.path("type").asString())) {
        assertThat(field.path("validate").path("maxLength").asInt(0)).as(id).isPositive();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theWordsAreShortAndPlain(Path file) {
    for (JsonNode component : PathwayFiles.components(PathwayFiles.json(file))) {
      String id = component.path("id").asString();
      String label = label(component);
      String hint = component.path("description").asString("");
      assertThat(label).as(id).isNotBlank().hasSizeLessThan(120);
      assertThat(Character.isUpperCase(label.charAt(0))).as(id).isTrue();
      for (String words : List.of(label, hint)) {
        assertThat(words.toLowerCase(java.util.Locale.ROOT))
            .as(id)
            .doesNotContain("please", "service user", "patient", "sign in", "sign out");
      }
      if (!hint.isEmpty()) {
        assertThat(hint).as(id).endsWith(".");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void expressionsParseAndBearMissingAnswers(Path file) {
    for (JsonNode field : PathwayFiles.components(PathwayFiles.json(file))) {
      String id = field.path("id").asString();
      String prefill = FormFields.property(field, "prefill");
      if (prefill != null) {
        Feel.assertParses(prefill, id);
      }
      String hide = FormFields.hide(field);
      if (hide != null) {
        Feel.assertParses(hide, id);
        assertThat(Feel.evaluate(hide, Map.of())).as("%s with no answers", id).isIn(true, false);
      }
      String check = FormFields.property(field, "check");
      if (check != null) {
        Feel.assertParses(check, id);
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("today", LocalDate.of(2026, 11, 21));
        assertThat(Feel.evaluate(check, nothing)).as("%s with no answers", id).isEqualTo(true);
      }
    }
  }

  /** A key is one fact of a case, whichever form asks for it: always of one kind. */
  @Test
  void aKeyMeansTheSameInEveryForm() {
    Map<String, String> kinds = new TreeMap<>();
    for (JsonNode form : PathwayFiles.formsById().values()) {
      for (JsonNode field : FormFields.of(form)) {
        String key = field.path("key").asString();
        String kind = field.path("type").asString() + " " + FormFields.options(form, key).keySet();
        assertThat(kinds.merge(key, kind, (before, now) -> before)).as(key).isEqualTo(kind);
      }
    }
  }

  @Test
  void everyFormIsUsed() {
    Set<String> used = new HashSet<>();
    for (Path diagram : PathwayFiles.diagrams()) {
      used.addAll(PathwayReferences.forms(PathwayFiles.diagram(diagram)));
    }
    assertThat(PathwayFiles.formsById().keySet()).isEqualTo(used);
  }

  private static String label(JsonNode component) {
    for (String name : List.of("dateLabel", "label", "text")) {
      if (component.has(name)) {
        return component.path(name).asString();
      }
    }
    return "";
  }

  private static Set<String> names(JsonNode node) {
    return new HashSet<>(node.propertyNames());
  }
}
