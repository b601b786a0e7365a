package org.homeward.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeward.casefile.CaseFile;
import org.homeward.form.AnswerLine;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContext;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.springframework.stereotype.Component;

/**
 * What others have answered that somebody needs for a task, in words. The model of the pathway
 * names the questions ({@code homeward:show}); nothing else is shown.
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
    Pathway.Step step =
        pathways
            .version(task.processDefinitionKey(), file.pathwayId())
            .steps()
            .get(task.elementId());
    if (step == null) {
      return List.of();
    }
    List<AnswerLine> lines = new ArrayList<>();
    for (String key : step.show()) {
      Object value = context.facts().get(key);
      if (value != null) {
        line(key, value, context, lines);
      }
    }
    return lines;
  }

  private void line(String key, Object value, FormContext context, List<AnswerLine> lines) {
    forms.forms().stream()
        .filter(form -> form.keys().contains(key))
        .findFirst()
        .map(form -> form.describe(Map.of(key, value), context))
        .stream()
        .flatMap(List::stream)
        .filter(line -> line.key().equals(key) && line.text() != null)
        .forEach(lines::add);
  }
}
