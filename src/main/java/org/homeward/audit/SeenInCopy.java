package org.homeward.audit;

import static org.homeward.person.CopyColumn.code;
import static org.homeward.person.CopyColumn.moment;
import static org.homeward.person.CopyColumn.of;
import static org.homeward.person.CopyColumn.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.homeward.person.CopyColumn.Kind;
import org.homeward.person.CopyRows;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Who opened or changed the record. Lists on which the person's name stood are left to the page
 * that shows them day by day: to find them all, the whole trail would have to be read.
 */
@Component
class SeenInCopy implements PersonCopyPart {

  private final CopyRows rows;
  private final AuditedTasks tasks;
  private final MessageSource messages;

  SeenInCopy(CopyRows rows, AuditedTasks tasks, MessageSource messages) {
    this.rows = rows;
    this.tasks = tasks;
    this.messages = messages;
  }

  @Override
  public String key() {
    return "seen";
  }

  @Override
  public int order() {
    return 900;
  }

  @Override
  public List<CopyTable> tables() {
    return List.of(
        rows.workedOut(
            "seen",
            """
            SELECT e.at, e.username, e.agency_code, e.action, e.case_reference, e.task_key, e.detail
            FROM audit_entry e WHERE e.person_id = :person
            """,
            "e.id",
            List.of(
                Kind.MOMENT, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.NUMBER, Kind.TEXT),
            this::titled,
            moment("at"),
            of("by", Kind.STAFF),
            of("agency", Kind.AGENCY),
            code("did", this::words),
            text("case"),
            text("task"),
            of("detail", Kind.RAW)));
  }

  private List<List<Object>> titled(List<List<Object>> entries) {
    Map<Long, String> titles =
        tasks.titles(
            entries.stream()
                .map(entry -> (Long) entry.get(5))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return entries.stream()
        .map(
            entry ->
                Arrays.asList(
                    entry.get(0),
                    entry.get(1),
                    entry.get(2),
                    entry.get(3),
                    entry.get(4),
                    entry.get(5) == null ? null : titles.get((Long) entry.get(5)),
                    entry.get(6)))
        .toList();
  }

  private String words(String action) {
    return messages.getMessage("audit.action." + action, null, action, Locale.UK);
  }
}
