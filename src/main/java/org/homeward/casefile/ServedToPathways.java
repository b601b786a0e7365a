package org.homeward.casefile;

import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.pathway.ServedNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The panels and rules there are, for the check of pathways. */
@Component
class ServedToPathways implements ServedNames {

  private final ObjectProvider<TaskPanel> panels;
  private final ObjectProvider<AnswerRule> rules;

  ServedToPathways(ObjectProvider<TaskPanel> panels, ObjectProvider<AnswerRule> rules) {
    this.panels = panels;
    this.rules = rules;
  }

  @Override
  public Set<String> panels() {
    return panels.stream().map(TaskPanel::name).collect(Collectors.toSet());
  }

  @Override
  public Set<String> rules() {
    return rules.stream().map(AnswerRule::name).collect(Collectors.toSet());
  }
}
