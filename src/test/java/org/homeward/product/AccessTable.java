package org.homeward.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables of expected answers in {@code src/test/resources/access}. */
final class AccessTable {

  private AccessTable() {}

  static List<String> routes() {
    return lines("routes.txt");
  }

  static List<String> fields() {
    return lines("fields.txt");
  }

  private static List<String> lines(String name) {
    try (InputStream file = AccessTable.class.getResourceAsStream("/access/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
