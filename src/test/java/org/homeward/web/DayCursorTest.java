package org.homeward.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayCursorTest {

  @Test
  void isReadAsItWasWritten() {
    DayCursor cursor = new DayCursor(LocalDate.of(2026, 3, 29), 71);

    assertThat(DayCursor.of(cursor.toString())).contains(cursor);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "2026-03-29", "2026-02-30_1", "2026-03-29_x", "2026-03-29_1 OR 1=1"})
  void whatIsNoCursorIsNone(String text) {
    assertThat(DayCursor.of(text)).isEmpty();
  }
}
