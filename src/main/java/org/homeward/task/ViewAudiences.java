package org.homeward.task;

import java.util.List;
import java.util.Map;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.springframework.stereotype.Component;

/** Who can use a saved view, for its form; the page puts the choices into what it knows. */
@Component
class ViewAudiences implements OptionSource {

  static final String NAME = "view-audiences";

  /** What is sent for oneself alone. */
  static final String ME = "(me)";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Option> options(Map<String, Object> facts) {
    return facts.get(NAME) instanceof List<?> options
        ? options.stream().filter(Option.class::isInstance).map(Option.class::cast).toList()
        : List.of();
  }
}
