package org.homeward.casefile;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.homeward.access.AccessPolicy;
import org.homeward.access.FieldGroup;
import org.homeward.identity.SignedInUser;
import org.homeward.person.PersonView;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in words how long a person has waited. */
@Component
public class CaseWords {

  private final MessageSource messages;
  private final Dates dates;
  private final AccessPolicy policy;

  CaseWords(MessageSource messages, Dates dates, AccessPolicy policy) {
    this.policy = policy;
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
    return readyFor(file.readySince());
  }

  /**
   * The same for a day.
   *
   * @param since first day of the present unbroken readiness, or null
   */
  public String readyFor(LocalDate since) {
    if (since == null) {
      return null;
    }
    long days = daysReady(since);
    if (days == 0) {
      return messages.getMessage("case.ready.today", null, Locale.UK);
    }
    return messages.getMessage("case.ready.days", new Object[] {days}, Locale.UK);
  }

  /**
   * What tells a person from others of the same name.
   *
   * @param person the person
   * @param who who looks
   * @return the NHS number for people who work with it; the date of birth for others and while the
   *     number is not known
   */
  public String identifier(PersonView person, SignedInUser who) {
    return person.nhsNumber() == null || !seesNhsNumbers(who)
        ? messages.getMessage(
            "case.identifier.born", new Object[] {dates.day(person.dateOfBirth())}, Locale.UK)
        : messages.getMessage(
            "case.identifier.nhs", new Object[] {person.nhsNumberText()}, Locale.UK);
  }

  /**
   * Whether a person's work needs NHS numbers.
   *
   * @param who who looks
   */
  public boolean seesNhsNumbers(SignedInUser who) {
    return policy.reads(who, FieldGroup.NHS_NUMBER);
  }

  /** A number of calendar days, for example "9 days". */
  String days(long days) {
    return messages.getMessage("case.days", new Object[] {days}, Locale.UK);
  }

  /** Calendar days from the first day of readiness to today. */
  long daysReady(CaseFile file) {
    return daysReady(file.readySince());
  }

  private long daysReady(LocalDate since) {
    return Math.max(0, ChronoUnit.DAYS.between(since, dates.today()));
  }
}
