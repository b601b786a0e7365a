package org.homeward.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NhsNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9434765919",
        "9990000018",
        "9990000026",
        "9990000034",
        "9990000042",
        "9990000050"
      })
  void acceptsNumbersWithARightCheckDigit(String digits) {
    assertThat(NhsNumber.parse(digits)).contains(new NhsNumber(digits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"999000000", "999000014", "999000028"})
  void acceptsNoLastDigitWhereNoneIsRight(String firstNine) {
    for (int last = 0; last <= 9; last++) {
      assertThat(NhsNumber.parse(firstNine + last)).isEmpty();
    }
  }

  @Test
  void findsEachSingleWrongDigit() {
    String right = "9434765919";
    for (int i = 0; i < 10; i++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String text = right.substring(0, i) + digit + right.substring(i + 1);
        assertThat(NhsNumber.parse(text).isPresent()).as(text).isEqualTo(text.equals(right));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "943 476 5919",
        " 943-476-5919 ",
        "943.476.5919",
        "943\u00a0476\u00a05919",
        "943\u2013476\u20135919"
      })
  void ignoresWhatPeoplePutBetweenTheDigits(String text) {
    assertThat(NhsNumber.parse(text)).contains(new NhsNumber("9434765919"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {"943476591", "94347659190", "943476591X", "nine", "٩٤٣٤٧٦٥٩١٩", "943/476/5919"})
  void refusesAnythingElse(String text) {
    assertThat(NhsNumber.parse(text)).isEmpty();
  }

  @Test
  void isShownInGroupsAndHiddenInLogs() {
    NhsNumber number = new NhsNumber("9990000018");

    assertThat(number.formatted()).isEqualTo("999 000 0018");
    assertThat(number.toString()).doesNotContain("9990000", "999 000");
  }

  @Test
  void knowsTheTestRange() {
    assertThat(new NhsNumber("9990000018").isTestRange()).isTrue();
    assertThat(new NhsNumber("9434765919").isTestRange()).isFalse();
  }

  @Test
  void cannotBeMadeWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NhsNumber("9434765918"))
        .withMessageNotContaining("9434765918");
  }
}
