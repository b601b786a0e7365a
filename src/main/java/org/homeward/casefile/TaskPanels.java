package org.homeward.casefile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeward.identity.SignedInUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The panels that models ask for, by name. */
@Component
public class TaskPanels {

  private static final Logger LOG = LoggerFactory.getLogger(TaskPanels.class);

  private final Map<String, TaskPanel> panels = new HashMap<>();

  /**
   * @throws IllegalStateException if two panels have one name
   */
  TaskPanels(ObjectProvider<TaskPanel> panels) {
    panels.stream()
        .forEach(
            panel -> {
              if (this.panels.put(panel.name(), panel) != null) {
                throw new IllegalStateException("Two panels are called " + panel.name());
              }
            });
  }

  /**
   * A panel as a template draws it.
   *
   * @param template the template it is in
   * @param fragment name of its fragment
   * @param content what the fragment finds as {@code panel}
   */
  public record Shown(String template, String fragment, Object content) {}

  /**
   * The panels to show beside a form.
   *
   * @param names what the model asks for, in order; a name that nobody serves shows nothing, as an
   *     older version of a pathway may still ask for what is gone
   * @param file the case
   * @param subject what the task concerns within the case, or an empty text
   * @param who who looks
   */
  public List<Shown> of(List<String> names, CaseFile file, String subject, SignedInUser who) {
    return names.stream().flatMap(name -> shown(name, file, subject, who)).toList();
  }

  private Stream<Shown> shown(String name, CaseFile file, String subject, SignedInUser who) {
    TaskPanel panel = panels.get(name);
    if (panel == null) {
      LOG.warn("Pathway {} asks for the panel {}, which nobody serves", file.pathwayId(), name);
      return Stream.empty();
    }
    String[] parts = panel.fragment().split("\\s*::\\s*", 2);
    return panel
        .content(file, subject, who)
        .map(content -> new Shown(parts[0], parts[1], content))
        .stream();
  }
}
