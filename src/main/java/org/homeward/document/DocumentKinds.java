package org.homeward.document;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Kinds of documents, in the order in which the form offers them. */
@Component
class DocumentKinds implements OptionSource {

  static final String NAME = "document-kinds";

  private static final List<String> CODES =
      List.of(
          "assessment",
          "care-plan",
          "housing-application",
          "tenancy",
          "benefits-letter",
          "identification",
          "consent-form",
          "court-paper",
          "other");

  private final MessageSource messages;

  DocumentKinds(MessageSource messages) {
    this.messages = messages;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Option> options(Map<String, Object> facts) {
    return CODES.stream().map(code -> new Option(code, words(code))).toList();
  }

  /** A kind in words. */
  String words(String code) {
    return messages.getMessage("document.kind." + code, null, code, Locale.UK);
  }
}
