package org.homeward.identity;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a provider says about somebody. It comes from outside: texts are bounded, and refused when
 * they hold control characters.
 */
final class ProviderClaims {

  static final int MAX_SUBJECT = 255;
  static final int MAX_NAME = 200;

  /** Leaves room for a number behind it, see {@link ProviderPeople}. */
  static final int MAX_USERNAME = Accounts.MAX_USERNAME - 10;

  private final Map<String, Object> claims;

  ProviderClaims(Map<String, Object> claims) {
    this.claims = claims;
  }

  /** A claim cannot be used as it is. */
  static final class Unusable extends Exception {
    Unusable(String claim) {
      super("The claim \"" + claim + "\" cannot be used.");
    }
  }

  /**
   * @return the claim without spaces around it, or empty if it is not there or has no words
   * @throws Unusable if it is no text, longer than allowed or has control characters in it
   */
  Optional<String> text(String claim, int longest) throws Unusable {
    Object value = claims.get(claim);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof String text) || text.strip().length() > longest || hasControls(text)) {
      throw new Unusable(claim);
    }
    return Optional.of(text.strip()).filter(words -> !words.isEmpty());
  }

  private static boolean hasControls(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
  }

  /**
   * All values at a path. A claim whose whole name is the path comes first, since names of claims
   * may have dots in them; where a list is on the way, each entry is followed.
   */
  List<Object> at(String path) {
    if (claims.containsKey(path)) {
      return entries(claims.get(path)).toList();
    }
    List<Object> found = List.of(claims);
    for (String name : path.split("\\.")) {
      found =
          found.stream()
              .filter(Map.class::isInstance)
              .map(at -> ((Map<?, ?>) at).get(name))
              .flatMap(ProviderClaims::entries)
              .toList();
    }
    return found;
  }

  private static Stream<Object> entries(Object value) {
    return switch (value) {
      case null -> Stream.empty();
      case Collection<?> list -> list.stream().flatMap(ProviderClaims::entries);
      case Object[] list -> Arrays.stream(list).flatMap(ProviderClaims::entries);
      default -> Stream.of(value);
    };
  }

  /**
   * Makes a name for an account from what a provider suggests. Only plain letters, numbers and a
   * few signs are left: no name looks like another one, and none like those Homeward uses itself.
   */
  static String asUsername(String suggested) {
    String plain =
        Normalizer.normalize(suggested, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9._@+-]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = plain.substring(0, Math.min(plain.length(), MAX_USERNAME));
    return cut.isEmpty() ? "user" : cut;
  }
}
