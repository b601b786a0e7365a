package org.homeward.person;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Checks a {@link PersonForm} and says in plain words what is wrong. */
@Component
@EnableConfigurationProperties(PersonProperties.class)
public class PersonFormCheck {

  private static final int NAME_LENGTH = 100;
  private static final int OLDEST = 130;
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./-]+( ?(ext|x)\\.? ?[0-9]+)?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  private final PersonProperties properties;
  private final Clock clock;

  PersonFormCheck(PersonProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * The result of a check.
   *
   * @param errors messages by field, in the order of the form; the fields are givenName,
   *     familyName, knownAs, dateOfBirth, nhsNumber and phone
   * @param person the person, present exactly when there are no errors
   */
  public record Result(Map<String, String> errors, Optional<NewPerson> person) {

    /**
     * @return whether the form can be used
     */
    public boolean isValid() {
      return errors.isEmpty();
    }
  }

  /**
   * @param form what was typed
   * @return the person or what is wrong
   */
  public Result check(PersonForm form) {
    Map<String, String> errors = new LinkedHashMap<>();
    String givenName = name(form.givenName(), "givenName", "first name", true, errors);
    String familyName = name(form.familyName(), "familyName", "last name", true, errors);
    String knownAs = name(form.knownAs(), "knownAs", "name they go by", false, errors);
    LocalDate dateOfBirth = dateOfBirth(form, errors);
    NhsNumber nhsNumber = nhsNumber(form.nhsNumber(), errors);
    String phone = phone(form.phone(), errors);
    return errors.isEmpty()
        ? new Result(
            errors,
            Optional.of(
                new NewPerson(
                    nhsNumber, givenName, familyName, knownAs, dateOfBirth, null, phone, null)))
        : new Result(errors, Optional.empty());
  }

  private static String name(
      String text, String field, String what, boolean required, Map<String, String> errors) {
    String name = stripped(text);
    if (name.isEmpty()) {
      if (required) {
        errors.put(field, "Enter a " + what);
      }
    } else if (name.length() > NAME_LENGTH) {
      errors.put(field, capitalised(what) + " must be " + NAME_LENGTH + " characters or fewer");
    } else if (NameKey.of(name) == null || name.chars().anyMatch(Character::isDigit)) {
      errors.put(field, capitalised(what) + " must be made of letters");
    }
    return name;
  }

  private LocalDate dateOfBirth(PersonForm form, Map<String, String> errors) {
    String field = "dateOfBirth";
    String day = stripped(form.birthDay());
    String month = stripped(form.birthMonth());
    String year = stripped(form.birthYear());
    if (day.isEmpty() && month.isEmpty() && year.isEmpty()) {
      errors.put(field, "Enter a date of birth");
      return null;
    }
    List<String> missing = new ArrayList<>();
    if (day.isEmpty()) {
      missing.add("day");
    }
    if (month.isEmpty()) {
      missing.add("month");
    }
    if (year.isEmpty()) {
      missing.add("year");
    }
    if (!missing.isEmpty()) {
      errors.put(field, "Date of birth must include a " + String.join(" and a ", missing));
      return null;
    }
    if (NUMBER.matcher(year).matches() && year.length() < 4) {
      errors.put(field, "Year of birth must include 4 numbers");
      return null;
    }
    Optional<LocalDate> date = date(day, month, year);
    LocalDate today = today(clock);
    if (date.isEmpty()) {
      errors.put(field, "Date of birth must be a real date");
    } else if (date.get().isAfter(today)) {
      errors.put(field, "Date of birth must be in the past");
    } else if (date.get().isBefore(today.minusYears(OLDEST))) {
      errors.put(field, "Date of birth must be after " + today.minusYears(OLDEST).getYear());
    }
    return date.orElse(null);
  }

  private static Optional<LocalDate> date(String day, String month, String year) {
    Optional<Integer> monthNumber = month(month);
    if (!NUMBER.matcher(day).matches()
        || !NUMBER.matcher(year).matches()
        || monthNumber.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), monthNumber.get(), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** People write "5", "05", "May" and "may". */
  private static Optional<Integer> month(String text) {
    if (NUMBER.matcher(text).matches()) {
      return Optional.of(Integer.parseInt(text));
    }
    for (Month month : Month.values()) {
      if (text.equalsIgnoreCase(month.getDisplayName(TextStyle.FULL, Locale.UK))
          || text.equalsIgnoreCase(month.name().substring(0, 3))) {
        return Optional.of(month.getValue());
      }
    }
    return Optional.empty();
  }

  private NhsNumber nhsNumber(String text, Map<String, String> errors) {
    String digits = NhsNumber.withoutSeparators(text);
    if (digits.isEmpty()) {
      return null;
    }
    String field = "nhsNumber";
    if (digits.length() != 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      errors.put(field, "NHS number must be 10 numbers, like 999 000 0018, or left blank");
      return null;
    }
    Optional<NhsNumber> number = NhsNumber.parse(digits);
    if (number.isEmpty()) {
      errors.put(field, "Check the NHS number: at least 1 of its numbers is wrong");
    } else if (properties.testNumbersOnly() && !number.get().isTestRange()) {
      errors.put(field, "Enter an NHS number that starts with 999. Do not enter real people here");
    }
    return number.orElse(null);
  }

  private static String phone(String text, Map<String, String> errors) {
    String phone = stripped(text);
    long digits = phone.chars().filter(Character::isDigit).count();
    boolean plausible =
        PHONE.matcher(phone.toLowerCase(Locale.ROOT)).matches() && digits >= 10 && digits <= 20;
    if (!phone.isEmpty() && (!plausible || phone.length() > 40)) {
      errors.put("phone", "Enter a phone number, like 020 7946 0000, or leave it blank");
    }
    return phone;
  }

  static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London"));
  }

  private static String stripped(String text) {
    return text == null ? "" : text.strip();
  }

  private static String capitalised(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
