package org.homeward.conversation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeward.identity.Account;

/**
 * Finds whom a text tells by "@" and a name or username. The longest name that fits counts, in
 * capitals or not. An "@" within a word, as in an e-mail address, or before a space names nobody.
 *
 * @param people whom it tells, each once
 * @param unknown what stands behind an "@" and is nobody
 * @param ambiguous people who share a name that was used
 */
record Mentions(Set<Account> people, List<String> unknown, Set<Account> ambiguous) {

  private static final Pattern AT = Pattern.compile("(?<![\\p{L}\\p{N}._%+-])@(?=[\\p{L}\\p{N}])");
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}._'’@-]*[\\p{L}\\p{N}](?: \\p{Lu}[\\p{L}'’-]*\\p{L})?");

  /**
   * @param text what somebody wrote
   * @param people who can be told
   */
  static Mentions in(String text, List<Account> people) {
    Set<Account> told = new LinkedHashSet<>();
    List<String> unknown = new ArrayList<>();
    Set<Account> ambiguous = new LinkedHashSet<>();
    Matcher at = AT.matcher(text);
    while (at.find()) {
      List<Account> fitting = fitting(text, at.end(), people);
      switch (fitting.size()) {
        case 0 -> unknown.add("@" + wordAt(text, at.end()));
        case 1 -> told.add(fitting.getFirst());
        default -> ambiguous.addAll(fitting);
      }
    }
    return new Mentions(told, unknown, ambiguous);
  }

  /** Those whose name stands there, by the longest name that does. */
  private static List<Account> fitting(String text, int start, List<Account> people) {
    int longest = 0;
    List<Account> fitting = new ArrayList<>();
    for (Account person : people) {
      int length =
          Math.max(
              stands(text, start, person.displayName()), stands(text, start, person.username()));
      if (length > longest) {
        fitting.clear();
        longest = length;
      }
      if (length > 0 && length == longest) {
        fitting.add(person);
      }
    }
    return fitting;
  }

  /** The length of a name if it stands there as a whole, otherwise 0. */
  private static int stands(String text, int start, String name) {
    int end = start + name.length();
    boolean there = text.regionMatches(true, start, name, 0, name.length());
    return there && (end == text.length() || !isPartOfName(text, end)) ? name.length() : 0;
  }

  /** A dot or hyphen that ends a sentence or begins a dash is none. */
  private static boolean isPartOfName(String text, int at) {
    char next = text.charAt(at);
    boolean joins = next == '-' || next == '.' || next == '_' || next == '@';
    return Character.isLetterOrDigit(next)
        || joins && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  private static String wordAt(String text, int start) {
    Matcher word = WORD.matcher(text).region(start, text.length());
    return word.lookingAt() ? word.group() : "";
  }
}
