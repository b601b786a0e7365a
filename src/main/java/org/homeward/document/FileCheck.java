package org.homeward.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/**
 * Tells by its content what a file is; its name only has to agree. Office files are ZIP files: what
 * they say of themselves is read, a few kilobytes of it, and nothing else of them is unpacked.
 */
@Component
class FileCheck {

  /** What an office file says of itself is shorter. */
  private static final int MOST_SAID = 512 * 1024;

  private static final int MOST_ENTRIES = 20_000;

  private static final String WORD_PART =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  private static final String EXCEL_PART =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

  private final Tika tika = new Tika();

  /**
   * What came of it.
   *
   * @param kind what the file is; null if it is not taken
   * @param fault why it is not taken: the end of a key of a message; null if it is
   */
  record Found(FileKind kind, String fault) {

    private static Found of(FileKind kind) {
      return new Found(kind, null);
    }

    private static Found fault(String key) {
      return new Found(null, key);
    }
  }

  /**
   * Looks at a file.
   *
   * @param file the file
   * @param name its name
   * @throws IOException if it cannot be read
   */
  Found look(Path file, FileName name) throws IOException {
    Found found = byContent(file);
    return found.kind() == null || found.kind().fits(name.ending()) ? found : Found.fault("ending");
  }

  private Found byContent(Path file) throws IOException {
    String type;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      // Without the name: it is what whoever sends the file wants it to be.
      type = tika.detect(in);
    }
    Optional<FileKind> plain =
        FileKind.ofMediaType(type).filter(kind -> kind.compareTo(FileKind.TEXT) <= 0);
    if (plain.isPresent()) {
      return Found.of(plain.get());
    }
    if (type.equals("application/x-tika-msoffice")) {
      return Found.fault("old-office");
    }
    return isZip(file) ? office(file) : Found.fault("kind");
  }

  private static boolean isZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(4);
      return start.length == 4
          && start[0] == 'P'
          && start[1] == 'K'
          && start[2] == 3
          && start[3] == 4;
    }
  }

  private static Found office(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_ENTRIES) {
        return Found.fault("kind");
      }
      ZipEntry types = zip.getEntry("[Content_Types].xml");
      ZipEntry openDocument = zip.getEntry("mimetype");
      if (types != null) {
        return microsoft(zip, said(zip, types));
      }
      if (openDocument != null
          && said(zip, openDocument).strip().equals(FileKind.OPEN_DOCUMENT.mediaType())) {
        return holds(zip, "basic/", "scripts/")
            ? Found.fault("macros.odt")
            : Found.of(FileKind.OPEN_DOCUMENT);
      }
      return Found.fault("kind");
    } catch (ZipException e) {
      return Found.fault("damaged");
    }
  }

  private static Found microsoft(ZipFile zip, String types) {
    boolean macros =
        types.toLowerCase(Locale.ROOT).contains("macroenabled")
            || zip.stream()
                .map(entry -> entry.getName().toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.contains("vbaproject") || name.contains("/macrosheets/"));
    boolean word = types.contains("wordprocessingml") || holds(zip, "word/");
    boolean excel = types.contains("spreadsheetml") || holds(zip, "xl/");
    if (macros) {
      return Found.fault(excel && !word ? "macros.xlsx" : "macros.docx");
    }
    if (types.contains(WORD_PART)) {
      return Found.of(FileKind.WORD);
    }
    return types.contains(EXCEL_PART) ? Found.of(FileKind.EXCEL) : Found.fault("kind");
  }

  private static boolean holds(ZipFile zip, String... folders) {
    return zip.stream()
        .map(entry -> entry.getName().toLowerCase(Locale.ROOT))
        .anyMatch(
            name -> {
              for (String folder : folders) {
                if (name.startsWith(folder)) {
                  return true;
                }
              }
              return false;
            });
  }

  private static String said(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(MOST_SAID), StandardCharsets.UTF_8);
    }
  }
}
