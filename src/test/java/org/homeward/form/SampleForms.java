package org.homeward.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Forms, facts and filled-in answers for tests. Today is Tuesday 5 May 2026. */
final class SampleForms {

  static final LocalDate TODAY = LocalDate.of(2026, 5, 5);

  private SampleForms() {}

  /** A form with every kind of component and every rule. */
  static FormDefinition everything() {
    try {
      String json = Files.readString(Path.of("src/test/resources/sample-forms/everything.form"));
      return form(
          json,
          """
          {"id": "facts", "schemaVersion": 18, "components": [
            {"type": "datetime", "subtype": "date", "key": "plannedMove", "dateLabel": "Move"}]}
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A form of the given components; the facts plannedMove and oldAnswer are known as well. */
  static FormDefinition of(String components) {
    return form(
        "{\"id\": \"sample\", \"schemaVersion\": 18, \"components\": [" + components + "]}",
        """
        {"id": "facts", "schemaVersion": 18, "components": [
          {"type": "datetime", "subtype": "date", "key": "plannedMove", "dateLabel": "Move"},
          {"type": "textfield", "key": "oldAnswer", "label": "Old"}]}
        """);
  }

  private static FormDefinition form(String json, String... others) {
    List<FormSource.File> files = new ArrayList<>();
    files.add(new FormSource.File("forms/sample.form", json));
    for (String other : others) {
      files.add(new FormSource.File("forms/other" + files.size() + ".form", other));
    }
    FormCatalogue catalogue = FormCatalogue.of(files, Set.of("wards", "councils", "boroughs"));
    return catalogue.forms().stream()
        .filter(form -> form.file().equals("forms/sample.form"))
        .findFirst()
        .orElseThrow();
  }

  static FormContext context() {
    return context(Map.of());
  }

  static FormContext context(Map<String, Object> facts) {
    List<OptionSource> sources =
        new ArrayList<>(
            List.of(
                source("wards", new Option("ash", "Ash Ward"), new Option("elm", "Elm Ward")),
                source("councils", new Option("northshire", "Northshire Council")),
                source("boroughs", new Option("north", "North"), new Option("south", "South"))));
    PackagedFormsTest.OPTION_SOURCES.stream()
        .filter(name -> sources.stream().noneMatch(source -> source.name().equals(name)))
        .forEach(name -> sources.add(source(name, new Option("one", "One"))));
    return FormContext.of(facts, TODAY, sources);
  }

  private static OptionSource source(String name, Option... options) {
    return new OptionSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Option> options(Map<String, Object> facts) {
        return List.of(options);
      }
    };
  }

  /** What a browser sends for {@link #everything()} when all is right; may be changed. */
  static Map<String, List<String>> filledIn() {
    Map<String, List<String>> posted = new LinkedHashMap<>();
    posted.put("keyWorker", List.of("Dan Price"));
    posted.put("postcodeArea", List.of("N1"));
    posted.put("contactEmail", List.of("dan.price@example.org"));
    posted.put("contactPhone", List.of("01632 960 001"));
    posted.put("needs", List.of("A quiet street.\r\nNo stairs."));
    posted.put("hoursOfSupport", List.of("12.5"));
    posted.put("rent", List.of("1,200"));
    posted.put("readyOn-day", List.of("21"));
    posted.put("readyOn-month", List.of("4"));
    posted.put("readyOn-year", List.of("2026"));
    posted.put("moveOn-day", List.of("14"));
    posted.put("moveOn-month", List.of("May"));
    posted.put("moveOn-year", List.of("2026"));
    posted.put("agreed", List.of("yes"));
    posted.put("ward", List.of("elm"));
    posted.put("mustHave", List.of("door", "ground"));
    posted.put("told", List.of("true"));
    return posted;
  }
}
