package org.homeward.person;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names reduced to what is compared: "O’Brien-Núñez" and "obrien nunez" are the same. */
final class NameKey {

  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private NameKey() {}

  /**
   * @param name a name, or null
   * @return its letters and digits in lower case without accents, or null if nothing is left
   */
  static String of(String name) {
    if (name == null) {
      return null;
    }
    String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String key =
        NOT_LETTERS
            .matcher(plain.toLowerCase(Locale.ROOT))
            .replaceAll("")
            // Letters that do not come apart into a plain letter and an accent.
            .replace("ł", "l")
            .replace("ø", "o")
            .replace("đ", "d")
            .replace("ı", "i")
            .replace("ß", "ss")
            .replace("æ", "ae")
            .replace("œ", "oe");
    return key.isEmpty() ? null : key;
  }

  /**
   * @param name a name that is not blank
   * @return its key; for a name without any letter or digit the name itself in lower case
   */
  static String required(String name) {
    String key = of(name);
    return key == null ? name.strip().toLowerCase(Locale.ROOT) : key;
  }
}
