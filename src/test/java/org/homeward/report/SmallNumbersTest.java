package org.homeward.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallNumbersTest {

  @ParameterizedTest
  @CsvSource({"0,*", "1,*", "4,*", "5,5", "7,5", "8,10", "12,10", "13,15", "1002,1000"})
  void underFiveIsHiddenAndTheRestIsRoundedToFive(int number, String shown) {
    assertThat(SmallNumbers.shown(number)).isEqualTo(shown);
  }

  @Test
  void onePartThatIsHiddenAloneTakesTheNextSmallestWithIt() {
    assertThat(SmallNumbers.parts(List.of(20, 3, 9, 14))).containsExactly("20", "*", "*", "15");
    assertThat(SmallNumbers.parts(List.of(20, 3, 4))).containsExactly("20", "*", "*");
    assertThat(SmallNumbers.parts(List.of(20, 9))).containsExactly("20", "10");
    assertThat(SmallNumbers.parts(List.of(3))).containsExactly("*");
    assertThat(SmallNumbers.parts(List.of())).isEmpty();
  }

  /** From the total and the other parts more than one value stays possible for what is hidden. */
  @Test
  void nothingThatIsHiddenCanBeWorkedOut() {
    Random random = new Random(20261128);
    for (int i = 0; i < 500; i++) {
      List<Integer> parts =
          IntStream.range(0, 2 + random.nextInt(5)).mapToObj(any -> random.nextInt(30)).toList();
      List<String> shown = SmallNumbers.parts(parts);
      long hidden = shown.stream().filter("*"::equals).count();
      assertThat(hidden).as("%s as %s", parts, shown).isNotEqualTo(1);
      for (int j = 0; j < parts.size(); j++) {
        if (parts.get(j) < 5) {
          assertThat(shown.get(j)).isEqualTo("*");
        }
      }
    }
  }
}
