package org.homeward.copy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeward.identity.Account;
import org.homeward.person.CopyColumn;
import org.homeward.person.CopyColumn.Kind;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a copy for machines. Days and moments are ISO 8601, moments in UTC; codes are as
 * they are stored, with their words beside them; members of staff, teams and agencies stand with
 * their names.
 */
@Component
class CopyData {

  private final CopyWords words;
  private final JsonMapper json;

  CopyData(CopyWords words, JsonMapper json) {
    this.words = words;
    this.json = json;
  }

  /**
   * Writes a part.
   *
   * @return how many rows each table has, by its key
   */
  Map<String, Long> write(PersonCopyPart part, long personId, OutputStream out) {
    Map<String, Long> counts = new LinkedHashMap<>();
    try (JsonGenerator to = json.createGenerator(new LeftOpen(out))) {
      to.writeStartObject();
      for (CopyTable table : part.tables()) {
        to.writeName(table.key());
        to.writeStartArray();
        counts.put(table.key(), 0L);
        table
            .pages()
            .read(
                personId,
                rows -> {
                  Map<String, Account> staff = words.staff(table.columns(), rows);
                  rows.forEach(row -> row(table.columns(), row, staff, to));
                  counts.merge(table.key(), (long) rows.size(), Long::sum);
                });
        to.writeEndArray();
      }
      to.writeEndObject();
    }
    return counts;
  }

  private void row(
      List<CopyColumn> columns, List<Object> row, Map<String, Account> staff, JsonGenerator to) {
    to.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      CopyColumn column = columns.get(i);
      Object value = row.get(i);
      to.writeName(column.key());
      switch (column.kind()) {
        case STAFF, TEAM, AGENCY, BOROUGH, ROLE ->
            to.writeString(words.words(column, value, staff));
        default -> {
          if (value instanceof LocalDate || value instanceof Instant) {
            to.writeString(value.toString());
          } else {
            to.writePOJO(value);
          }
        }
      }
      if (column.kind() == Kind.CODE && column.words() != null && value != null) {
        to.writeName(column.key() + "InWords");
        to.writeString(words.words(column, value, staff));
      }
    }
    to.writeEndObject();
  }

  /** Writes what the copy consists of and why it was made. */
  void contents(CopyWriter.Asked asked, Map<String, Map<String, Long>> counts, OutputStream out) {
    Map<String, Object> contents = new LinkedHashMap<>();
    contents.put("madeAt", asked.at().toString());
    contents.put("madeBy", asked.by());
    contents.put("agency", asked.agency());
    contents.put("reason", asked.why());
    contents.put("reference", asked.reference());
    contents.put("rows", counts);
    json.writeValue(new LeftOpen(out), contents);
  }

  /** A ZIP file goes on after each of its files. */
  private static final class LeftOpen extends FilterOutputStream {

    LeftOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
