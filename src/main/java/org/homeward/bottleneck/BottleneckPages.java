package org.homeward.bottleneck;

import java.util.List;
import java.util.Locale;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What all pages with figures show: whose they are, how far they are, and how they are counted. */
@Component
class BottleneckPages {

  private final Scopes scopes;
  private final Figures figures;
  private final Dates dates;
  private final MessageSource messages;

  BottleneckPages(Scopes scopes, Figures figures, Dates dates, MessageSource messages) {
    this.scopes = scopes;
    this.figures = figures;
    this.dates = dates;
    this.messages = messages;
  }

  /** A period that can be chosen. */
  record Period(int days, String label, boolean chosen) {}

  /** One statement. */
  void show(Scope scope, Model model) {
    Figures.Counted counted = figures.counted();
    model.addAttribute("whose", scopes.words(scope));
    model.addAttribute("of", Scopes.address(scope));
    model.addAttribute("groups", scopes.choices(scope));
    model.addAttribute("periods", periods(scope));
    model.addAttribute("from", dates.day(scope.from()));
    model.addAttribute("until", dates.day(scope.to()));
    model.addAttribute(
        "counted",
        counted.countedAt() == null
            ? say("bottleneck.counted.never")
            : say("bottleneck.counted", dates.momentInWords(counted.countedAt())));
    model.addAttribute("behind", counted.behind());
    model.addAttribute("measures", Measure.values());
  }

  private List<Period> periods(Scope scope) {
    return Scopes.PERIODS.stream()
        .map(
            days ->
                new Period(
                    days,
                    say("bottleneck.period." + days),
                    scope.from().equals(scope.to().minusDays(days - 1L))))
        .toList();
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
