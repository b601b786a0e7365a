package org.homeward.audit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/** Who saw or changed what about a person, when and why. */
@Component
class ShareLog {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final AuditLog log;
  private final AuditWords words;
  private final AuditedCases cases;
  private final AuditedTasks tasks;

  ShareLog(AuditLog log, AuditWords words, AuditedCases cases, AuditedTasks tasks) {
    this.log = log;
    this.words = words;
    this.cases = cases;
    this.tasks = tasks;
  }

  /**
   * Entries about a person, newest first.
   *
   * @param personId the person
   * @param lists null for what was opened or changed; a day in London for the lists of that day on
   *     which the person stood
   * @param before where the page before ended, or null
   * @param limit how many at most
   */
  List<AuditEntry> entries(long personId, LocalDate lists, Long before, int limit) {
    return log.newestFirst(
        lists == null
            ? AuditFilter.about(personId)
            : AuditFilter.listed(
                personId,
                lists.atStartOfDay(LONDON).toInstant(),
                lists.plusDays(1).atStartOfDay(LONDON).toInstant()),
        before,
        limit);
  }

  /** Says entries of a page in words, with a fixed number of statements. */
  List<AuditLine> lines(long personId, Collection<AuditEntry> entries, SignedInUser reader) {
    Map<String, String> names = words.names(entries);
    Map<String, AuditedCases.AuditedCase> files = cases.casesOf(personId, reader);
    Map<Long, String> titles =
        tasks.titles(
            entries.stream()
                .map(AuditEntry::taskKey)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    Set<String> trusts =
        files.values().stream()
            .map(AuditedCases.AuditedCase::trustCode)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return entries.stream()
        .map(
            entry -> {
              AuditedCases.AuditedCase file =
                  entry.caseReference() == null ? null : files.get(entry.caseReference());
              String task = entry.taskKey() == null ? null : titles.get(entry.taskKey());
              return new AuditLine(
                  words.when(entry),
                  AuditWords.moment(entry).toString(),
                  words.who(entry, names),
                  words.agency(entry),
                  words.what(entry),
                  null,
                  file == null || !file.readable() ? null : entry.caseReference(),
                  file == null || !file.readable() ? null : "/cases/" + entry.caseReference(),
                  why(entry, file, task, trusts),
                  null);
            })
        .toList();
  }

  /**
   * The task or purpose that led there, and what lets them: a case opens only to those who look
   * after it for its trust and to teams that have or had a task in it.
   */
  private String why(
      AuditEntry entry, AuditedCases.AuditedCase file, String task, Set<String> trusts) {
    if (entry.agencyCode() == null) {
      return words.say("audit.why.process");
    }
    String purpose = task == null ? words.purpose(entry) : words.say("audit.why.task", task);
    boolean looksAfter =
        file == null
            ? trusts.contains(entry.agencyCode())
            : entry.agencyCode().equals(file.trustCode());
    if (entry.action().startsWith("read.audit")) {
      return purpose;
    }
    String relation = words.say(looksAfter ? "audit.why.trust" : "audit.why.team");
    return purpose == null ? relation : purpose + ". " + relation;
  }
}
