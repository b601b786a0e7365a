package org.homeward.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.homeward.web.Browsing;
import org.homeward.web.PageTestApplication;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/** Forms as pages: what screen readers need is there, and what people typed comes back. */
@SpringBootTest(
    classes = {PageTestApplication.class, SampleFormPages.class},
    webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("pages")
class FormPagesTest {

  private static final String CONTROLS = "main input, main select, main textarea";

  @Value("${local.server.port}")
  private int port;

  private Browsing browser;

  @BeforeEach
  void open() {
    browser = new Browsing(port);
  }

  static Stream<String> forms() {
    return Stream.concat(
        Stream.of("everything"),
        SampleFormPages.packaged().forms().stream().map(FormDefinition::id));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyControlHasALabelAndEveryDescriptionExists(String id) {
    checkAccessibility(browser.get("/forms/" + id).document());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void errorsStandInTheSummaryAndBesideTheControl(String id) {
    Browsing.Page answer = browser.post("/forms/" + id, Map.of());
    assertThat(answer.status()).isEqualTo(200);
    Document page = answer.document();
    checkAccessibility(page);
    assertThat(page.title()).startsWith("Error: ");
    List<Element> lines = page.select(".nhsuk-error-summary__list a");
    assertThat(lines).isNotEmpty();
    assertThat(page.select("form .nhsuk-error-message")).hasSameSizeAs(lines);
    for (Element line : lines) {
      Element control = page.getElementById(line.attr("href").substring(1));
      assertThat(control).as(line.attr("href")).isNotNull();
      assertThat(control.tagName()).isIn("input", "select", "textarea");
      Element message = page.getElementById(describingError(control));
      assertThat(message.text()).isEqualTo("Error: " + line.text());
    }
  }

  @Test
  void eachKindIsTheComponentOfTheDesignSystem() {
    Document page = browser.get("/forms/everything").document();
    assertThat(page.select("#keyWorker.nhsuk-input[type=text][autocomplete=off]")).hasSize(1);
    assertThat(page.select("#contactEmail[type=email], #contactPhone[type=tel]")).hasSize(2);
    assertThat(page.select("#hoursOfSupport[inputmode=decimal]")).hasSize(1);
    assertThat(page.select(".nhsuk-input-wrapper__suffix[aria-hidden]").text())
        .isEqualTo("hours a week");
    assertThat(page.select("[data-module=nhsuk-character-count][data-maxlength=500] #needs"))
        .hasSize(1);
    assertThat(page.getElementById("needs").attr("aria-describedby"))
        .isEqualTo("needs-hint needs-info");
    assertThat(page.select("fieldset[role=group] .nhsuk-date-input input").eachAttr("name"))
        .containsExactly(
            "readyOn-day",
            "readyOn-month",
            "readyOn-year",
            "moveOn-day",
            "moveOn-month",
            "moveOn-year");
    assertThat(page.getElementById("moveOn-hint").text()).isEqualTo("For example, 27 3 2026");
    assertThat(page.select("input[type=radio][name=agreed]").eachAttr("id"))
        .containsExactly("agreed", "agreed-2");
    assertThat(page.select("select#ward option").eachText())
        .containsExactly("Select an answer", "Ash Ward", "Elm Ward");
    assertThat(page.select("section h2").text()).isEqualTo("The home");
    assertThat(page.select("#told, #urgent").eachAttr("data-hw-kind"))
        .containsExactly("tick", "tick");
    assertThat(page.select("main li").eachText())
        .containsExactly("the ward's plan", "the council's letter");
    assertThat(page.select("label[for=postcodeArea]").text()).isEqualTo("Postcode area (optional)");
    assertThat(page.select("label[for=keyWorker]").text()).isEqualTo("Key worker");
  }

  @Test
  void onlyTheWrongPartsOfADateAreMarked() {
    Map<String, List<String>> posted = SampleForms.filledIn();
    posted.put("readyOn-year", List.of(""));
    Document page = browser.post("/forms/everything", posted).document();
    assertThat(page.select(".nhsuk-date-input .nhsuk-input--error").eachAttr("id"))
        .containsExactly("readyOn-year");
    assertThat(page.select(".nhsuk-error-summary a").attr("href")).isEqualTo("#readyOn-year");
  }

  @Test
  void conditionsTheBrowserCanFollowAreWrittenForIt() {
    Document page = browser.get("/forms/everything").document();
    assertThat(page.select("[data-hw-hide-when]:has(#whyNot)").attr("data-hw-hide-when"))
        .isEqualTo("{\"not\":{\"equals\":[\"agreed\",\"no\"]}}");
    assertThat(page.select("[data-hw-hide-when]:has(#otherNeed)").attr("data-hw-hide-when"))
        .isEqualTo("{\"not\":{\"contains\":[\"mustHave\",\"other\"]}}");
  }

  @Test
  void validAnswersAreReadBackInWords() {
    Document page = browser.post("/forms/everything", SampleForms.filledIn()).document();
    assertThat(page.select("h1").text()).isEqualTo("Check your answers");
    assertThat(page.select(".nhsuk-summary-list__row").eachText())
        .contains("Key worker Dan Price", "Planned move date 14 May 2026");
  }

  @Test
  void nothingThatWasTypedIsLost() {
    Random random = new Random(20260505);
    FormDefinition form = SampleForms.everything();
    for (int round = 0; round < 40; round++) {
      Map<String, List<String>> posted = new LinkedHashMap<>();
      for (String control : form.controls()) {
        if (random.nextInt(6) > 0) {
          posted.put(control, typed(control, random));
        }
      }
      // Never complete, so that the form comes back.
      posted.remove("told");
      Document page = browser.post("/forms/everything", posted).document();
      assertThat(sent(page)).containsExactlyInAnyOrderEntriesOf(visible(posted));
    }
  }

  /** What people and their clipboards put into controls. */
  private static List<String> typed(String control, Random random) {
    return switch (control) {
      case "agreed" -> List.of(random.nextBoolean() ? "yes" : "no");
      case "ward" -> List.of(random.nextBoolean() ? "ash" : "elm");
      case "urgent" -> List.of("true");
      case "mustHave" -> {
        List<String> some = new ArrayList<>(List.of("ground", "door", "other"));
        some.removeIf(value -> random.nextBoolean());
        yield some;
      }
      default -> {
        String alphabet = "aZ9 é£€<>&\"'{}[]%$#|\\/=+-.\u2019\uD83C\uDFE0";
        int[] points = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
          text.appendCodePoint(points[random.nextInt(points.length)]);
          if (control.equals("needs") && random.nextInt(5) == 0) {
            text.append('\n');
          }
        }
        yield List.of(control.equals("needs") ? "\n" + text : text.toString());
      }
    };
  }

  private static Map<String, List<String>> visible(Map<String, List<String>> posted) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    posted.forEach(
        (name, values) -> {
          if (values.stream().anyMatch(value -> !value.isEmpty())) {
            kept.put(name, values);
          }
        });
    return kept;
  }

  /** What a browser would send if the form were sent again. */
  private static Map<String, List<String>> sent(Document page) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Element control : page.select(CONTROLS)) {
      String value =
          switch (control.tagName()) {
            // Browsers drop one line break at the start, this parser keeps it.
            case "textarea" -> control.wholeText().replaceFirst("^\n", "");
            case "select" -> control.select("option[selected]").attr("value");
            default ->
                control.attr("type").matches("radio|checkbox") && !control.hasAttr("checked")
                    ? ""
                    : control.attr("value");
          };
      if (!value.isEmpty()) {
        values.computeIfAbsent(control.attr("name"), name -> new ArrayList<>()).add(value);
      }
    }
    return values;
  }

  private static void checkAccessibility(Document page) {
    List<Element> controls = page.select(CONTROLS);
    assertThat(controls).isNotEmpty();
    for (Element control : controls) {
      assertThat(page.select("label[for=" + control.id() + "]"))
          .as("label of " + control.id())
          .hasSize(1)
          .allMatch(label -> !label.text().isBlank());
      assertThat(control.attr("name")).isNotEmpty();
    }
    for (Element described : page.select("[aria-describedby]")) {
      for (String id : described.attr("aria-describedby").split(" ")) {
        assertThat(page.getElementById(id)).as(id).isNotNull();
      }
    }
    for (Element group : page.select("fieldset")) {
      assertThat(group.select("> legend").text()).isNotBlank();
    }
    for (Element message : page.select("form .nhsuk-error-message, form .nhsuk-hint")) {
      assertThat(page.select("[aria-describedby~=(^| )" + message.id() + "( |$)]"))
          .as("reference to " + message.id())
          .isNotEmpty();
    }
    assertThat(page.getAllElements().stream().filter(e -> e.hasAttr("id")).map(Element::id))
        .doesNotHaveDuplicates();
    assertThat(page.select("[style], script:not([src])")).isEmpty();
    assertThat(page.text()).doesNotContain("??");
  }

  /** Id of the error message that describes a control or the group it is in. */
  private static String describingError(Element control) {
    Element described = control;
    while (!described.attr("aria-describedby").contains("-error")) {
      described = described.parent();
      assertThat(described).as("error of " + control.id()).isNotNull();
    }
    return Stream.of(described.attr("aria-describedby").split(" "))
        .filter(id -> id.endsWith("-error"))
        .findFirst()
        .orElseThrow();
  }
}
