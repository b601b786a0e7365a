package org.homeward.casefile;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in words how long a person has waited. */
@Component
public class CaseWords {

  private final MessageSource messages;
  private final Dates dates;

  CaseWords(MessageSource messages, Dates dates) {
    this.messages = messages;
    this.dates = dates;
  }

  /**
   * How long the person has been clinically ready for discharge, in calendar days.
   *
   * @param file the case
   * @return for example "9 days clinically ready", or null if they are not
   */
  public String readyFor(CaseFile file) {
    if (file.readySince() == null) {
      return null;
    }
    long days = ChronoUnit.DAYS.between(file.readySince(), dates.today());
    if (days <= 0) {
      return messages.getMessage("case.ready.today", null, Locale.UK);
    }
    return messages.getMessage("case.ready.days", new Object[] {days}, Locale.UK);
  }
}
