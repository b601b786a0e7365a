package org.homeward.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowTest {

  @Test
  void quotesEveryCell() {
    assertThat(CsvRow.of("Ada \"A\" Okafor, nurse", null, "", "two\nlines"))
        .isEqualTo("\"Ada \"\"A\"\" Okafor, nurse\",\"\",\"\",\"two\nlines\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+44", "-1", "@SUM(A1)", "|calc", " =1", "\t=1", "\r=1", "\n=1"})
  void nothingIsAFormula(String dangerous) {
    assertThat(CsvRow.of(dangerous)).startsWith("\"'" + dangerous.charAt(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Okafor-Smith", "a=b", "2026-11-27T10:00:00Z"})
  void ordinaryWordsStayAsTheyAre(String words) {
    assertThat(CsvRow.of(words)).isEqualTo('"' + words + "\"\r\n");
  }
}
