package org.homeward.mail;

import java.util.List;
import java.util.Map;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.springframework.stereotype.Component;

/** The saved views that somebody can have counted; the page puts them into what it knows. */
@Component
class MailViews implements OptionSource {

  static final String NAME = "mail-views";

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
