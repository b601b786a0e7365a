package org.homeward.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeward.casefile.CaseFile;
import org.homeward.form.AnswerLine;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContext;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.springframework.stereotype.Component;

/**
 * What others have answered that somebody needs for a task, in words. The model of the pathway
 * names the questions ({@code homeward:show}); nothing else is shown, and of these only what who
 * looks may read.
 */
@Component
class TaskBriefing {

  private final PathwayCatalogue pathways;
  private final FormCatalogue forms;

  TaskBriefing(PathwayCatalogue pathways, FormCatalogue forms) {
    this.pathways = pathways;
    this.forms = forms;
  }

  List<AnswerLine> lines(HumanTask task, CaseFile file, FormContext context) {
    Pathway.Step step = step(task, file);
    if (step == null) {
      return List.of();
    }
    List<AnswerLine> lines = new ArrayList<>();
    for (String key : step.show()) {
      if (context.facts().get(key) != null && context.mayRead(key)) {
        line(key, context).ifPresent(lines::add);
      }
    }
    return lines;
  }

  /** Names of the panels that the model asks for. */
  List<String> panels(HumanTask task, CaseFile file) {
    Pathway.Step step = step(task, file);
    return step == null ? List.of() : step.panels();
  }

  private Pathway.Step step(HumanTask task, CaseFile file) {
    return pathways
        .version(task.processDefinitionKey(), file.pathwayId())
        .steps()
        .get(task.elementId());
  }

  /** In the words of a form that asks it, and asks it of somebody with these other answers. */
  private Optional<AnswerLine> line(String key, FormContext context) {
    return forms.forms().stream()
        .filter(form -> form.keys().contains(key))
        .flatMap(form -> form.describe(context.facts(), context).stream())
        .filter(line -> line.key().equals(key) && line.text() != null)
        .findFirst();
  }
}
