package org.homeward.administration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.agency.Assurance;
import org.homeward.identity.Accounts;
import org.homeward.web.Dates;
import org.homeward.web.StatusTag;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in words how an agency stands in data security. */
@Component
class AssuranceWords {

  private final Accounts accounts;
  private final Dates dates;
  private final MessageSource messages;

  AssuranceWords(Accounts accounts, Dates dates, MessageSource messages) {
    this.accounts = accounts;
    this.dates = dates;
    this.messages = messages;
  }

  /** "Standards met, until 30 June 2027", or that nothing is on record. */
  String standing(Assurance assurance) {
    if (assurance == null) {
      return say("administration.assurance.none");
    }
    String status = say("administration.assurance.status." + assurance.status().code());
    if (assurance.endsOn() == null) {
      return status;
    }
    boolean over = assurance.endsOn().isBefore(dates.today());
    return status
        + ", "
        + say(
            over ? "administration.assurance.lapsed" : "administration.assurance.until",
            dates.day(assurance.endsOn()));
  }

  /** What the standing is worth today; null if nothing is on record. */
  StatusTag tag(Assurance assurance) {
    if (assurance == null) {
      return null;
    }
    return switch (assurance.on(dates.today())) {
      case VALID -> StatusTag.VALID;
      case ENDING -> StatusTag.ENDS_SOON;
      case LAPSED -> StatusTag.LAPSED;
      case NOT_MET -> StatusTag.STANDARDS_NOT_MET;
    };
  }

  /** A line for each record, with who made it. */
  List<String> history(List<Assurance> records) {
    Map<String, String> names =
        accounts.namesOf(records.stream().map(Assurance::recordedBy).toList());
    return records.stream()
        .map(
            record ->
                say(
                    "administration.assurance.recorded",
                    standing(record),
                    dates.momentInWords(record.recordedAt()),
                    names.getOrDefault(record.recordedBy(), record.recordedBy())))
        .toList();
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
