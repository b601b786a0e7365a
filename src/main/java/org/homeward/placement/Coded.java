package org.homeward.placement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homeward.form.Option;

/** An entry of a list: a code that is stored and the words people read. */
interface Coded {

  /** What is stored and what forms use as value. */
  String code();

  /** What people read. */
  String words();

  /** The entry with a code; empty for null and for codes that are none. */
  static <T extends Coded> Optional<T> find(T[] list, String code) {
    return Arrays.stream(list).filter(entry -> entry.code().equals(code)).findFirst();
  }

  /** The list as choices of a form. */
  static List<Option> options(Coded[] list) {
    return Arrays.stream(list).map(entry -> new Option(entry.code(), entry.words())).toList();
  }

  /** The codes of a list. */
  static List<String> codes(Coded[] list) {
    return Arrays.stream(list).map(Coded::code).toList();
  }
}
