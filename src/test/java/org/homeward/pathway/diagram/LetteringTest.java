package org.homeward.pathway.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LetteringTest {

  @Test
  void breaksBetweenWords() {
    assertThat(Lettering.lines("Find a home or a housing decision", 118, 4))
        .containsExactly("Find a home or a", "housing decision");
    assertThat(Lettering.lines("  Close \n the   case ", 118, 4)).containsExactly("Close the case");
  }

  @Test
  void breaksAWordThatIsTooLong() {
    List<String> lines = Lettering.lines("Donaudampfschifffahrtsgesellschaft", 60, 9);
    assertThat(lines).hasSizeGreaterThan(2).allMatch(line -> Lettering.width(line) <= 60);
    assertThat(String.join("", lines)).isEqualTo("Donaudampfschifffahrtsgesellschaft");
  }

  @Test
  void cutsWhatDoesNotFit() {
    List<String> lines = Lettering.lines("one two three four five six seven eight", 40, 2);
    assertThat(lines).hasSize(2);
    assertThat(lines.getLast()).endsWith("…");
    assertThat(lines).allMatch(line -> Lettering.width(line) <= 40);
  }

  @Test
  void nothingGivesNothing() {
    assertThat(Lettering.lines(null, 50, 3)).isEmpty();
    assertThat(Lettering.lines(" ", 50, 3)).isEmpty();
  }

  @Test
  void wideLettersTakeMoreRoom() {
    assertThat(Lettering.width("WWW")).isGreaterThan(3 * Lettering.width("iii"));
    assertThat(Lettering.width("é")).isPositive();
  }
}
