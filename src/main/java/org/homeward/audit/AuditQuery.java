package org.homeward.audit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What an auditor asks for, as it stands in an address: never a name or an NHS number, since
 * addresses end up in histories and logs. What cannot be read does not matter.
 *
 * @param username an account, or null
 * @param caseReference a case, or null
 * @param person number of a person in Homeward, or null
 * @param group sort of action, or null
 * @param from first day in London, or null
 * @param to last day in London, or null
 */
record AuditQuery(
    String username,
    String caseReference,
    Long person,
    AuditFilter.Group group,
    LocalDate from,
    LocalDate to) {

  static final String ADDRESS = "/audit";

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  static AuditQuery of(Map<String, String> given) {
    return new AuditQuery(
        username(given.get("account")),
        reference(given.get("case")),
        number(given.get("person")),
        AuditFilter.Group.of(given.get("group")).orElse(null),
        day(given.get("from")),
        day(given.get("to")));
  }

  static String username(String text) {
    String name = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    return name.isEmpty() || name.length() > 100 ? null : name;
  }

  static String reference(String text) {
    String reference = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
    return reference.isEmpty() || reference.length() > 30 ? null : reference;
  }

  /** A number of the database, or null. */
  static Long number(String text) {
    return text != null && NUMBER.matcher(text).matches() ? Long.valueOf(text) : null;
  }

  /** A day as addresses write it, or null. */
  static LocalDate day(String text) {
    if (text == null || text.length() != 10) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  boolean isEmpty() {
    return Stream.of(username, caseReference, person, group, from, to).allMatch(Objects::isNull);
  }

  AuditFilter filter() {
    return new AuditFilter(
        null,
        username,
        caseReference,
        person,
        null,
        group,
        from == null ? null : from.atStartOfDay(LONDON).toInstant(),
        to == null ? null : to.plusDays(1).atStartOfDay(LONDON).toInstant());
  }

  /** The address of a page of these entries. */
  String address(Long before) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(ADDRESS);
    parts().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
    if (before != null) {
      address.queryParam("before", before);
    }
    return address.encode().buildAndExpand(parts()).toUriString();
  }

  /** What was asked for, for the trail itself; whom it was about stands in a column of its own. */
  String inShort() {
    String words =
        parts().entrySet().stream()
            .filter(part -> !part.getKey().equals("person"))
            .map(part -> part.getKey() + "=" + part.getValue())
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? null : words;
  }

  private Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    put(parts, "account", username);
    put(parts, "case", caseReference);
    put(parts, "person", person);
    put(parts, "group", group == null ? null : group.code());
    put(parts, "from", from);
    put(parts, "to", to);
    return parts;
  }

  private static void put(Map<String, String> parts, String name, Object value) {
    if (value != null) {
      parts.put(name, value.toString());
    }
  }
}
