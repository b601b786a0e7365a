package org.homeward.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.identity.Accounts;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says entries in words. */
@Component
class AuditWords {

  private final MessageSource messages;
  private final Accounts accounts;
  private final AgencyDirectory agencies;
  private final Dates dates;

  AuditWords(MessageSource messages, Accounts accounts, AgencyDirectory agencies, Dates dates) {
    this.messages = messages;
    this.accounts = accounts;
    this.agencies = agencies;
    this.dates = dates;
  }

  /** The names behind the entries, by username; one statement. */
  Map<String, String> names(Collection<AuditEntry> entries) {
    return accounts.namesOf(entries.stream().map(AuditEntry::username).collect(Collectors.toSet()));
  }

  /** What was done; a word that is not known here yet as it is. */
  String what(AuditEntry entry) {
    return messages.getMessage("audit.action." + entry.action(), null, entry.action(), Locale.UK);
  }

  /** What such an act is for, where that does not depend on the case; or null. */
  String purpose(AuditEntry entry) {
    return messages.getMessage("audit.why." + entry.action(), null, null, Locale.UK);
  }

  /** Never what was typed: a name that is no account's may be a password. */
  String who(AuditEntry entry, Map<String, String> names) {
    String name = names.get(entry.username());
    if (name != null) {
      return name;
    }
    return say(
        entry.username().equals(AuditingSignIns.UNKNOWN) || entry.action().equals("login.failed")
            ? "audit.who.unknown"
            : "audit.who.homeward");
  }

  String agency(AuditEntry entry) {
    return entry.agencyCode() == null ? null : agency(entry.agencyCode());
  }

  String agency(String code) {
    return agencies.agency(code).map(Agency::name).orElse(code);
  }

  String when(AuditEntry entry) {
    return dates.momentInWords(moment(entry));
  }

  static Instant moment(AuditEntry entry) {
    return entry.at().toInstant(ZoneOffset.UTC);
  }

  String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
