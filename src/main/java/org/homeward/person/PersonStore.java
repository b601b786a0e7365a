package org.homeward.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The table of people. Plain SQL: a refused duplicate must not spoil the caller's transaction. */
@Repository
class PersonStore {

  private static final String COLUMNS =
      """
      id, nhs_number, given_name, family_name, known_as, date_of_birth, gender, phone, email,
      deceased_on""";

  private static final String IN_ORDER =
      " ORDER BY family_name_key, given_name_key, date_of_birth, id";

  private final JdbcClient jdbc;
  private final NameWords words;

  PersonStore(JdbcClient jdbc, NameWords words) {
    this.jdbc = jdbc;
    this.words = words;
  }

  List<PersonView> findAll(Collection<Long> ids) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM person WHERE id IN (:ids)" + IN_ORDER)
        .param("ids", ids)
        .query(PersonStore::person)
        .list();
  }

  Optional<PersonView> findByNhsNumber(NhsNumber nhsNumber) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM person WHERE nhs_number = ?")
        .param(nhsNumber.digits())
        .query(PersonStore::person)
        .optional();
  }

  List<PersonView> findByFamilyNameAndBirth(String familyKey, LocalDate dateOfBirth, int limit) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM person WHERE date_of_birth = ? AND family_name_key = ?"
                + IN_ORDER
                + " LIMIT ?")
        .params(dateOfBirth, familyKey, limit)
        .query(PersonStore::person)
        .list();
  }

  /**
   * @param names readings of a typed name, none for any name
   * @param dateOfBirth date of birth, or null for any
   * @param limit most people to find
   */
  List<PersonView> search(List<NameSearch> names, LocalDate dateOfBirth, int limit) {
    // One bounded search in one index for each reading: an OR over all would read the whole table.
    List<String> branches = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (NameSearch name : names) {
      if (name.givenPrefix() == null) {
        addBranch(branches, values, dateOfBirth, limit, "family_name_key", name.familyPrefix());
      } else if (name.familyPrefix() == null) {
        addBranch(branches, values, dateOfBirth, limit, "given_name_key", name.givenPrefix());
        addBranch(branches, values, dateOfBirth, limit, "known_as_key", name.givenPrefix());
      } else {
        for (String given : List.of("given_name_key", "known_as_key")) {
          addBranch(
              branches,
              values,
              dateOfBirth,
              limit,
              "family_name_key",
              name.familyPrefix(),
              given,
              name.givenPrefix());
        }
      }
    }
    if (names.isEmpty()) {
      addBranch(branches, values, dateOfBirth, limit);
    }
    values.add(limit);
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM person WHERE id IN (SELECT id FROM ("
                + String.join(" UNION ", branches)
                + ") found)"
                + IN_ORDER
                + " LIMIT ?")
        .params(values)
        .query(PersonStore::person)
        .list();
  }

  /**
   * Numbers of people, in no order so that each walk through an index ends at the limit.
   *
   * @param names readings of a typed name, at least one
   * @param words the same in words, each of which may begin any word of a name; or none
   * @param limit most people to find
   */
  List<Long> ids(List<NameSearch> names, Set<String> words, int limit) {
    List<String> branches = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (NameSearch name : names) {
      for (String given : List.of("given_name_key", "known_as_key")) {
        List<String> conditions = new ArrayList<>();
        if (name.familyPrefix() != null) {
          conditions.add("family_name_key LIKE ?");
          values.add(name.familyPrefix() + "%");
        }
        if (name.givenPrefix() != null) {
          conditions.add(given + " LIKE ?");
          values.add(name.givenPrefix() + "%");
        }
        branches.add(
            "(SELECT id FROM person WHERE " + String.join(" AND ", conditions) + " LIMIT ?)");
        values.add(limit);
        if (name.givenPrefix() == null) {
          break;
        }
      }
    }
    if (!words.isEmpty()) {
      branches.add(anyWords(words, values));
      values.add(limit);
    }
    values.add(limit);
    return jdbc.sql("SELECT id FROM (" + String.join(" UNION ", branches) + ") found LIMIT ?")
        .params(values)
        .query(Long.class)
        .list();
  }

  /** Walks those of the longest word, which are the fewest, and looks for the others in each. */
  private static String anyWords(Set<String> words, List<Object> values) {
    List<String> longestFirst =
        words.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    StringBuilder sql =
        new StringBuilder("(SELECT w.person_id AS id FROM person_name_word w WHERE w.word LIKE ?");
    values.add(longestFirst.getFirst() + "%");
    for (String other : longestFirst.subList(1, longestFirst.size())) {
      sql.append(
          " AND EXISTS (SELECT 1 FROM person_name_word o WHERE o.person_id = w.person_id"
              + " AND o.word LIKE ?)");
      values.add(other + "%");
    }
    return sql.append(" LIMIT ?)").toString();
  }

  private static void addBranch(
      List<String> branches,
      List<Object> values,
      LocalDate dateOfBirth,
      int limit,
      String... columnsAndPrefixes) {
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < columnsAndPrefixes.length; i += 2) {
      // Keys hold letters and digits only, so nothing in them needs escaping.
      conditions.add(columnsAndPrefixes[i] + " LIKE ?");
      values.add(columnsAndPrefixes[i + 1] + "%");
    }
    if (dateOfBirth != null) {
      conditions.add("date_of_birth = ?");
      values.add(dateOfBirth);
    }
    branches.add(
        "(SELECT id FROM person WHERE "
            + String.join(" AND ", conditions)
            + IN_ORDER
            + " LIMIT ?)");
    values.add(limit);
  }

  long insert(NewPerson person, LocalDateTime createdAt) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            INSERT INTO person (nhs_number, given_name, family_name, known_as, given_name_key,
                   family_name_key, known_as_key, date_of_birth, gender, phone, email, version,
                   created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)""")
        .params(
            person.nhsNumber() == null ? null : person.nhsNumber().digits(),
            person.givenName(),
            person.familyName(),
            person.knownAs(),
            NameKey.required(person.givenName()),
            NameKey.required(person.familyName()),
            NameKey.of(person.knownAs()),
            person.dateOfBirth(),
            person.gender() == null ? null : person.gender().name(),
            person.phone(),
            person.email(),
            createdAt)
        .update(key, "id");
    long id = key.getKeyAs(Number.class).longValue();
    words.keep(id, person.givenName(), person.familyName(), person.knownAs());
    return id;
  }

  boolean recordDeath(long id, LocalDate day) {
    return jdbc.sql(
                """
                UPDATE person SET deceased_on = ?, version = version + 1
                 WHERE id = ? AND deceased_on IS NULL""")
            .params(day, id)
            .update()
        == 1;
  }

  private static PersonView person(ResultSet row, int number) throws SQLException {
    String nhsNumber = row.getString("nhs_number");
    String gender = row.getString("gender");
    return new PersonView(
        row.getLong("id"),
        nhsNumber == null ? null : new NhsNumber(nhsNumber),
        row.getString("given_name"),
        row.getString("family_name"),
        row.getString("known_as"),
        row.getObject("date_of_birth", LocalDate.class),
        gender == null ? null : Gender.valueOf(gender),
        row.getString("phone"),
        row.getString("email"),
        row.getObject("deceased_on", LocalDate.class));
  }
}
