package org.homeward.conversation;

import java.util.List;
import java.util.Map;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.springframework.stereotype.Component;

/** The agencies or teams that a page offers in its form: worked out by it for who looks. */
@Component
class CircleOffered implements OptionSource {

  static final String NAME = "conversation-offered";

  /** Fact: what to offer, as options. */
  static final String OFFERED = "conversationOffered";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Option> options(Map<String, Object> facts) {
    return facts.get(OFFERED) instanceof List<?> offered
        ? offered.stream().map(Option.class::cast).toList()
        : List.of();
  }
}
