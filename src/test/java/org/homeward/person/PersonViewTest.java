package org.homeward.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PersonViewTest {

  private static final LocalDate BORN = LocalDate.of(1991, 5, 3);

  @Test
  void namesTheKnownAsNameOnlyWhenItDiffers() {
    assertThat(person("Sam", null).fullName()).isEqualTo("Samuel Okoro (known as Sam)");
    assertThat(person("samuel", null).fullName()).isEqualTo("Samuel Okoro");
    assertThat(person(null, null).fullName()).isEqualTo("Samuel Okoro");
    assertThat(person("Sam", null).displayName()).isEqualTo("Samuel Okoro");
  }

  @Test
  void ageTurnsOnTheBirthdayAndStopsWithDeath() {
    assertThat(person(null, null).ageOn(LocalDate.of(2026, 5, 2))).isEqualTo(34);
    assertThat(person(null, null).ageOn(LocalDate.of(2026, 5, 3))).isEqualTo(35);
    assertThat(person(null, LocalDate.of(2020, 1, 1)).ageOn(LocalDate.of(2026, 5, 3)))
        .isEqualTo(28);
  }

  @Test
  void saysWhenTheNhsNumberIsNotKnown() {
    assertThat(person(null, null).nhsNumberText()).isEqualTo("Not known");
  }

  @Test
  void tellsALogNothing() {
    assertThat(person("Sam", null)).hasToString("person 7");
  }

  private static PersonView person(String knownAs, LocalDate deceasedOn) {
    return new PersonView(7, null, "Samuel", "Okoro", knownAs, BORN, null, null, null, deceasedOn);
  }
}
