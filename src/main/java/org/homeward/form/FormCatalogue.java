package org.homeward.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.access.FieldGroup;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * All forms Homeward has. Those packaged with it are read and checked when it starts, and one bad
 * form stops the start: it would otherwise stop a person in the middle of a task. Others may be
 * added and replaced while it runs; bad ones among them are not let in.
 */
@Component
public class FormCatalogue {

  /** Facts every case has from its start, besides the answers to forms. */
  static final Set<String> CASE_FACTS =
      Set.of(
          "caseReference",
          "borough",
          "trust",
          "reasonSince",
          "barrierAsks",
          "taskSubject",
          "dateOfBirth",
          "supportRoute",
          "referredOn",
          "sustainedWeeks",
          "firstContactOn",
          "lastContactOn",
          "lastRecordOn",
          "holdsJob");

  private final List<FormSource.File> packaged;
  private final Set<String> optionSources;
  private volatile Map<String, FormDefinition> forms;
  private volatile Map<String, Set<FieldGroup>> groups;
  private volatile Runnable whenMissing = () -> {};

  /**
   * @param sources where the forms come from
   * @param optionSources what their choices may come from
   * @throws FormProblemsException if any form cannot be used
   * @throws UncheckedIOException if a source cannot be read
   */
  @Autowired
  FormCatalogue(List<FormSource> sources, ObjectProvider<OptionSource> optionSources) {
    this(
        sources.stream().flatMap(source -> filesOf(source).stream()).toList(),
        optionSources.stream().map(OptionSource::name).collect(Collectors.toSet()));
  }

  private FormCatalogue(Collection<FormSource.File> files, Set<String> optionSources) {
    this.packaged = List.copyOf(files);
    this.optionSources = Set.copyOf(optionSources);
    this.forms = readGood(packaged);
    this.groups = groups(forms.values());
  }

  private Map<String, FormDefinition> readGood(Collection<FormSource.File> files) {
    List<FormProblem> problems = new ArrayList<>();
    Map<String, FormDefinition> read = read(files, optionSources, problems);
    if (!problems.isEmpty()) {
      throw new FormProblemsException(problems);
    }
    return read;
  }

  /**
   * Has these forms besides those read at start, instead of any that were added before.
   *
   * @param added the files
   * @throws FormProblemsException if any cannot be used; then all stays as it was
   */
  public synchronized void add(Collection<FormSource.File> added) {
    Map<String, FormDefinition> all = readGood(withPackaged(added));
    // A question is known to be kept from somebody before the first form asks it.
    groups = groups(all.values());
    forms = all;
  }

  /**
   * What would be wrong if these forms were added.
   *
   * @param added the files
   * @return everything that is wrong; empty when all can be used
   */
  public List<FormProblem> problemsOf(Collection<FormSource.File> added) {
    return problems(withPackaged(added), optionSources);
  }

  /**
   * The forms in files, as far as they can be read.
   *
   * @param files the files, whether or not they can be used
   * @return the forms, in the order of the files
   */
  public static List<FormDefinition> readable(Collection<FormSource.File> files) {
    return files.stream()
        .map(file -> FormReader.read(file).form())
        .filter(Objects::nonNull)
        .toList();
  }

  private List<FormSource.File> withPackaged(Collection<FormSource.File> added) {
    return Stream.concat(packaged.stream(), added.stream()).toList();
  }

  /**
   * Reads forms outside the running application, for tests and tools.
   *
   * @param files the files
   * @param optionSources names of the option sources there are
   * @return the catalogue
   * @throws FormProblemsException if any form cannot be used
   */
  public static FormCatalogue of(Collection<FormSource.File> files, Set<String> optionSources) {
    return new FormCatalogue(files, optionSources);
  }

  /**
   * Reads forms of a feature's own pages from its folder beside the classes. They are no part of a
   * pathway and never go to the engine.
   *
   * @param folder the folder, for example {@code emergency}
   * @param optionSources names of the option sources that the forms use
   * @param names names of the files, without their ending
   * @return the catalogue of these forms alone
   * @throws FormProblemsException if any form cannot be used
   * @throws UncheckedIOException if a file cannot be read
   */
  public static FormCatalogue ofFeature(String folder, Set<String> optionSources, String... names) {
    return of(
        Arrays.stream(names)
            .map(name -> folder + "/" + name + ".form")
            .map(FormCatalogue::packaged)
            .toList(),
        optionSources);
  }

