package org.homeward.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.homeward.person.PersonCopyPart;
import org.homeward.person.PersonView;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a copy as a ZIP file: {@code index.html} for people, a JSON file for each part, {@code
 * contents.json}, and the files that features hold about the person. All of it is read twice, from
 * one snapshot of the database, some rows at a time; so the two tell the same and no more than
 * those rows is ever in memory. A file that broke off has no directory and cannot be opened.
 */
@Component
class CopyWriter {

  /**
   * What is asked for.
   *
   * @param person whose record
   * @param why for what, in words
   * @param reference of the request
   * @param by who makes the copy
   * @param agency for whom they work
   * @param at when
   */
  record Asked(
      PersonView person, String why, String reference, String by, String agency, Instant at) {}

  private final List<PersonCopyPart> parts;
  private final CopyData data;
  private final CopyPage page;
  private final TransactionTemplate snapshot;

  CopyWriter(
      ObjectProvider<PersonCopyPart> parts,
      CopyData data,
      CopyPage page,
      PlatformTransactionManager transactions) {
    this.parts = parts.stream().sorted(Comparator.comparing(PersonCopyPart::order)).toList();
    this.data = data;
    this.page = page;
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setReadOnly(true);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** What a copy consists of, in its order. */
  List<PersonCopyPart> parts() {
    return parts;
  }

  /**
   * Writes a copy.
   *
   * @param out is left open
   * @throws IOException if the reader went away
   */
  void write(Asked asked, OutputStream out) throws IOException {
    try {
      snapshot.executeWithoutResult(
          status -> {
            try {
              zip(asked, new ZipOutputStream(out));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void zip(Asked asked, ZipOutputStream zip) throws IOException {
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    for (PersonCopyPart part : parts) {
      zip.putNextEntry(new ZipEntry(file(part)));
      counts.put(part.key(), data.write(part, asked.person().id(), zip));
      zip.closeEntry();
    }
    for (PersonCopyPart part : parts) {
      part.files(
          asked.person().id(),
          (path, content) -> {
            zip.putNextEntry(new ZipEntry(path));
            content.transferTo(zip);
            zip.closeEntry();
          });
    }
    zip.putNextEntry(new ZipEntry("contents.json"));
    data.contents(asked, counts, zip);
    zip.closeEntry();
    zip.putNextEntry(new ZipEntry("index.html"));
    page.write(asked, parts, counts, zip);
    zip.closeEntry();
    zip.finish();
  }

  static String file(PersonCopyPart part) {
    return "data/" + part.key() + ".json";
  }
}
