package org.homeward.casefile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.form.FormView;
import org.homeward.person.PersonForm;
import org.homeward.web.FieldError;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The questions about the person at the start of a referral, drawn with the parts of any form. */
@Component
class PersonQuestions {

  private static final FormView.Settings NAME =
      new FormView.Settings("text", null, "nhsuk-input--width-20", 100, false, 0, null, null);
  private static final FormView.Settings NUMBER =
      new FormView.Settings("text", "numeric", "nhsuk-input--width-10", 20, false, 0, null, null);
  private static final FormView.Settings PHONE =
      new FormView.Settings("tel", "tel", "nhsuk-input--width-20", 40, false, 0, null, null);

  private final MessageSource messages;

  PersonQuestions(MessageSource messages) {
    this.messages = messages;
  }

  PersonForm read(MultiValueMap<String, String> posted) {
    return new PersonForm(
        text(posted, "givenName"),
        text(posted, "familyName"),
        text(posted, "knownAs"),
        text(posted, "dateOfBirth-day"),
        text(posted, "dateOfBirth-month"),
        text(posted, "dateOfBirth-year"),
        text(posted, "nhsNumber"),
        text(posted, "phone"));
  }

  private static String text(MultiValueMap<String, String> posted, String name) {
    String value = posted.getFirst(name);
    if (value == null) {
      return "";
    }
    return value.length() > 200 ? value.substring(0, 200) : value;
  }

  FormView view(PersonForm form, Map<String, String> errors) {
    return new FormView(
        List.of(
            line("nhsNumber", form.nhsNumber(), NUMBER, true, errors),
            line("givenName", form.givenName(), NAME, false, errors),
            line("familyName", form.familyName(), NAME, false, errors),
            line("knownAs", form.knownAs(), NAME, true, errors),
            birth(form, errors.get("dateOfBirth")),
            line("phone", form.phone(), PHONE, true, errors)));
  }

  static List<FieldError> summary(Map<String, String> errors) {
    return errors.entrySet().stream()
        .map(
            e ->
                new FieldError(
                    "#" + (e.getKey().equals("dateOfBirth") ? "dateOfBirth-day" : e.getKey()),
                    e.getValue()))
        .toList();
  }

  private FormView.Part line(
      String key,
      String value,
      FormView.Settings settings,
      boolean optional,
      Map<String, String> errors) {
    return new FormView.Part(
        FormView.Kind.TEXT,
        key,
        messages.getMessage("referral.person." + key, null, Locale.UK),
        optional,
        messages.getMessage("referral.person." + key + ".hint", null, null, Locale.UK),
        errors.get(key),
        value,
        List.of(),
        List.of(),
        settings,
        null,
        List.of(),
        List.of());
  }

  private FormView.Part birth(PersonForm form, String error) {
    boolean wrong = error != null;
    return new FormView.Part(
        FormView.Kind.DATE,
        "dateOfBirth",
        messages.getMessage("referral.person.dateOfBirth", null, Locale.UK),
        false,
        messages.getMessage("referral.person.dateOfBirth.hint", null, Locale.UK),
        error,
        "",
        List.of(
            new FormView.Box("dateOfBirth-day", "form.date.day", form.birthDay(), false, wrong),
            new FormView.Box(
                "dateOfBirth-month", "form.date.month", form.birthMonth(), false, wrong),
            new FormView.Box("dateOfBirth-year", "form.date.year", form.birthYear(), true, wrong)),
        List.of(),
        null,
        null,
        List.of(),
        List.of());
  }
}
