package org.homeward.task;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** To whom a task can be sent back, for its form; the page puts the steps into what it knows. */
@Component
class EarlierStepChoices implements OptionSource {

  static final String NAME = "earlier-steps";

  private final Dates dates;
  private final MessageSource messages;

  EarlierStepChoices(Dates dates, MessageSource messages) {
    this.dates = dates;
    this.messages = messages;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Option> options(Map<String, Object> facts) {
    return facts.get(NAME) instanceof List<?> steps
        ? steps.stream()
            .filter(EarlierSteps.Step.class::isInstance)
            .map(EarlierSteps.Step.class::cast)
            .map(this::option)
            .toList()
        : List.of();
  }

  private Option option(EarlierSteps.Step step) {
    return new Option(
        String.valueOf(step.taskKey()),
        messages.getMessage(
            "task.return.to",
            new Object[] {step.team().name(), step.title(), dates.day(step.finishedAt())},
            Locale.UK));
  }
}
