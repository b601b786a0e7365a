package org.homeward.report;

import java.util.List;
import java.util.Locale;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What all pages with figures show: whose they are, how far they are, and how they are counted. */
@Component
public class ReportPages {

  private final Scopes scopes;
  private final FigureCounting figures;
  private final Dates dates;
  private final MessageSource messages;

  ReportPages(Scopes scopes, FigureCounting figures, Dates dates, MessageSource messages) {
    this.scopes = scopes;
    this.figures = figures;
    this.dates = dates;
    this.messages = messages;
  }

  /** A period that can be chosen. */
  public record Period(int days, String label, boolean chosen) {}

  /**
   * Puts it on a page; one statement.
   *
   * @param scope whose figures, of which period
   * @param measures what the page counts, each with its words
   */
  public void show(Scope scope, Model model, Measured... measures) {
    FigureCounting.Counted counted = figures.counted();
    model.addAttribute("whose", scopes.words(scope));
    model.addAttribute("of", Scopes.address(scope));
    model.addAttribute("groups", scopes.choices(scope));
    model.addAttribute("periods", periods(scope));
    model.addAttribute("from", dates.day(scope.from()));
    model.addAttribute("until", dates.day(scope.to()));
    model.addAttribute(
        "counted",
        counted.countedAt() == null
            ? say("report.counted.never")
            : say("report.counted", dates.momentInWords(counted.countedAt())));
    model.addAttribute("behind", counted.behind());
    model.addAttribute("measures", measures);
  }

  private List<Period> periods(Scope scope) {
    return Scopes.PERIODS.stream()
        .map(
            days ->
                new Period(
                    days,
                    say("report.period." + days),
                    scope.from().equals(scope.to().minusDays(days - 1L))))
        .toList();
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
