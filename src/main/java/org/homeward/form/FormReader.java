package org.homeward.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.access.FieldGroup;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one form file and refuses whatever it does not understand. */
final class FormReader {

  /** Limit of a one-line answer when the form sets none. */
  static final int LINE_LIMIT = 200;

  /** Limit of a longer answer when the form sets none. */
  static final int TEXT_LIMIT = 4000;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Set<String> ROOT =
      Set.of(
          "$schema",
          "id",
          "type",
          "components",
          "schemaVersion",
          "versionTag",
          "executionPlatform",
          "executionPlatformVersion",
          "exporter",
          "properties");
  private static final Set<String> ROOT_PROPERTY = Set.of("homeward:rules");
  private static final Set<String> ANY_COMPONENT = Set.of("id", "type", "layout", "conditional");
  private static final Set<String> ANY_FIELD =
      Set.of(
          "key",
          "label",
          "description",
          "validate",
          "properties",
          "defaultValue",
          "disabled",
          "readonly");
  private static final Set<String> ANY_PROPERTY =
      Set.of(
          "homeward:requiredMessage",
          "homeward:check",
          "homeward:checkMessage",
          "homeward:consent",
          "homeward:consentHow",
          "homeward:consentNote",
          "homeward:consentOn",
          "homeward:group",
          "homeward:prefill",
          "homeward:whenHidden");

  private static final Set<String> GROUPS =
      Arrays.stream(FieldGroup.values()).map(FieldGroup::code).collect(Collectors.toSet());

  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*");
  // Names the pages around a form use for themselves.
  private static final Set<String> RESERVED = Set.of("action", "maincontent", "today");

  private final String file;
  private final List<FormProblem> problems = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();

  private FormReader(String file) {
    this.file = file;
  }

  /**
   * @param form the form; null when it is too broken to be one
   * @param problems everything that is wrong; empty when the form can be used
   */
  record Reading(FormDefinition form, List<FormProblem> problems) {}

  static Reading read(FormSource.File file) {
    return new FormReader(file.name()).read(file.content());
  }

  private Reading read(String content) {
    JsonNode node;
    try {
      node = JSON.readTree(content);
    } catch (JacksonException e) {
      problem(null, "This is not JSON: " + e.getOriginalMessage());
      return new Reading(null, problems);
    }
    FormJson root = new FormJson(node, null, this::problem);
    root.allow(ROOT, "the form's ");
    String id = root.text("id");
    if (id == null) {
      problem(null, "The form has no id.");
    }
    if (!root.has("schemaVersion")) {
      problem(null, "The form has no schemaVersion.");
    }
    List<FormComponent> components = components(root);
    FormDefinition form = id == null ? null : new FormDefinition(id, file, components, rules(root));
    if (form != null && form.fields().isEmpty()) {
      problem(null, "The form asks nothing.");
    }
    if (form != null) {
      checkConsent(form);
    }
    return new Reading(form, List.copyOf(problems));
  }

  private void checkConsent(FormDefinition form) {
    for (FormField field : form.fields()) {
      ConsentQuestion consent = field.question().consent();
      if (consent != null) {
        consent.check(field, form.keys(), reason -> problem(field.key(), reason));
      }
    }
  }

  private static List<String> rules(FormJson root) {
    FormJson properties = root.object("properties");
    properties.allow(ROOT_PROPERTY, "the form's property ");
    String names = properties.text("homeward:rules");
    return names == null ? List.of() : List.of(names.split("\\s*,\\s*"));
  }

  private List<FormComponent> components(FormJson parent) {
    List<FormComponent> components = new ArrayList<>();
    for (FormJson json : parent.objects("components")) {
      FormComponent component = component(json);
      if (component != null) {
        components.add(component);
      }
    }
    return components;
  }

  private FormComponent component(FormJson json) {
    String type = json.text("type");
    if (type == null) {
      json.problem("The component has no type.");
      return null;
    }
    return switch (type) {
      case "textfield" -> textField(json, false);
      case "textarea" -> textField(json, true);
      case "number" -> numberField(json);
      case "datetime" -> dateField(json);
      case "select" -> choiceField(json, false);
      case "radio" -> choiceField(json, true);
      case "checklist" -> checklistField(json);
      case "checkbox" -> tickField(json);
      case "group" -> group(json);
      case "text" -> text(json);
      default -> {
        json.problem("Homeward does not support components of type \"" + type + "\".");
        yield null;
      }
    };
  }

