package org.homeward.contact;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What somebody can be to the person, in the order in which the form offers it. */
@Component
class ContactRelations implements OptionSource {

  static final String NAME = "contact-relations";

  private static final List<String> CODES =
      List.of(
          "nearest-relative",
          "carer",
          "advocate",
          "solicitor",
          "landlord",
          "gp",
          "care-coordinator",
          "other");

  private final MessageSource messages;

  ContactRelations(MessageSource messages) {
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

  /** A relation in words. */
  String words(String code) {
    return messages.getMessage("contact.relation." + code, null, code, Locale.UK);
  }
}
