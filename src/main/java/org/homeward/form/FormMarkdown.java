package org.homeward.form;

import java.util.ArrayList;
import java.util.List;
import org.homeward.form.FormText.Block;
import org.homeward.form.FormText.Kind;

/**
 * The little of Markdown that texts of forms may use: headings with #, lists with - or *, and
 * paragraphs set apart by an empty line. Everything else would be shown as typed, so it is refused.
 */
final class FormMarkdown {

  private FormMarkdown() {}

  static List<Block> read(String text) {
    if (text.startsWith("=") || text.contains("{{") || text.contains("}}")) {
      throw new IllegalArgumentException("Texts with expressions in them are not supported.");
    }
    if (text.matches("(?s).*<[A-Za-z/!][^>]*>.*") || text.matches("(?s).*(\\*\\*|__|]\\().*")) {
      throw new IllegalArgumentException(
          "Texts may hold headings, lists and paragraphs only: no HTML, bold text or links.");
    }
    List<Block> blocks = new ArrayList<>();
    for (String part : text.strip().split("\\R\\s*\\R")) {
      List<String> lines = part.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
      if (lines.stream().allMatch(line -> line.matches("[-*]\\s+.+"))) {
        blocks.add(new Block(Kind.LIST, lines.stream().map(l -> l.substring(1).strip()).toList()));
        continue;
      }
      List<String> paragraph = new ArrayList<>();
      for (String line : lines) {
        if (line.matches("#+\\s+.+")) {
          flush(paragraph, blocks);
          blocks.add(new Block(Kind.HEADING, List.of(line.replaceFirst("#+\\s+", ""))));
        } else {
          paragraph.add(line);
        }
      }
      flush(paragraph, blocks);
    }
    return blocks;
  }

  private static void flush(List<String> paragraph, List<Block> blocks) {
    if (!paragraph.isEmpty()) {
      blocks.add(new Block(Kind.PARAGRAPH, List.of(String.join(" ", paragraph))));
      paragraph.clear();
    }
  }
}