  private TextField textField(FormJson json, boolean multiline) {
    allow(json, "appearance");
    allowProperties(json, "homeward:engine");
    FormJson appearance = json.object("appearance");
    appearance.allow(Set.of("prefixAdorner", "suffixAdorner"), "the appearance ");
    FormJson validate = json.object("validate");
    validate.allow(
        Set.of("required", "minLength", "maxLength", "pattern", "validationType"),
        "the validation ");
    Integer min = validate.integer("minLength");
    Integer max = validate.integer("maxLength");
    int limit = multiline ? TEXT_LIMIT : LINE_LIMIT;
    if (max != null && (max < 1 || max > FormInput.MOST_CHARACTERS)) {
      json.problem("\"maxLength\" must be 1 to " + FormInput.MOST_CHARACTERS + ".");
    }
    int most = max == null ? Math.max(limit, min == null ? 0 : min) : max;
    if (min != null && (min < 0 || min > most)) {
      json.problem("\"minLength\" must be between 0 and the longest answer, " + most + ".");
    }
    String type = validate.oneOf("validationType", Set.of("custom", "email", "phone"));
    String engine = json.object("properties").oneOf("homeward:engine", Set.of("yes", "no"));
    return new TextField(
        question(json),
        multiline,
        min == null ? 0 : min,
        most,
        max != null,
        validate.pattern("pattern"),
        textType(type),
        appearance.text("prefixAdorner"),
        appearance.text("suffixAdorner"),
        "yes".equals(engine));
  }

  private static TextField.Type textType(String validationType) {
    if ("email".equals(validationType)) {
      return TextField.Type.EMAIL;
    }
    return "phone".equals(validationType) ? TextField.Type.PHONE : TextField.Type.ANY;
  }

  private NumberField numberField(FormJson json) {
    allow(json, "appearance", "decimalDigits", "increment", "serializeToString");
    allowProperties(json);
    FormJson appearance = json.object("appearance");
    appearance.allow(Set.of("prefixAdorner", "suffixAdorner"), "the appearance ");
    FormJson validate = json.object("validate");
    validate.allow(Set.of("required", "min", "max"), "the validation ");
    if (json.flag("serializeToString")) {
      json.problem("Numbers are numbers: \"serializeToString\" is not supported.");
    }
    NumberField field =
        new NumberField(
            question(json),
            validate.number("min"),
            validate.number("max"),
            json.integer("decimalDigits"),
            appearance.text("prefixAdorner"),
            appearance.text("suffixAdorner"));
    if (field.min() != null && field.max() != null && field.min().compareTo(field.max()) > 0) {
      json.problem("\"min\" is larger than \"max\".");
    }
    return field;
  }

  private DateField dateField(FormJson json) {
    allow(json, "subtype", "dateLabel", "disallowPassedDates");
    allowProperties(json);
    json.object("validate").allow(Set.of("required"), "the validation ");
    if (!"date".equals(json.text("subtype"))) {
      json.problem("Only the subtype \"date\" is supported.");
    }
    return new DateField(question(json), json.flag("disallowPassedDates"));
  }

  private ChoiceField choiceField(FormJson json, boolean radios) {
    if (radios) {
      allow(json, "values", "valuesKey");
    } else {
      allow(json, "values", "valuesKey", "searchable");
    }
    allowProperties(json, "homeward:options");
    json.object("validate").allow(Set.of("required"), "the validation ");
    return new ChoiceField(question(json), choices(json), radios);
  }

  private ChecklistField checklistField(FormJson json) {
    allow(json, "values", "valuesKey");
    allowProperties(json, "homeward:options");
    json.object("validate").allow(Set.of("required"), "the validation ");
    return new ChecklistField(question(json), choices(json));
  }

  private TickField tickField(FormJson json) {
    allow(json);
    allowProperties(json, "homeward:mustTick");
    json.object("validate").allow(Set.of("required"), "the validation ");
    boolean mustTick =
        "yes".equals(json.object("properties").oneOf("homeward:mustTick", Set.of("yes", "no")));
    Question question = question(json);
    return new TickField(
        new Question(
            question.key(),
            question.label(),
            question.hint(),
            question.required() || mustTick,
            question.hideWhen(),
            question.keptWhenHidden(),
            question.requiredMessage(),
            question.check(),
            question.checkMessage(),
            question.prefill(),
            question.group(),
            question.groupNamed(),
            question.consent(),
            question.defaultValue()));
  }

