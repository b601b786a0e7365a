package org.homeward.form;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The words of error messages, made specific by the question they are about. */
final class FormWords {

  private static final int LONGEST_SUBJECT = 60;

  private final MessageSource messages;

  FormWords(MessageSource messages) {
    this.messages = messages;
  }

  String get(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }

  /**
   * What an error is about: the label when it is a name, not a question; else what the form's own
   * message asks for ("Enter a ready date" is about "Ready date").
   */
  String subject(Question question) {
    if (isName(question.label())) {
      return upperFirst(question.label());
    }
    String own = question.requiredMessage();
    if (own != null) {
      String rest =
          own.replaceFirst(
              "^((Enter|Give|Add) ((an?|the|their) )?|(Select|Choose) (an?|the) )", "");
      if (!rest.equals(own) && isName(rest)) {
        return upperFirst(rest);
      }
    }
    return get("form.subject");
  }

  /** "Enter ..." in the words of the question. */
  String enter(Question question) {
    return asked(question, "form.error.enter", "form.error.enter.question");
  }

  /** "Select ..." in the words of the question. */
  String select(Question question) {
    return asked(question, "form.error.select", "form.error.select.question");
  }

  private String asked(Question question, String named, String quoted) {
    if (question.requiredMessage() != null) {
      return question.requiredMessage();
    }
    return isName(question.label())
        ? get(named, lowerFirst(question.label()))
        : get(quoted, question.label());
  }

  private static boolean isName(String words) {
    return !words.endsWith("?") && words.length() <= LONGEST_SUBJECT;
  }

  private static String upperFirst(String words) {
    return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }

  /** Leaves words like NHS alone. */
  private static String lowerFirst(String words) {
    if (words.length() > 1 && Character.isUpperCase(words.charAt(1))) {
      return words;
    }
    return words.substring(0, 1).toLowerCase(Locale.UK) + words.substring(1);
  }
}