  private static FormSource.File packaged(String path) {
    try {
      return new FormSource.File(
          path, new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param files the files
   * @param optionSources names of the option sources there are
   * @return everything that is wrong with the forms; empty when all can be used
   */
  public static List<FormProblem> problems(
      Collection<FormSource.File> files, Set<String> optionSources) {
    List<FormProblem> problems = new ArrayList<>();
    read(files, optionSources, problems);
    return problems;
  }

  /**
   * @return the form files packaged with the application
   */
  public static List<FormSource.File> packagedFiles() {
    return filesOf(new ClasspathFormSource());
  }

  /**
   * @param id id of a form
   * @return the form
   * @throws IllegalArgumentException if there is none; pathways are checked against {@link #find}
   *     at start, so this is a fault in the program
   */
  public FormDefinition form(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no form \"" + id + "\"."));
  }

  /**
   * @param id id of a form
   * @return the form, or empty when there is none
   */
  public Optional<FormDefinition> find(String id) {
    if (!forms.containsKey(id)) {
      whenMissing.run();
    }
    return Optional.ofNullable(forms.get(id));
  }

  /**
   * What to do before a form is said not to exist: another copy of the application may have added
   * it a moment ago.
   *
   * @param look adds forms that have come meanwhile, by {@link #add}
   */
  public void whenMissing(Runnable look) {
    whenMissing = look;
  }

  /**
   * @return all forms, by id
   */
  public Collection<FormDefinition> forms() {
    return forms.values();
  }

  /**
   * The names that conditions and checks of forms may use.
   *
   * @return the keys of all questions, and the facts that every case has
   */
  public Set<String> facts() {
    Set<String> facts = new HashSet<>(CASE_FACTS);
    forms.values().forEach(form -> facts.addAll(form.keys()));
    return facts;
  }

  /**
   * The groups that say who may read the answer to a question.
   *
   * @param key key of a question
   * @return its groups; none for what no form asks
   */
  public Set<FieldGroup> groupsOf(String key) {
    return groups.getOrDefault(key, Set.of());
  }

  private static Map<String, Set<FieldGroup>> groups(Collection<FormDefinition> forms) {
    Map<String, Set<FieldGroup>> groups = new HashMap<>();
    forms.stream()
        .flatMap(form -> form.fields().stream())
        .forEach(
            field ->
                groups
                    .computeIfAbsent(field.key(), key -> EnumSet.noneOf(FieldGroup.class))
                    .add(field.question().group()));
    return groups;
  }

  private static Map<String, FormDefinition> read(
      Collection<FormSource.File> files, Set<String> optionSources, List<FormProblem> problems) {
    Map<String, FormDefinition> forms = new TreeMap<>();
    for (FormSource.File file : files) {
      FormReader.Reading reading = FormReader.read(file);
      problems.addAll(reading.problems());
      FormDefinition form = reading.form();
      if (form != null) {
        FormDefinition other = forms.putIfAbsent(form.id(), form);
        if (other != null) {
          problems.add(
              new FormProblem(
                  file.name(), null, "The id \"" + form.id() + "\" is also in " + other.file()));
        }
      }
    }
    Set<String> known = new HashSet<>(CASE_FACTS);
    known.add(FormContext.TODAY);
    forms.values().forEach(form -> known.addAll(form.keys()));
    for (FormDefinition form : forms.values()) {
      checkReferences(form.components(), form, known, optionSources, problems);
    }
    return forms;
  }

  /** A misspelt name would make a condition quietly null, so every name must be known. */
  private static void checkReferences(
      List<FormComponent> components,
      FormDefinition form,
      Set<String> known,
      Set<String> optionSources,
      List<FormProblem> problems) {
    for (FormComponent component : components) {
      String name = component instanceof FormField field ? field.key() : null;
      List<FeelExpression> expressions = new ArrayList<>();
      expressions.add(component.hideWhen());
      if (component instanceof FormField field) {
        expressions.add(field.question().check());
        expressions.add(field.question().prefill());
        sourceOf(field)
            .filter(source -> !optionSources.contains(source))
            .ifPresent(
                source ->
                    problems.add(
                        new FormProblem(
                            form.file(), name, "There is no option source \"" + source + "\".")));
      }
      for (FeelExpression expression : expressions) {
        if (expression == null) {
          continue;
        }
        for (String variable : expression.variables()) {
          if (!known.contains(variable)) {
            problems.add(
                new FormProblem(
                    form.file(),
                    name,
                    "\"" + variable + "\" in \"" + expression + "\" is no question of any form."));
          }
        }
      }
      if (component instanceof FormGroup group) {
        checkReferences(group.components(), form, known, optionSources, problems);
      }
    }
  }

  private static Optional<String> sourceOf(FormField field) {
    return switch (field) {
      case ChoiceField choice -> Optional.ofNullable(choice.choices().source());
      case ChecklistField checklist -> Optional.ofNullable(checklist.choices().source());
      default -> Optional.empty();
    };
  }

  private static List<FormSource.File> filesOf(FormSource source) {
    try {
      return source.files();
    } catch (IOException e) {
      throw new UncheckedIOException("The forms cannot be read", e);
    }
  }
}
