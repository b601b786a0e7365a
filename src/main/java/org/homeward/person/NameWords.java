package org.homeward.person;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The words of people's names, by which somebody is found who is not known by the first of them:
 * "Mary-Jane van der Berg" also by "jane" and by "berg".
 */
@Component
public class NameWords {

  /** Apostrophes part no words: nobody calls O'Brien Brien. */
  private static final Pattern BETWEEN = Pattern.compile("[\\s,./()_\\p{Pd}]+");

  private static final int AT_ONCE = 500;

  private final JdbcClient jdbc;
  private final JdbcOperations batch;

  NameWords(JdbcClient jdbc, JdbcOperations batch) {
    this.jdbc = jdbc;
    this.batch = batch;
  }

  /**
   * Words as names are compared: without accents, apostrophes and capitals.
   *
   * @param text names or what was typed, or null
   * @return keys of its words, each once
   */
  public static Set<String> of(String... text) {
    Set<String> words = new LinkedHashSet<>();
    for (String one : text) {
      if (one != null) {
        Arrays.stream(BETWEEN.split(one))
            .map(NameKey::of)
            .filter(Objects::nonNull)
            .forEach(words::add);
      }
    }
    return words;
  }

  /** Keeps the words of a person's names; what is kept already stays. */
  void keep(long personId, String... names) {
    keep(rows(personId, names));
  }

  private static List<Object[]> rows(long personId, String... names) {
    return of(names).stream().map(word -> new Object[] {word, personId}).toList();
  }

  private void keep(Collection<Object[]> rows) {
    batch.batchUpdate(
        "INSERT INTO person_name_word (word, person_id) VALUES (?, ?)"
            + " ON DUPLICATE KEY UPDATE person_id = person_id",
        List.copyOf(rows));
  }

  private record Names(long id, String givenName, String familyName, String knownAs) {}

  /**
   * Fills in the words of some people who have none: they were registered by an older version.
   *
   * @param after only people with a larger number
   * @return the largest number looked at; the same as before if there was nobody
   */
  @Transactional
  public long fill(long after) {
    List<Names> people =
        jdbc.sql(
                """
                SELECT id, given_name, family_name, known_as FROM person
                WHERE id > :after ORDER BY id LIMIT :most
                """)
            .param("after", after)
            .param("most", AT_ONCE)
            .query(
                (row, n) ->
                    new Names(
                        row.getLong("id"),
                        row.getString("given_name"),
                        row.getString("family_name"),
                        row.getString("known_as")))
            .list();
    if (people.isEmpty()) {
      return after;
    }
    Set<Long> known =
        Set.copyOf(
            jdbc.sql(
                    "SELECT DISTINCT person_id FROM person_name_word WHERE person_id > :after"
                        + " AND person_id <= :last")
                .param("after", after)
                .param("last", people.getLast().id())
                .query(Long.class)
                .list());
    keep(
        people.stream()
            .filter(one -> !known.contains(one.id()))
            .flatMap(
                one -> rows(one.id(), one.givenName(), one.familyName(), one.knownAs()).stream())
            .toList());
    return people.getLast().id();
  }
}