  private FormGroup group(FormJson json) {
    json.allow(with(ANY_COMPONENT, "label", "components", "showOutline", "path"), "");
    if (json.text("path") != null) {
      json.problem("A group with a \"path\" would store its answers elsewhere.");
    }
    return new FormGroup(json.text("label"), hideWhen(json), components(json));
  }

  private FormText text(FormJson json) {
    json.allow(with(ANY_COMPONENT, "text"), "");
    String text = json.text("text");
    if (text == null) {
      json.problem("The text is empty.");
      return null;
    }
    try {
      return new FormText(FormMarkdown.read(text), hideWhen(json));
    } catch (IllegalArgumentException e) {
      json.problem(e.getMessage());
      return null;
    }
  }

  private void allow(FormJson json, String... more) {
    Set<String> all = with(ANY_COMPONENT, more);
    all.addAll(ANY_FIELD);
    json.allow(all, "");
    if (json.flag("disabled") || json.flag("readonly")) {
      json.problem("Questions that cannot be answered are not supported; use a text.");
    }
  }

  private void allowProperties(FormJson json, String... more) {
    json.object("properties").allow(with(ANY_PROPERTY, more), "the property ");
  }

  private static Set<String> with(Set<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Question question(FormJson json) {
    String key = json.text("key");
    if (key == null) {
      json.problem("The component has no key.");
      key = "";
    } else if (!KEY.matcher(key).matches()) {
      json.problem("The key must be camelCase, letters and digits only.");
    } else if (RESERVED.contains(key)) {
      json.problem("Homeward uses the name \"" + key + "\" itself.");
    } else if (!keys.add(key)) {
      json.problem("The key is used more than once.");
    }
    String label = json.has("dateLabel") ? json.text("dateLabel") : json.text("label");
    if (label == null) {
      json.problem("The component has no label.");
      label = "";
    }
    FormJson properties = json.object("properties");
    FeelExpression check = properties.feel("homeward:check");
    String checkMessage = properties.text("homeward:checkMessage");
    if (properties.has("homeward:check") != (checkMessage != null)) {
      json.problem("homeward:check and homeward:checkMessage belong together.");
    }
    return new Question(
        key,
        label,
        json.text("description"),
        json.object("validate").flag("required"),
        hideWhen(json),
        "keep".equals(properties.oneOf("homeward:whenHidden", Set.of("keep"))),
        properties.text("homeward:requiredMessage"),
        check,
        checkMessage,
        properties.feel("homeward:prefill"),
        readers(properties),
        properties.has("homeward:group"),
        ConsentQuestion.read(properties, json),
        json.anything("defaultValue"));
  }

  /** What says nothing is for everybody who works in the case. */
  private static FieldGroup readers(FormJson properties) {
    String code = properties.oneOf("homeward:group", GROUPS);
    return code == null ? FieldGroup.EVERYDAY : FieldGroup.of(code).orElse(FieldGroup.EVERYDAY);
  }

  private FeelExpression hideWhen(FormJson json) {
    FormJson conditional = json.object("conditional");
    conditional.allow(Set.of("hide"), "the condition ");
    return conditional.feel("hide");
  }

  private Choices choices(FormJson json) {
    List<Option> fixed = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (FormJson value : json.objects("values")) {
      value.allow(Set.of("label", "value"), "of a choice ");
      String stored = value.text("value");
      String label = value.text("label");
      if (stored == null || label == null) {
        json.problem("Every choice needs a label and a value.");
      } else if (!seen.add(stored)) {
        json.problem("The choice \"" + stored + "\" is there twice.");
      } else {
        fixed.add(new Option(stored, label));
      }
    }
    String source = json.object("properties").text("homeward:options");
    String valuesKey = json.text("valuesKey");
    if (source == null && valuesKey != null) {
      json.problem("\"valuesKey\" needs the property homeward:options with the same name.");
    } else if (source != null && !source.equals(valuesKey)) {
      json.problem("homeward:options needs \"valuesKey\" with the same name.");
    } else if (source != null && !fixed.isEmpty()) {
      json.problem("Choices come either from \"values\" or from homeward:options, not from both.");
    } else if (source == null && fixed.isEmpty()) {
      json.problem("There is nothing to choose from.");
    }
    return new Choices(fixed, source);
  }

  private void problem(String component, String reason) {
    problems.add(new FormProblem(file, component, reason));
  }
}
