package org.homeward.agency;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One mapping in a directory file, together with where it stands, so that each complaint names the
 * place.
 */
public final class DirectoryEntry {

  private final String place;
  private final Map<?, ?> values;

  private DirectoryEntry(String place, Map<?, ?> values) {
    this.place = place;
    this.values = values;
  }

  /**
   * @param place where the mapping stands, for complaints
   * @param value what was read there
   * @return the mapping
   * @throws IllegalArgumentException if it is none
   */
  public static DirectoryEntry of(String place, Object value) {
    if (value instanceof Map<?, ?> map) {
      return new DirectoryEntry(place, map);
    }
    throw new IllegalArgumentException(place + " must be a mapping of keys to values.");
  }

  /**
   * Refuses keys that nobody reads: a misspelt key would otherwise be lost silently.
   *
   * @param keys all keys that may stand here
   * @return this entry
   * @throws IllegalArgumentException if there is another key
   */
  public DirectoryEntry allowOnly(String... keys) {
    Set<String> unknown = new TreeSet<>();
    values.keySet().forEach(key -> unknown.add(String.valueOf(key)));
    unknown.removeAll(Set.of(keys));
    if (!unknown.isEmpty()) {
      throw wrong("has unknown keys: " + String.join(", ", unknown));
    }
    return this;
  }

  /**
   * @param key a key that must be there
   * @return its text
   * @throws IllegalArgumentException if it is missing or blank
   */
  public String text(String key) {
    String text = optionalText(key);
    if (text == null) {
      throw wrong("needs \"" + key + "\".");
    }
    return text;
  }

  /**
   * @param key a key
   * @return its text without spaces around it, or null if it is missing or blank
   */
  public String optionalText(String key) {
    Object value = values.get(key);
    if (value instanceof Map || value instanceof List) {
      throw wrong("\"" + key + "\" must be one value.");
    }
    String text = value == null ? "" : value.toString().strip();
    return text.isEmpty() ? null : text;
  }

  /**
   * @param key a key
   * @return its day, or null if it is missing
   * @throws IllegalArgumentException if it is no date
   */
  public LocalDate optionalDate(String key) {
    // YAML readers turn an unquoted 2026-12-24 into an instant at midnight UTC.
    if (values.get(key) instanceof Date date) {
      return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
    }
    String text = optionalText(key);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong("\"" + key + "\" must be a date such as 2026-12-24, not " + text + ".");
    }
  }

  /**
   * @param key a key
   * @return whether it is there and true
   * @throws IllegalArgumentException if it is neither true nor false
   */
  public boolean flag(String key) {
    Object value = values.get(key);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    throw wrong("\"" + key + "\" must be true or false.");
  }

  /**
   * @param key a key
   * @return the texts of its list, empty if it is missing
   */
  public List<String> texts(String key) {
    return list(key).stream().map(value -> String.valueOf(value).strip()).toList();
  }

  /**
   * @param key a key
   * @return the mappings of its list, empty if it is missing
   */
  public List<DirectoryEntry> entries(String key) {
    List<?> list = list(key);
    List<DirectoryEntry> entries = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      entries.add(of(place + " " + key + "[" + (i + 1) + "]", list.get(i)));
    }
    return entries;
  }

  /**
   * @param complaint what is wrong with this entry, in words that follow its place
   * @return an exception for the caller to throw
   */
  public IllegalArgumentException wrong(String complaint) {
    return new IllegalArgumentException(place + ": " + complaint);
  }

  private List<?> list(String key) {
    Object value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong("\"" + key + "\" must be a list.");
  }
}
