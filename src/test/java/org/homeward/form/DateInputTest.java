package org.homeward.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateInputTest {

  private final FormDefinition form =
      SampleForms.of(
          "{\"type\": \"datetime\", \"subtype\": \"date\", \"key\": \"d\", \"dateLabel\": \"Ready"
              + " date\"}");

  @ParameterizedTest
  @CsvSource({
    "1,   01,     2026, 2026-01-01",
    "' 21 ', ' 4 ', ' 2026 ', 2026-04-21",
    "21,  Apr,    2026, 2026-04-21",
    "21,  april,  2026, 2026-04-21",
    "3,   Sept.,  2026, 2026-09-03",
    "1st, MAY,    2026, 2026-05-01",
    "29,  2,      2028, 2028-02-29",
    "21/4/2026,    '', '', 2026-04-21",
    "21-04-2026,   '', '', 2026-04-21",
    "21 4 2026,    '', '', 2026-04-21",
    "21 April 2026,'', '', 2026-04-21",
    "2026-04-21,   '', '', 2026-04-21"
  })
  void takesDatesAsPeopleWriteThem(String day, String month, String year, String date) {
    assertThat(submit(day, month, year).answers()).containsEntry("d", date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "21 | 4  | '' | Ready date must include a year              | d-year",
        "21 | '' | '' | Ready date must include a month and year    | d-month;d-year",
        "'' | 4  | 2026 | Ready date must include a day             | d-day",
        "'' | '' | 2026 | Ready date must include a day and month   | d-day;d-month",
        "'' | 4  | '' | Ready date must include a day and year      | d-day;d-year",
        "21 | '' | 2026 | Ready date must include a month           | d-month",
        "31 | 4  | 2026 | Ready date must be a real date            | d-day",
        "29 | 2  | 2026 | Ready date must be a real date            | d-day",
        "0  | 4  | 2026 | Ready date must be a real date            | d-day",
        "21 | 13 | 2026 | Ready date must be a real date            | d-month",
        "21 | xyz | 2026 | Ready date must be a real date           | d-month",
        "21 | 4  | 1026 | Ready date must be a real date            | d-year",
        "x  | y  | z   | Ready date must be a real date             | d-day;d-month;d-year",
        "21 | 4  | 26  | Ready date must include a year with 4 numbers, for example 2026 | d-year",
      })
  void saysWhatIsMissingOrWrongAndWhere(
      String day, String month, String year, String message, String controls) {
    FormError error = submit(day, month, year).errors().get("d");
    assertThat(error.text()).isEqualTo(message);
    assertThat(error.controls()).isEqualTo(Set.of(controls.split(";")));
    assertThat(error.control()).isEqualTo(controls.split(";")[0]);
  }

  private FormResult submit(String day, String month, String year) {
    return form.submit(
        form.read(
            Map.of("d-day", List.of(day), "d-month", List.of(month), "d-year", List.of(year))),
        SampleForms.context());
  }
}
