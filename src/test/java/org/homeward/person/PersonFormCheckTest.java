package org.homeward.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonFormCheckTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  private final PersonFormCheck check = new PersonFormCheck(new PersonProperties(true), CLOCK);

  @Test
  void aCompleteFormMakesAPerson() {
    PersonFormCheck.Result result =
        check.check(
            new PersonForm(
                " Samuel ",
                "O’Koro-Jones",
                "Sam",
                "3",
                "May",
                "1991",
                "999 000 0018",
                "+44 20 7946 0000"));

    assertThat(result.errors()).isEmpty();
    assertThat(result.person())
        .contains(
            new NewPerson(
                new NhsNumber("9990000018"),
                "Samuel",
                "O’Koro-Jones",
                "Sam",
                LocalDate.of(1991, 5, 3),
                null,
                "+44 20 7946 0000",
                null));
  }

  @Test
  void nhsNumberPhoneAndKnownAsMayBeLeftBlank() {
    PersonFormCheck.Result result =
        check.check(new PersonForm("Sam", "Okoro", null, "03", "05", "1991", " ", ""));

    assertThat(result.isValid()).isTrue();
    assertThat(result.person().orElseThrow().nhsNumber()).isNull();
    assertThat(result.person().orElseThrow().phone()).isNull();
  }

  @Test
  void anEmptyFormHasAnErrorForEachRequiredField() {
    PersonFormCheck.Result result =
        check.check(new PersonForm(null, " ", null, "", null, "", null, null));

    assertThat(result.person()).isEmpty();
    assertThat(result.errors())
        .containsExactly(
            Map.entry("givenName", "Enter a first name"),
            Map.entry("familyName", "Enter a last name"),
            Map.entry("dateOfBirth", "Enter a date of birth"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 5, 1991, Date of birth must include a day",
    "3, '', 1991, Date of birth must include a month",
    "3, '', '', Date of birth must include a month and a year",
    "3, 5, 91, Year of birth must include 4 numbers",
    "31, 2, 1991, Date of birth must be a real date",
    "29, 2, 1991, Date of birth must be a real date",
    "3, 13, 1991, Date of birth must be a real date",
    "x, 5, 1991, Date of birth must be a real date",
    "3, Floréal, 1991, Date of birth must be a real date",
    "22, 11, 2026, Date of birth must be in the past",
    "3, 5, 1891, Date of birth must be after 1896",
  })
  void saysWhatIsWrongWithADateOfBirth(String day, String month, String year, String message) {
    assertThat(check.check(new PersonForm("Sam", "Okoro", "", day, month, year, "", "")).errors())
        .containsExactly(Map.entry("dateOfBirth", message));
  }

  @ParameterizedTest
  @CsvSource({
    "999 000 001, 'NHS number must be 10 numbers, like 999 000 0018, or left blank'",
    "abc, 'NHS number must be 10 numbers, like 999 000 0018, or left blank'",
    "999 000 0019, Check the NHS number: at least 1 of its numbers is wrong",
    "943 476 5919, Enter an NHS number that starts with 999. Do not enter real people here",
  })
  void saysWhatIsWrongWithAnNhsNumber(String number, String message) {
    assertThat(
            check.check(new PersonForm("Sam", "Okoro", "", "3", "5", "1991", number, "")).errors())
        .containsExactly(Map.entry("nhsNumber", message));
  }

  @Test
  void outsideATrialRealNhsNumbersAreAccepted() {
    PersonFormCheck real = new PersonFormCheck(new PersonProperties(false), CLOCK);

    assertThat(
            real.check(new PersonForm("Sam", "Okoro", "", "3", "5", "1991", "943 476 5919", ""))
                .isValid())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"12345", "no phone", "020 7946 OOOO", "'<script>0207946000</script>'"})
  void saysWhatIsWrongWithAPhoneNumber(String phone) {
    assertThat(
            check.check(new PersonForm("Sam", "Okoro", "", "3", "5", "1991", "", phone)).errors())
        .containsOnlyKeys("phone");
  }

  @Test
  void saysWhatIsWrongWithNames() {
    Map<String, String> errors =
        check
            .check(new PersonForm("123", "x".repeat(101), "!!", "3", "5", "1991", "", ""))
            .errors();

    assertThat(errors)
        .containsExactly(
            Map.entry("givenName", "First name must be made of letters"),
            Map.entry("familyName", "Last name must be 100 characters or fewer"),
            Map.entry("knownAs", "Name they go by must be made of letters"));
  }
}
