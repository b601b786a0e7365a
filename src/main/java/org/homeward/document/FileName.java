package org.homeward.document;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The name of a file as somebody sent it, made harmless: no path, nothing invisible, nothing that
 * turns the direction of writing and so hides the ending, not too long.
 *
 * @param text the name
 */
record FileName(String text) {

  private static final int LONGEST = 120;

  /**
   * Cleans a name.
   *
   * @param sent the name as it came, or null
   */
  static FileName clean(String sent) {
    String name = sent == null ? "" : Normalizer.normalize(sent, Normalizer.Form.NFC);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]", "");
    name = name.replaceAll("[<>:\"|?*%;]", "_").replaceAll("\\s+", " ").strip();
    name = name.replaceAll("^\\.+", "").replaceAll("[. ]+$", "");
    if (name.isEmpty()) {
      return new FileName("document");
    }
    String ending = endingOf(name);
    int most = LONGEST - ending.length() - 1;
    if (name.length() > LONGEST && most > 0) {
      name = name.substring(0, most).strip() + "." + ending;
    }
    return new FileName(name);
  }

  /** What stands behind the last full stop, in lower case; empty if there is none. */
  String ending() {
    return endingOf(text);
  }

  private static String endingOf(String name) {
    int stop = name.lastIndexOf('.');
    return stop < 0 ? "" : name.substring(stop + 1).toLowerCase(Locale.ROOT);
  }
}
