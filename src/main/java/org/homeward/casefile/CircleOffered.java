package org.homeward.casefile;

import java.util.List;
import java.util.Map;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.springframework.stereotype.Component;

/** The agencies or teams that a page offers in its form: worked out by it for who looks. */
@Component
public class CircleOffered implements OptionSource {

  /** Name of the source in forms. */
  public static final String NAME = "circle-offered";

  /** Fact: what to offer, as options. */
  public static final String OFFERED = "circleOffered";

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
