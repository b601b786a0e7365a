package org.homeward.pathway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.homeward.access.FieldGroup;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Role;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormField;
import org.homeward.form.FormSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Checks the files of a pathway before anybody works by them. */
@Component
class PathwayCheck {

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_KEY = 60;

  private final FormCatalogue forms;
  private final AgencyDirectory agencies;
  private final ObjectProvider<EngineJobHandler> handlers;
  private final ObjectProvider<ServedNames> served;

  PathwayCheck(
      FormCatalogue forms,
      AgencyDirectory agencies,
      ObjectProvider<EngineJobHandler> handlers,
      ObjectProvider<ServedNames> served) {
    this.forms = forms;
    this.agencies = agencies;
    this.handlers = handlers;
    this.served = served;
  }

  /**
   * Everything that is wrong with a pathway's files, except what the engine finds.
   *
   * @param content the files
   * @param packaged the pathways that come with Homeward, whose forms and decisions it may use
   * @param others the other pathways that were taken from the folder
   * @return the problems; empty when Homeward can work with it
   */
  List<PathwayProblem> problems(
      PathwayContent content,
      Collection<PathwayContent> packaged,
      Collection<PathwayContent> others) {
    if (!KEY.matcher(content.key()).matches() || content.key().length() > LONGEST_KEY) {
      return List.of(
          new PathwayProblem(
              "processes/" + content.key(),
              null,
              "the name of the folder must be lower case words with hyphens, at most "
                  + LONGEST_KEY
                  + " characters"));
    }
    if (content.diagrams().isEmpty()) {
      return List.of(
          new PathwayProblem("processes/" + content.key(), null, "there is no BPMN file"));
    }
    List<PathwayProblem> problems = new ArrayList<>();
    ContentIds own = ContentIds.of(content);
    idsOfOthers(own, packaged, problems);
    idsOfOthers(own, others, problems);
    problems.addAll(decisionFiles(content));
    problems.addAll(forms(content, own, others));
    problems.addAll(processes(content, packaged));
    return problems;
  }

  /** What is wrong with the diagrams alone. */
  List<PathwayProblem> processes(PathwayContent content, Collection<PathwayContent> packaged) {
    return ProcessCheck.of(content, known(content, ContentIds.of(content), packaged));
  }

  private static void idsOfOthers(
      ContentIds own, Collection<PathwayContent> others, List<PathwayProblem> problems) {
    for (PathwayContent other : others) {
      ContentIds theirs = ContentIds.of(other);
      shared("process", own, theirs, ContentIds::processes, other, problems);
      shared("decision", own, theirs, ContentIds::decisions, other, problems);
    }
  }

  private static void shared(
      String kind,
      ContentIds own,
      ContentIds theirs,
      Function<ContentIds, Map<String, String>> ids,
      PathwayContent other,
      List<PathwayProblem> problems) {
    ids.apply(own)
        .forEach(
            (id, file) -> {
              if (ids.apply(theirs).containsKey(id)) {
                problems.add(
                    new PathwayProblem(
                        file, id, "the pathway " + other.key() + " has a " + kind + " of this id"));
              }
            });
  }

  private static List<PathwayProblem> decisionFiles(PathwayContent content) {
    List<PathwayProblem> problems = new ArrayList<>();
    content
        .decisions()
        .forEach(
            (file, dmn) -> {
              String problem = ContentIds.problem(dmn);
              if (problem != null) {
                problems.add(new PathwayProblem(file, null, "is no DMN file: " + problem));
              }
            });
    return problems;
  }

  private List<PathwayProblem> forms(
      PathwayContent content, ContentIds own, Collection<PathwayContent> others) {
    List<PathwayProblem> problems = new ArrayList<>();
    own.forms()
        .forEach(
            (id, file) -> {
              if (!id.startsWith(content.key() + "-")) {
                problems.add(
                    new PathwayProblem(
                        file, id, "the id of a form must begin with " + content.key() + "-"));
              }
            });
    Set<String> rules = names(ServedNames::rules);
    for (FormDefinition form : FormCatalogue.readable(content.forms())) {
      for (String rule : form.rules()) {
        if (!rules.contains(rule)) {
          problems.add(
              new PathwayProblem(
                  form.file(), form.id(), "nobody serves the rule \"" + rule + "\""));
        }
      }
      form.fields().stream()
          .map(FormField::question)
          .filter(question -> !question.groupNamed())
          .forEach(
              question ->
                  problems.add(
                      new PathwayProblem(
                          form.file(),
                          question.key(),
                          "needs homeward:group, which says who may read the answer")));
    }
    List<FormSource.File> all = new ArrayList<>(content.forms());
    others.forEach(other -> all.addAll(other.forms()));
    forms
        .problemsOf(all)
        .forEach(p -> problems.add(new PathwayProblem(p.file(), p.component(), p.reason())));
    return problems;
  }

  private ProcessCheck.Known known(
      PathwayContent content, ContentIds own, Collection<PathwayContent> packaged) {
    Set<String> forms = new HashSet<>(own.forms().keySet());
    Set<String> decisions = new HashSet<>(own.decisions().keySet());
    for (PathwayContent other : packaged) {
      ContentIds theirs = ContentIds.of(other);
      forms.addAll(theirs.forms().keySet());
      decisions.addAll(theirs.decisions().keySet());
    }
    Set<String> facts = new HashSet<>(this.forms.facts());
    FormCatalogue.readable(content.forms()).forEach(form -> facts.addAll(form.keys()));
    Set<String> jobTypes =
        handlers.stream().map(EngineJobHandler::type).collect(Collectors.toSet());
    return new ProcessCheck.Known(
        forms,
        facts,
        decisions,
        jobTypes,
        names(ServedNames::panels),
        fact -> groups(fact, content),
        role -> Role.of(role).isPresent() || !agencies.teamsServing(role).isEmpty());
  }

  /** Groups are added up, so that no form opens to others what another keeps from them. */
  private Set<FieldGroup> groups(String fact, PathwayContent content) {
    Set<FieldGroup> groups = new HashSet<>(forms.groupsOf(fact));
    FormCatalogue.readable(content.forms()).stream()
        .flatMap(form -> form.fields().stream())
        .filter(field -> field.key().equals(fact))
        .forEach(field -> groups.add(field.question().group()));
    return groups;
  }

  private Set<String> names(Function<ServedNames, Set<String>> kind) {
    return served.stream().flatMap(each -> kind.apply(each).stream()).collect(Collectors.toSet());
  }
}
