package org.homeward.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form of a pathway as other programs read it: without the rules that are Homeward's own, the
 * choices from Homeward replaced by two that a test can name.
 */
record PathwayForm(String id, ObjectNode schema, FormDefinition definition, FormDefinition whole) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 5);
  private static final List<String> OWN_RULES =
      List.of("homeward:check", "homeward:checkMessage", "homeward:prefill");
  private static final List<String> FOLDERS =
      List.of(
          "forms",
          "src/main/resources/forms",
          "src/main/resources/meeting",
          "src/test/resources/extra-pathway/forms");
  private static final Map<String, PathwayForm> ALL = read();

  /** Every form that comes with Homeward, and those of the pathways that only tests have. */
  static List<PathwayForm> all() {
    return List.copyOf(ALL.values());
  }

  static PathwayForm byId(String id) {
    return ALL.get(id);
  }

  /** A form that a test made up; it may look at the questions of all others. */
  static PathwayForm of(String json) {
    Map<String, ObjectNode> schemas = new TreeMap<>();
    ALL.forEach((id, form) -> schemas.put(id, form.schema()));
    ObjectNode schema = (ObjectNode) JSON.readTree(json);
    schemas.put(schema.path("id").asString(), schema);
    return forms(schemas).get(schema.path("id").asString());
  }

  /** What Homeward's choices are here, by the name of their source. */
  Map<String, List<Option>> choices() {
    Map<String, List<Option>> choices = new LinkedHashMap<>();
    for (String name : sources(List.of(schema))) {
      choices.put(name, List.of(new Option("one", name + " 1"), new Option("two", name + " 2")));
    }
    return choices;
  }

  FormContext context(Map<String, Object> facts) {
    List<OptionSource> sources =
        choices().entrySet().stream().map(e -> source(e.getKey(), e.getValue())).toList();
    return FormContext.of(facts, TODAY, sources);
  }

  /** A question of that key, in whichever form it is asked; null if it is none. */
  static FormField question(String key) {
    return ALL.values().stream()
        .flatMap(form -> form.definition().fields().stream())
        .filter(field -> field.key().equals(key))
        .findFirst()
        .orElse(null);
  }

  @Override
  public String toString() {
    return id;
  }

  private static Map<String, PathwayForm> read() {
    Map<String, ObjectNode> schemas = new TreeMap<>();
    for (String folder : FOLDERS) {
      for (Path file : files(Path.of(folder))) {
        ObjectNode schema = (ObjectNode) JSON.readTree(file.toFile());
        schemas.put(schema.path("id").asString(), schema);
      }
    }
    return forms(schemas);
  }

  private static List<Path> files(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".form")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, PathwayForm> forms(Map<String, ObjectNode> schemas) {
    Set<String> sources = sources(schemas.values());
    FormCatalogue asked = catalogue(schemas, OWN_RULES, Set.of(), sources);
    FormCatalogue whole = catalogue(schemas, OWN_RULES, Set.of("conditional"), sources);
    Map<String, PathwayForm> forms = new TreeMap<>();
    schemas.forEach(
        (id, schema) -> forms.put(id, new PathwayForm(id, schema, asked.form(id), whole.form(id))));
    return forms;
  }

  private static FormCatalogue catalogue(
      Map<String, ObjectNode> schemas,
      List<String> properties,
      Set<String> settings,
      Set<String> sources) {
    return FormCatalogue.of(
        schemas.entrySet().stream()
            .map(e -> new FormSource.File(e.getKey(), without(e.getValue(), properties, settings)))
            .toList(),
        sources);
  }

  private static String without(ObjectNode schema, List<String> properties, Set<String> settings) {
    ObjectNode copy = schema.deepCopy();
    strip(copy, properties, settings);
    return copy.toString();
  }

  private static void strip(ObjectNode part, List<String> properties, Set<String> settings) {
    part.remove(settings);
    if (part.path("properties") instanceof ObjectNode own) {
      own.remove(properties);
    }
    part.path("components").forEach(child -> strip((ObjectNode) child, properties, settings));
  }

  /** The form as form-js gets it when every question is to be seen. */
  ObjectNode wholeSchema() {
    return (ObjectNode) JSON.readTree(without(schema, List.of(), Set.of("conditional")));
  }

  private static Set<String> sources(Iterable<ObjectNode> schemas) {
    Set<String> names = new LinkedHashSet<>();
    for (ObjectNode schema : schemas) {
      schema.findValues("homeward:options").forEach(name -> names.add(name.asString()));
    }
    return names;
  }

  private static OptionSource source(String name, List<Option> options) {
    return new OptionSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Option> options(Map<String, Object> facts) {
        return options;
      }
    };
  }
}
