package org.homeward.document;

import static org.homeward.person.CopyColumn.code;
import static org.homeward.person.CopyColumn.moment;
import static org.homeward.person.CopyColumn.number;
import static org.homeward.person.CopyColumn.of;
import static org.homeward.person.CopyColumn.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homeward.person.CopyColumn.Kind;
import org.homeward.person.CopyRows;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every document about the person with its file, whoever could read it, also what was removed. In
 * place of a file that is not there lies one that says so.
 */
@Component
class DocumentsInCopy implements PersonCopyPart {

  private static final int AT_ONCE = 50;

  private final CopyRows rows;
  private final DocumentFolder folder;
  private final DocumentKinds kinds;
  private final JdbcClient jdbc;
  private final MessageSource messages;

  DocumentsInCopy(
      CopyRows rows,
      DocumentFolder folder,
      DocumentKinds kinds,
      JdbcClient jdbc,
      MessageSource messages) {
    this.rows = rows;
    this.folder = folder;
    this.kinds = kinds;
    this.jdbc = jdbc;
    this.messages = messages;
  }

  @Override
  public String key() {
    return "documents";
  }

  @Override
  public int order() {
    return 760;
  }

  @Override
  public List<CopyTable> tables() {
    return List.of(documents(), readers());
  }

  private CopyTable documents() {
    return rows.workedOut(
        "documents",
        """
        SELECT d.id, d.file_id, f.reference, d.kind, d.file_name, d.media_type, d.size_bytes,
          d.sha256, d.added_at, d.display_name, d.agency_code, d.team_code, d.scan_state,
          d.scanned_at, d.removed_at, d.removed_by, d.removed_name, d.removed_reason
        FROM case_document d JOIN pathway_case f ON f.id = d.case_id WHERE f.person_id = :person
        """,
        "d.id",
        List.of(
            Kind.NUMBER,
            Kind.TEXT,
            Kind.TEXT,
            Kind.CODE,
            Kind.TEXT,
            Kind.TEXT,
            Kind.NUMBER,
            Kind.TEXT,
            Kind.MOMENT,
            Kind.TEXT,
            Kind.AGENCY,
            Kind.TEAM,
            Kind.RAW,
            Kind.MOMENT,
            Kind.MOMENT,
            Kind.STAFF,
            Kind.TEXT,
            Kind.TEXT),
        some -> some.stream().map(this::withItsFile).toList(),
        text("fileInCopy"),
        text("case"),
        code("documentKind", kinds::words),
        text("fileName"),
        text("mediaType"),
        number("bytes"),
        of("fingerprint", Kind.RAW),
        moment("at"),
        text("who"),
        of("agency", Kind.AGENCY),
        of("team", Kind.TEAM),
        of("scan", Kind.RAW),
        moment("scannedAt"),
        moment("removedAt"),
        of("removedBy", Kind.STAFF),
        text("removedName"),
        text("removedWhy"));
  }

  /** The first two values of a row become the place of its file in the copy. */
  private List<Object> withItsFile(List<Object> row) {
    List<Object> values = new ArrayList<>();
    try {
      values.add(path((Long) row.get(0), (String) row.get(4), exists((String) row.get(1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    values.addAll(row.subList(2, row.size()));
    return values;
  }

  private boolean exists(String fileId) throws IOException {
    Optional<InputStream> file = folder.open(fileId);
    if (file.isPresent()) {
      file.get().close();
    }
    return file.isPresent();
  }

  private static String path(long id, String fileName, boolean exists) {
    return "documents/%d-%s%s"
        .formatted(id, FileName.clean(fileName).text(), exists ? "" : ".missing.txt");
  }

  private CopyTable readers() {
    return rows.table(
        "documentReaders",
        """
        SELECT f.reference, d.added_at, d.file_name, r.agency_code
        FROM case_document_reader r JOIN case_document d ON d.id = r.document_id
          JOIN pathway_case f ON f.id = r.case_id
        WHERE f.person_id = :person
        """,
        "r.document_id, r.agency_code",
        text("case"),
        moment("at"),
        text("fileName"),
        of("readableBy", Kind.AGENCY));
  }

  private record Kept(long id, String fileId, String fileName) {}

  @Override
  public void files(long personId, Files to) throws IOException {
    List<Kept> some = after(0, personId);
    while (!some.isEmpty()) {
      for (Kept one : some) {
        Optional<InputStream> file = folder.open(one.fileId());
        try (InputStream in = file.orElseGet(this::missing)) {
          to.add(path(one.id(), one.fileName(), file.isPresent()), in);
        }
      }
      some = after(some.getLast().id(), personId);
    }
  }

  private InputStream missing() {
    return new ByteArrayInputStream(
        messages
            .getMessage("document.copy.missing", null, Locale.UK)
            .getBytes(StandardCharsets.UTF_8));
  }

  private List<Kept> after(long id, long personId) {
    return jdbc.sql(
            """
            SELECT d.id, d.file_id, d.file_name
            FROM case_document d JOIN pathway_case f ON f.id = d.case_id
            WHERE f.person_id = :person AND d.id > :after ORDER BY d.id LIMIT :most
            """)
        .param("person", personId)
        .param("after", id)
        .param("most", AT_ONCE)
        .query((row, n) -> new Kept(row.getLong(1), row.getString(2), row.getString(3)))
        .list();
  }
}
