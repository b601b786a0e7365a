package org.homeward.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeward.web.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FormSubmitTest {

  private final FormDefinition form = SampleForms.everything();

  @Test
  void givesAnswersThatJsonCanHold() {
    FormResult result = submit(Map.of());
    assertThat(result.errors()).isEmpty();
    assertThat(result.answers())
        .containsExactly(
            entry("keyWorker", "Dan Price"),
            entry("postcodeArea", "N1"),
            entry("contactEmail", "dan.price@example.org"),
            entry("contactPhone", "01632 960 001"),
            entry("needs", "A quiet street.\nNo stairs."),
            entry("hoursOfSupport", new BigDecimal("12.5")),
            entry("rent", 1200),
            entry("readyOn", "2026-04-21"),
            entry("moveOn", "2026-05-14"),
            entry("agreed", "yes"),
            entry("ward", "elm"),
            entry("mustHave", List.of("ground", "door")),
            entry("told", true),
            entry("urgent", false));
    assertThat(result.unanswered()).containsExactly("whyNot", "otherNeed");
  }

  @Test
  void keepsFreeTextOutOfTheEngine() {
    assertThat(submit(Map.of()).engineAnswers())
        .doesNotContainKeys("keyWorker", "contactEmail", "contactPhone", "needs")
        .containsEntry("postcodeArea", "N1")
        .containsKeys("hoursOfSupport", "rent", "readyOn", "agreed", "ward", "mustHave", "told");
  }

  @Test
  void anEmptyFormSaysForEachQuestionWhatToDo() {
    FormResult result = form.submit(form.read(Map.of()), SampleForms.context());
    assertThat(result.summary())
        .containsExactly(
            new FieldError("#keyWorker", "Enter key worker"),
            new FieldError("#needs", "Enter what the person needs"),
            new FieldError("#hoursOfSupport", "Enter hours of support"),
            new FieldError("#readyOn-day", "Enter the ready date"),
            new FieldError("#agreed", "Select yes if they have agreed to share information"),
            new FieldError("#ward", "Select ward"),
            new FieldError("#told", "Tick the box when you have told the person"));
    assertThatThrownBy(result::answers).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "keyWorker      | D            | Key worker must be 2 characters or more",
        "postcodeArea   | nowhere      | Postcode area must be 5 characters or less",
        "postcodeArea   | 12           | Postcode area must be in the format shown",
        "contactEmail   | dan          | Enter an email address in the correct format, like name@example.com",
        "contactEmail   | dan@example  | Enter an email address in the correct format, like name@example.com",
        "contactPhone   | 12 34        | Enter a phone number, like 01632 960 001 or +44 808 157 0192",
        "hoursOfSupport | many         | Hours of support must be a number",
        "hoursOfSupport | 1e9          | Hours of support must be a number",
        "hoursOfSupport | 12.55        | Hours of support must have 1 or fewer digits after the point",
        "hoursOfSupport | -1           | Hours of support must be 0 or more",
        "hoursOfSupport | 169          | Hours of support must be 168 or less",
        "agreed         | maybe        | Select yes if they have agreed to share information",
        "ward           | oak          | Select ward",
        "mustHave       | pool         | Select an answer to 'What must it have?'",
        "told           | yes          | Tick the box when you have told the person",
      })
  void refusesWhatDoesNotFitAndSaysWhy(String key, String typed, String message) {
    FormResult result = submit(Map.of(key, List.of(typed)));
    assertThat(result.errors()).containsOnlyKeys(key);
    assertThat(result.errors().get(key).text()).isEqualTo(message);
    assertThat(result.input().asMap().get(key)).containsExactly(typed);
  }

  @ParameterizedTest
  @CsvSource({"'+44 (0)20 7946 0000'", "07700900982", "01632-960-001", "'020 7946 0000 ext 12'"})
  void takesPhoneNumbersAsPeopleWriteThem(String typed) {
    assertThat(submit(Map.of("contactPhone", List.of(typed))).answers())
        .containsEntry("contactPhone", typed);
  }

  @Test
  void limitsCountCharactersAsTheBrowserDoes() {
    String lines = "a\r\n".repeat(249) + "ab";
    assertThat(submit(Map.of("needs", List.of(lines))).errors()).isEmpty();
    assertThat(submit(Map.of("needs", List.of(lines + "d"))).errors().get("needs").text())
        .isEqualTo("What the person needs must be 500 characters or less");
    assertThat(submit(Map.of("needs", List.of("x".repeat(30_000)))).errors()).containsKey("needs");
  }

  @Test
  void aFormMayNotHoldMoreThanItsShareOfText() {
    String big =
        """
        {"type": "textarea", "key": "one", "label": "One", "validate": {"maxLength": 20000}},
        {"type": "textarea", "key": "two", "label": "Two", "validate": {"maxLength": 20000}},
        {"type": "textarea", "key": "three", "label": "Three", "validate": {"maxLength": 20000}},
        {"type": "textarea", "key": "four", "label": "Four", "validate": {"maxLength": 20000}}
        """;
    FormDefinition four = SampleForms.of(big);
    Map<String, List<String>> posted = new LinkedHashMap<>();
    four.keys().forEach(key -> posted.put(key, List.of("x".repeat(20_000))));
    assertThat(four.submit(four.read(posted), SampleForms.context()).errors())
        .containsOnlyKeys("four");
  }

  @Test
  void dropsWhatNobodyCanTypeAndWhatTheFormDidNotAsk() {
    FormInput input =
        form.read(
            Map.of(
                "keyWorker", List.of("Dan\u0000 \u202ePrice\ud800"),
                "role", List.of("admin"),
                "readyOn", List.of("2026-04-21")));
    assertThat(input.asMap()).containsExactly(entry("keyWorker", List.of("Dan Price")));
  }

  @Test
  void questionsThatDoNotApplyAreIgnored() {
    FormResult result = submit(Map.of("whyNot", List.of("left over from before")));
    assertThat(result.answers()).doesNotContainKey("whyNot");
    assertThat(result.unanswered()).contains("whyNot");
  }

  @Test
  void questionsThatApplyMustBeAnswered() {
    FormResult result =
        submit(Map.of("agreed", List.of("no"), "mustHave", List.of("ground", "other")));
    assertThat(result.errors()).containsOnlyKeys("whyNot", "otherNeed");
    assertThat(result.errors().get("whyNot").text()).isEqualTo("Enter an answer to 'Why not?'");
  }

  @Test
  void hidingOneQuestionHidesThoseThatDependOnIt() {
    FormDefinition chain =
        SampleForms.of(
            """
            {"type": "textfield", "key": "last", "label": "Last", "conditional": {"hide": "=middle = null"}},
            {"type": "textfield", "key": "middle", "label": "Middle", "conditional": {"hide": "=first = null"}},
            {"type": "textfield", "key": "first", "label": "First"}
            """);
    Map<String, List<String>> posted = new LinkedHashMap<>();
    posted.put("last", List.of("c"));
    posted.put("middle", List.of("b"));
    assertThat(chain.submit(chain.read(posted), SampleForms.context()).answers()).isEmpty();
    posted.put("first", List.of("a"));
    assertThat(chain.submit(chain.read(posted), SampleForms.context()).answers())
        .containsOnlyKeys("first", "middle", "last");
  }

  @Test
  void whatIsKeptWhenHiddenIsNeitherAnsweredNorForgotten() {
    FormDefinition asked =
        SampleForms.of(
            """
            {"type": "textfield", "key": "first", "label": "First"},
            {"type": "textfield", "key": "kept", "label": "Kept",
              "conditional": {"hide": "=first = null"},
              "properties": {"homeward:whenHidden": "keep"}},
            {"type": "textfield", "key": "gone", "label": "Gone",
              "conditional": {"hide": "=first = null"}}
            """);
    FormResult hidden =
        asked.submit(
            asked.read(Map.of("kept", List.of("x"), "gone", List.of("y"))), SampleForms.context());
    assertThat(hidden.answers()).isEmpty();
    assertThat(hidden.unanswered()).containsExactly("first", "gone");
    assertThat(
            asked
                .submit(asked.read(Map.of("first", List.of("x"))), SampleForms.context())
                .unanswered())
        .as("what is asked and left empty is forgotten")
        .containsExactly("kept", "gone");
  }

  @Test
  void conditionsMayLookAtFactsButOwnAnswersComeFirst() {
    FormDefinition asked =
        SampleForms.of(
            """
            {"type": "textfield", "key": "a", "label": "A", "conditional": {"hide": "=oldAnswer = \\"x\\""}},
            {"type": "textfield", "key": "b", "label": "B", "conditional": {"hide": "=a = \\"old\\""}}
            """);
    FormContext context = SampleForms.context(Map.of("oldAnswer", "x", "a", "old"));
    Map<String, List<String>> posted = Map.of("a", List.of("1"), "b", List.of("2"));
    assertThat(asked.submit(asked.read(posted), context).answers()).containsOnlyKeys("b");
    assertThat(asked.view(context).parts()).hasSize(1);
  }

  @Test
  void checksCompareAnswersWithEachOtherTodayAndFacts() {
    assertThat(submit(date("readyOn", "6", "5", "2026")).errors().get("readyOn").text())
        .isEqualTo("Ready date must be today or in the past");
    assertThat(submit(date("readyOn", "5", "5", "2026")).errors()).isEmpty();
    FormDefinition later =
        SampleForms.of(
            """
            {"type": "datetime", "subtype": "date", "key": "day", "dateLabel": "Day", "properties": {
              "homeward:check": "=day = null or date(day) >= date(plannedMove)",
              "homeward:checkMessage": "Day must be after the planned move"}}
            """);
    FormContext context = SampleForms.context(Map.of("plannedMove", "2026-05-10"));
    assertThat(later.submit(later.read(date("day", "9", "5", "2026")), context).summary())
        .containsExactly(new FieldError("#day-day", "Day must be after the planned move"));
    assertThat(later.submit(later.read(date("day", "10", "5", "2026")), context).isValid())
        .isTrue();
    assertThat(later.submit(later.read(Map.of()), context).isValid()).isTrue();
    // Compared with something nobody knows, an answer is refused rather than let through.
    assertThat(
            later
                .submit(later.read(date("day", "10", "5", "2026")), SampleForms.context())
                .isValid())
        .isFalse();
  }

  @Test
  void daysBeforeTodayAreRefusedWhereTheFormSaysSo() {
    assertThat(submit(date("moveOn", "4", "5", "2026")).errors().get("moveOn").text())
        .isEqualTo("Planned move date must be today or in the future");
  }

  @Test
  void draftsKeepEverythingAndCheckNothing() {
    Map<String, List<String>> half =
        Map.of("keyWorker", List.of("D"), "readyOn-day", List.of("31"));
    FormInput draft = form.read(half);
    String stored = JsonMapper.shared().writeValueAsString(draft.asMap());
    FormInput again = FormInput.fromMap(JsonMapper.shared().readValue(stored, LinkedHashMap.class));
    assertThat(again).isEqualTo(draft);
    assertThat(again.isEmpty()).isFalse();
    FormView view = form.view(again, SampleForms.context());
    assertThat(part(view, "keyWorker").value()).isEqualTo("D");
    assertThat(part(view, "keyWorker").error()).isNull();
    assertThat(part(view, "readyOn").boxes().getFirst().value()).isEqualTo("31");
  }

  @Test
  void fillsInWhatIsKnownUntilSomebodyTypes() {
    FormContext context = SampleForms.context(Map.of("plannedMove", "2026-06-01"));
    assertThat(part(form.view(context), "moveOn").boxes())
        .extracting(FormView.Box::value)
        .containsExactly("1", "6", "2026");
    assertThat(part(form.view(form.read(Map.of()), context), "moveOn").boxes())
        .extracting(FormView.Box::value)
        .containsOnly("");
  }

  @Test
  void storedAnswersCanBeChanged() {
    Map<String, Object> answers = submit(Map.of()).answers();
    FormInput input = form.inputOf(answers);
    assertThat(form.submit(input, SampleForms.context()).answers()).isEqualTo(answers);
  }

  @Test
  void saysAnswersInWords() {
    List<AnswerLine> lines = form.describe(submit(Map.of()).answers(), SampleForms.context());
    assertThat(lines)
        .extracting(AnswerLine::label, AnswerLine::text)
        .contains(
            tuple("When did they become ready?", "21 April 2026"),
            tuple("Ward", "Elm Ward"),
            tuple("What must it have?", "Ground floor\nOwn front door"),
            tuple("Hours of support", "12.5 hours a week"),
            tuple("Weekly rent", "£1,200"),
            tuple("I have told the person", "Yes"),
            tuple("This is urgent", "No"))
        .doesNotContain(tuple("Why not?", null));
  }

  @Test
  void anAnswerIsShownWithoutWhatItsQuestionSaysToWhoAnswers() {
    FormDefinition sample =
        SampleForms.of(
            """
            {"type": "textfield", "key": "note", "id": "n", "label": "A note? (optional)"}
            """);
    assertThat(sample.describe(Map.of("note", "Yes"), SampleForms.context()))
        .containsExactly(new AnswerLine("note", "A note?", "Yes"));
  }

  @Test
  void anAnswerThatIsNoLongerOfferedIsShownAsStored() {
    assertThat(form.describe(Map.of("ward", "closed-ward"), SampleForms.context()))
        .contains(new AnswerLine("ward", "Ward", "closed-ward"))
        .contains(new AnswerLine("keyWorker", "Key worker", null));
  }

  private FormResult submit(Map<String, List<String>> changes) {
    Map<String, List<String>> posted = SampleForms.filledIn();
    posted.putAll(changes);
    return form.submit(form.read(posted), SampleForms.context());
  }

  private static Map<String, List<String>> date(String key, String d, String m, String y) {
    return Map.of(key + "-day", List.of(d), key + "-month", List.of(m), key + "-year", List.of(y));
  }

  private static FormView.Part part(FormView view, String id) {
    return view.parts().stream().filter(p -> id.equals(p.id())).findFirst().orElseThrow();
  }
}
