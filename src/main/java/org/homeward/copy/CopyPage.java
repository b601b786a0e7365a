package org.homeward.copy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.homeward.identity.Account;
import org.homeward.person.CopyColumn;
import org.homeward.person.CopyColumn.Kind;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The page of a copy that people read and print. It stands alone: nothing is loaded from anywhere.
 * Written piece by piece, as it may be long; a template would have to hold all of it.
 */
@Component
class CopyPage {

  /** Rows with more values than this are written one below the other, as paper is narrow. */
  private static final int WIDEST = 6;

  private static final String STYLE =
      """
      body{font:16px/1.5 arial,sans-serif;color:#212b32;margin:2em auto;max-width:60em;padding:0 1em}
      table{border-collapse:collapse;width:100%;margin:1em 0}
      caption{text-align:left;font-weight:bold}
      th,td{text-align:left;vertical-align:top;padding:.3em .5em;border-bottom:1px solid #aeb7bd;
      overflow-wrap:anywhere;white-space:pre-line}
      dl{border-top:1px solid #aeb7bd;padding-top:.5em;page-break-inside:avoid}
      dt{font-weight:bold;float:left;clear:left;width:14em}
      dd{margin-left:14.5em;overflow-wrap:anywhere;white-space:pre-line;min-height:1.5em}
      h2{page-break-after:avoid;border-top:4px solid #4c6272;padding-top:.5em}
      h3{page-break-after:avoid}
      """;

  private final CopyWords words;

  CopyPage(CopyWords words) {
    this.words = words;
  }

  /**
   * Writes the page.
   *
   * @param counts rows by part and table, as they stand in the other files
   * @param out is left open
   */
  void write(
      CopyWriter.Asked asked,
      List<PersonCopyPart> parts,
      Map<String, Map<String, Long>> counts,
      OutputStream out)
      throws IOException {
    Writer to = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    start(asked, to);
    contents(parts, counts, to);
    for (PersonCopyPart part : parts) {
      to.write("<h2 id=\"" + part.key() + "\">" + safe(words.part(part)) + "</h2>\n");
      for (CopyTable table : part.tables()) {
        if (counts.get(part.key()).get(table.key()) > 0) {
          table(table, asked.person().id(), to);
        }
      }
    }
    to.write("</main></body></html>\n");
    to.flush();
  }

  private void start(CopyWriter.Asked asked, Writer to) throws IOException {
    String title = safe(words.say("copy.index.title", asked.person().fullName()));
    to.write("<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">\n<title>");
    to.write(title + "</title>\n<style>" + STYLE + "</style></head><body><main>\n");
    to.write("<h1>" + title + "</h1>\n");
    paragraph(
        words.say("copy.index.made", words.moment(asked.at()), asked.by(), asked.agency()), to);
    paragraph(words.say("copy.index.why", asked.why(), asked.reference()), to);
    for (String key :
        List.of("copy.index.check", "copy.index.empty", "copy.index.codes", "copy.index.lists")) {
      paragraph(words.say(key), to);
    }
  }

  private void contents(
      List<PersonCopyPart> parts, Map<String, Map<String, Long>> counts, Writer to)
      throws IOException {
    to.write("<table><caption>" + safe(words.say("copy.index.contents")) + "</caption>\n<thead>");
    to.write("<tr><th scope=\"col\">" + safe(words.say("copy.index.part")) + "</th>");
    to.write("<th scope=\"col\">" + safe(words.say("copy.index.rows")) + "</th>");
    to.write("<th scope=\"col\">" + safe(words.say("copy.index.file")) + "</th></tr></thead>\n");
    to.write("<tbody>\n");
    for (PersonCopyPart part : parts) {
      to.write("<tr><th scope=\"rowgroup\" colspan=\"2\"><a href=\"#" + part.key() + "\">");
      to.write(safe(words.part(part)) + "</a></th>");
      to.write("<td>" + safe(CopyWriter.file(part)) + "</td></tr>\n");
      for (CopyTable table : part.tables()) {
        to.write("<tr><td>" + safe(words.table(table)) + "</td><td>");
        to.write(counts.get(part.key()).get(table.key()) + "</td><td></td></tr>\n");
      }
    }
    to.write("</tbody></table>\n");
  }

  private void table(CopyTable table, long personId, Writer to) throws IOException {
    List<CopyColumn> columns = table.columns();
    boolean wide = columns.stream().filter(CopyPage::isShown).count() > WIDEST;
    String name = safe(words.table(table));
    if (wide) {
      to.write("<h3>" + name + "</h3>\n");
    } else {
      to.write("<table><caption>" + name + "</caption>\n<thead><tr>");
      for (CopyColumn column : columns) {
        if (isShown(column)) {
          to.write("<th scope=\"col\">" + safe(words.column(column)) + "</th>");
        }
      }
      to.write("</tr></thead><tbody>\n");
    }
    table
        .pages()
        .read(
            personId,
            rows -> {
              Map<String, Account> staff = words.staff(columns, rows);
              try {
                for (List<Object> row : rows) {
                  row(columns, row, staff, wide, to);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    to.write(wide ? "" : "</tbody></table>\n");
  }

  private void row(
      List<CopyColumn> columns,
      List<Object> row,
      Map<String, Account> staff,
      boolean wide,
      Writer to)
      throws IOException {
    to.write(wide ? "<dl>" : "<tr>");
    for (int i = 0; i < columns.size(); i++) {
      CopyColumn column = columns.get(i);
      if (!isShown(column)) {
        continue;
      }
      String value = words.words(column, row.get(i), staff);
      if (!wide) {
        to.write("<td>" + (value == null ? "" : safe(value)) + "</td>");
      } else if (value != null) {
        to.write("<dt>" + safe(words.column(column)) + "</dt><dd>" + safe(value) + "</dd>");
      }
    }
    to.write(wide ? "</dl>\n" : "</tr>\n");
  }

  private static boolean isShown(CopyColumn column) {
    return column.kind() != Kind.RAW;
  }

  private static void paragraph(String text, Writer to) throws IOException {
    to.write("<p>" + safe(text) + "</p>\n");
  }

  private static String safe(String text) {
    return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
  }
}
