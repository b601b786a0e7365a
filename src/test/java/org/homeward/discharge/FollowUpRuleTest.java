package org.homeward.discharge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowUpRuleTest {

  private static final LocalDate LEFT = LocalDate.of(2026, 11, 20);

  @ParameterizedTest(name = "{0} days after leaving, {1}, {2}: {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        // days, mechanism, outcome, counts
        "-1, 01, seen, false",
        "0, 01, seen, false",
        "1, 01, seen, true",
        "2, 02, seen, true",
        "3, 04, seen, true",
        "3, 11, seen, true",
        "4, 01, seen, false",
        // Text, e-mail and letters do not count.
        "1, 05, seen, false",
        "1, 09, seen, false",
        "1, 10, seen, false",
        "1, 12, seen, false",
        "1, 13, seen, false",
        "1, 98, seen, false",
        "1, -, seen, false",
        "1, 01, not-seen, false",
        "1, 01, -, false",
        // Back in hospital counts, by whatever way it became known.
        "1, -, readmitted, true",
        "3, 98, readmitted, true",
        "0, -, readmitted, false",
        "4, -, readmitted, false",
        "-, 01, seen, false",
        "-, -, readmitted, false",
      })
  void counts(Integer days, String mechanism, String outcome, boolean counts) {
    LocalDate contact = days == null ? null : LEFT.plusDays(days);
    assertThat(FollowUpRule.counts(LEFT, contact, mechanism, outcome)).isEqualTo(counts);
  }
}
