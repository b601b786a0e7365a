package org.homeward.employment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseSummaryPart;
import org.homeward.identity.Account;
import org.homeward.identity.Accounts;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.homeward.web.SummaryRow;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says on the case page how far employment support has come. */
@Component
class EmploymentOnCasePage implements CaseSummaryPart {

  private final Supports supports;
  private final Accounts accounts;
  private final Dates dates;
  private final MessageSource messages;

  EmploymentOnCasePage(Supports supports, Accounts accounts, Dates dates, MessageSource messages) {
    this.supports = supports;
    this.accounts = accounts;
    this.dates = dates;
    this.messages = messages;
  }

  @Override
  @Transactional(readOnly = true)
  public Summary summary(CaseFile file, SignedInUser viewer) {
    return supports.find(file).map(this::rows).map(Summary::of).orElse(Summary.NOTHING);
  }

  private List<SummaryRow> rows(SupportEntity support) {
    List<RecordEntity> records = supports.records(support);
    List<JobEntity> jobs = supports.jobs(support);
    List<Sustainment.Stretch> stretches = supports.stretches(jobs);
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(row("route", support.route().words()));
    if (support.adviser() != null) {
      rows.add(row("adviser", adviser(support)));
    }
    rows.add(row("first-contact", firstContact(support)));
    if (!records.isEmpty()) {
      RecordEntity last = records.getLast();
      rows.add(
          row(
              "status",
              say("employment.status.on", last.status().words(), dates.day(last.recordedOn()))));
    }
    if (!jobs.isEmpty()) {
      rows.add(row("job", job(jobs.getLast())));
      rows.add(row("held", held(stretches)));
      rows.add(row("starts", starts(jobs)));
    }
    if (records.size() > 1) {
      rows.add(row("outcome", Outcome.of(records).words()));
    }
    if (support.pausedOn() != null) {
      rows.add(row("paused", say("employment.since", dates.day(support.pausedOn()))));
    }
    return rows;
  }

  private String adviser(SupportEntity support) {
    return accounts.find(support.adviser()).map(Account::displayName).orElse(support.adviser());
  }

  private String firstContact(SupportEntity support) {
    if (support.firstContactOn() == null) {
      return say(
          support.isOpen() ? "employment.first-contact.waiting" : "employment.first-contact.never",
          dates.day(support.referredOn()));
    }
    return say(
        "employment.first-contact.on",
        dates.day(support.firstContactOn()),
        support.daysToFirstContact());
  }

  private String job(JobEntity job) {
    String since = dates.day(job.startedOn());
    return job.endedOn() == null
        ? say("employment.job.since", since, hours(job))
        : say("employment.job.until", since, dates.day(job.endedOn()));
  }

  private String hours(JobEntity job) {
    return job.weeklyHours() == null ? "" : say("employment.job.hours", job.weeklyHours());
  }

  /** The marks of the last job, and whether the outcome that DWP counts is reached. */
  private String held(List<Sustainment.Stretch> stretches) {
    int mark = Sustainment.mark(stretches.getLast());
    String words = say("employment.held", mark);
    return Sustainment.dwpOutcome(stretches) ? words + ". " + say("employment.held.dwp") : words;
  }

  private String starts(List<JobEntity> jobs) {
    return say("employment.starts", (int) jobs.stream().filter(JobEntity::countsAsStart).count());
  }

  private SummaryRow row(String key, String text) {
    return new SummaryRow(say("employment.row." + key), text);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
