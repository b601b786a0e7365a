package org.homeward.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.homeward.agency.Target.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @ParameterizedTest
  @CsvSource({
    "5 working days, 5, WORKING_DAYS",
    "1 working day, 1, WORKING_DAYS",
    "3 days, 3, DAYS",
    "1 day, 1, DAYS",
    "72 hours, 72, HOURS",
    "1 Hour, 1, HOURS",
    "  10  Working   Days ,10,WORKING_DAYS"
  })
  void isReadFromWords(String text, int amount, Unit unit) {
    assertThat(Target.parse(text)).isEqualTo(new Target(amount, unit));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "5",
        "days",
        "five days",
        "-1 days",
        "1.5 days",
        "3 weeks",
        "3days",
        "1000 days",
        "P3D"
      })
  void sayWhatIsExpectedWhenTheWordsAreOthers(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Target.parse(text))
        .withMessageContaining("5 working days")
        .withMessageContaining("\"" + text + "\"");
  }

  @Test
  void isAtLeastOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Target.parse("0 days"))
        .withMessageContaining("between 1 and 999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 working day", "5 working days", "1 day", "3 days", "72 hours"})
  void canBeReadBack(String text) {
    assertThat(Target.parse(text)).hasToString(text);
  }
}
