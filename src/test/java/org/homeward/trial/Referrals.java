package org.homeward.trial;

import static org.homeward.testsupport.Product.date;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is typed into the start form. */
final class Referrals {

  private Referrals() {}

  /**
   * @param person who is referred
   * @param number the number of their story, from 1; the NHS number is made of it
   */
  static Map<String, String> answers(Person person, int number) {
    Map<String, String> form = new HashMap<>();
    form.put("givenName", person.givenName());
    form.put("familyName", person.familyName());
    form.putAll(date("dateOfBirth", person.born()));
    form.put("nhsNumber", person.numbered() ? nhsNumber(number) : "");
    return form;
  }

  /**
   * @param stay where somebody is in hospital
   * @param admitted day of admission
   */
  static Map<String, String> answers(Stay stay, LocalDate admitted) {
    Map<String, String> form = new HashMap<>(date("admissionDate", admitted));
    form.put("ward", stay.ward());
    form.put("bedType", stay.bedType());
    form.put("legalStatus", stay.legalStatus());
    form.put("borough", stay.borough());
    form.put("accommodationBefore", stay.before());
    form.put("homelessnessRisk", stay.homeless() ? "yes" : "no");
    return form;
  }

  /** The n-th number with a right check digit in the range 999, which is given to nobody. */
  static String nhsNumber(int n) {
    return IntStream.iterate(314_000, middle -> middle + 7)
        .mapToObj(Referrals::withCheckDigit)
        .flatMap(Optional::stream)
        .skip(n - 1)
        .findFirst()
        .orElseThrow();
  }

  /**
   * A number of the range 999.
   *
   * @param middle its six figures after that
   * @return empty if no check digit goes with it
   */
  static Optional<String> withCheckDigit(int middle) {
    String nine = "999" + middle;
    int sum = 0;
    for (int i = 0; i < nine.length(); i++) {
      sum += (nine.charAt(i) - '0') * (10 - i);
    }
    int check = (11 - sum % 11) % 11;
    return check == 10 ? Optional.empty() : Optional.of(nine + check);
  }
}
