package org.homeward.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Kinds of files that are taken. Nothing that is run or drawn as a page is among them. */
enum FileKind {
  PDF("application/pdf", "pdf"),
  JPEG("image/jpeg", "jpg", "jpeg"),
  PNG("image/png", "png"),
  TEXT("text/plain", "txt"),
  WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  OPEN_DOCUMENT("application/vnd.oasis.opendocument.text", "odt");

  private final String mediaType;
  private final List<String> endings;

  FileKind(String mediaType, String... endings) {
    this.mediaType = mediaType;
    this.endings = List.of(endings);
  }

  String mediaType() {
    return mediaType;
  }

  /** Whether a name ends as those of this kind do. */
  boolean fits(String ending) {
    return endings.contains(ending);
  }

  /** What browsers offer when somebody chooses a file. */
  static String accepted() {
    return String.join(
        ",",
        Arrays.stream(values())
            .flatMap(kind -> kind.endings.stream())
            .map(ending -> "." + ending)
            .toList());
  }

  static Optional<FileKind> ofMediaType(String mediaType) {
    return Arrays.stream(values()).filter(kind -> kind.mediaType.equals(mediaType)).findFirst();
  }
}
