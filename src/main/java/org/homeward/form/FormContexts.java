package org.homeward.form;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the {@link FormContext} for a request. */
@Component
public class FormContexts {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Clock clock;
  private final List<OptionSource> sources;
  private final MessageSource messages;

  FormContexts(Clock clock, ObjectProvider<OptionSource> sources, MessageSource messages) {
    this.clock = clock;
    this.sources = sources.stream().toList();
    this.messages = messages;
  }

  /**
   * @param facts facts of the case by key; empty before there is a case
   * @return what a form may look at now
   */
  public FormContext of(Map<String, Object> facts) {
    return of(facts, key -> true);
  }

  /**
   * What a form may look at while it is shown to somebody.
   *
   * @param facts facts of the case by key
   * @param readable which of them may be shown, see {@link FormReaders}
   */
  public FormContext of(Map<String, Object> facts, Predicate<String> readable) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), LONDON);
    return new FormContext(facts, readable, today, sources, new FormWords(messages));
  }
}
