package org.homeward.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeward.browser.Chromium;
import org.homeward.form.TrialAnswers.Trial;
import org.homeward.testsupport.ContentTools;
import org.homeward.web.Browsing;
import org.homeward.web.PageTestApplication;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every form of every pathway opened in Camunda's form-js, in a real browser, beside Homeward's own
 * page: the same words in the same order, and the same answers refused and accepted, for answers
 * that are derived from the form ({@link TrialAnswers}).
 *
 * <p>What only Homeward knows is left out: {@code homeward:check} with its message, {@code
 * homeward:prefill}, {@code homeward:rules}, and the wording of errors. form-js cannot know them;
 * in Camunda's own task list they are not applied.
 */
@SpringBootTest(
    classes = {PageTestApplication.class, SampleFormPages.class},
    webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("pages")
class FormJsTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> complaints = new ArrayList<>();

  private static Page page;

  @Value("${local.server.port}")
  private int port;

  /** Which questions apply, and which of them are refused; both in the order of the alphabet. */
  record Verdict(List<String> shown, List<String> refused) {}

  static List<PathwayForm> forms() {
    return PathwayForm.all();
  }

  @BeforeAll
  static void open() {
    Path tools = ContentTools.folder();
    page = Chromium.running().newPage();
    page.onConsoleMessage(FormJsTest::hear);
    page.onPageError(complaints::add);
    page.setContent("<!DOCTYPE html><html lang='en-GB'><body><div id='form'></div></body></html>");
    Path formJs = tools.resolve(Path.of("node_modules", "@bpmn-io", "form-js", "dist"));
    page.addScriptTag(new Page.AddScriptTagOptions().setPath(formJs.resolve("form-viewer.umd.js")));
    page.addScriptTag(new Page.AddScriptTagOptions().setPath(tools.resolve("forms.js")));
  }

  private static void hear(ConsoleMessage message) {
    if (List.of("error", "warning").contains(message.type())) {
      complaints.add(message.text());
    }
  }

  @AfterAll
  static void close() {
    if (page != null) {
      page.close();
    }
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    List<String> heard = List.copyOf(complaints);
    complaints.clear();
    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void readsTheSame(PathwayForm form) {
    assertThat(warnings(form.wholeSchema().toString(), form.choices())).isEmpty();
    assertThat(lines()).containsExactlyElementsOf(linesOfHomeward(form));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void refusesTheSame(PathwayForm form) {
    List<Trial> trials = TrialAnswers.of(form);
    Map<String, Verdict> ours = new LinkedHashMap<>();
    trials.forEach(trial -> ours.put(trial.name(), homeward(form, trial)));
    assertThat(ours.get("everything answered").refused()).as("the answers thought good").isEmpty();

    assertThat(formJs(form, trials)).containsExactlyEntriesOf(ours);
  }

  /** Else a comparison that compares nothing would look like forms that are alike. */
  @Test
  void differencesAreFound() {
    PathwayForm form =
        PathwayForm.of(
            """
            {"id": "different", "type": "default", "schemaVersion": 18, "components": [
              {"type": "checkbox", "id": "c1", "key": "agreed", "label": "I agree",
               "properties": {"homeward:mustTick": "yes"}},
              {"type": "textfield", "id": "c2", "key": "phone", "label": "Phone (optional)",
               "validate": {"validationType": "phone", "maxLength": 20}},
              {"type": "textfield", "id": "c3", "key": "why", "label": "Why?",
               "conditional": {"hide": "=agreed = true"},
               "validate": {"required": true, "minLength": 3, "maxLength": 5}}]}
            """);
    Trial unticked = new Trial("unticked", Map.of("agreed", false, "why", "four"), Map.of());
    Trial british =
        new Trial("British number", Map.of("agreed", true, "phone", "01632 960 001"), Map.of());
    Trial hidden = new Trial("hidden", Map.of("agreed", true, "why", "x"), Map.of());

    Map<String, Verdict> verdicts = formJs(form, List.of(unticked, british, hidden));
    assertThat(verdicts.get("unticked").refused()).isEmpty();
    assertThat(verdicts.get("unticked").shown()).containsExactly("agreed", "phone", "why");
    assertThat(verdicts.get("British number").refused()).containsExactly("phone");
    assertThat(verdicts.get("hidden").shown()).containsExactly("agreed", "phone");
    assertThat(homeward(form, unticked).refused()).containsExactly("agreed");
    assertThat(homeward(form, british).refused()).isEmpty();
    assertThat(homeward(form, hidden).shown()).containsExactly("agreed", "phone");
  }

  private static List<String> warnings(String schema, Map<String, ?> data) {
    return JSON.convertValue(
        page.evaluate(
            "([form, data]) => homeward.open(JSON.parse(form), JSON.parse(data))",
            List.of(schema, JSON.writeValueAsString(data))),
        new TypeReference<>() {});
  }

  private static List<String> lines() {
    return JSON.convertValue(page.evaluate("() => homeward.lines()"), new TypeReference<>() {});
  }

  private static Map<String, Verdict> formJs(PathwayForm form, List<Trial> trials) {
    assertThat(warnings(form.schema().toString(), form.choices())).isEmpty();
    List<Map<String, Object>> cases = new ArrayList<>();
    for (Trial trial : trials) {
      Map<String, Object> data = new LinkedHashMap<>(form.choices());
      data.putAll(trial.facts());
      data.putAll(trial.answers());
      cases.add(data);
    }
    List<Verdict> verdicts =
        JSON.convertValue(
            page.evaluate(
                "cases => homeward.judge(JSON.parse(cases))", JSON.writeValueAsString(cases)),
            new TypeReference<>() {});
    Map<String, Verdict> byName = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      byName.put(trials.get(i).name(), verdicts.get(i));
    }
    return byName;
  }

  private static Verdict homeward(PathwayForm form, Trial trial) {
    FormDefinition definition = form.definition();
    FormContext context = form.context(trial.facts());
    FormInput input = definition.read(trial.posted(definition));
    FormResult result = definition.submit(input, context);
    var hidden =
        FormVisibility.hidden(definition, FormCheck.readable(definition, input, context), context);
    return new Verdict(
        definition.keys().stream().filter(key -> !hidden.contains(key)).sorted().toList(),
        result.errors().keySet().stream().sorted().toList());
  }

  /** What is read on Homeward's page from top to bottom, one line for each heading, question... */
  private List<String> linesOfHomeward(PathwayForm form) {
    Document document = new Browsing(port).get("/forms/" + form.id() + "/whole").document();
    List<String> lines = new ArrayList<>();
    for (Element part :
        document.select(
            "form[data-hw-form] :is(h2, p, li, .nhsuk-form-group:not(.nhsuk-date-input *))")) {
      if (part.tagName().equals("h2")) {
        lines.add("heading: " + part.text());
      } else if (!part.hasClass("nhsuk-form-group")) {
        lines.add("words: " + part.text());
      } else {
        question(part, lines);
      }
    }
    return lines;
  }

  private static void question(Element group, List<String> lines) {
    lines.add("question: " + group.selectFirst("legend, label").text());
    Element hint = group.selectFirst(".nhsuk-hint:not(.nhsuk-character-count__message)");
    // Three boxes need an example of a date where the form gives no hint; a calendar needs none.
    if (hint != null && !hint.text().startsWith("For example, 27 ")) {
      lines.add("hint: " + hint.text());
    }
    if (group.selectFirst("[data-hw-kind=tick]") == null) {
      group.select(".nhsuk-radios__label, .nhsuk-checkboxes__label").stream()
          .map(option -> "option: " + option.text())
          .forEach(lines::add);
      group.select("select option:not([value=''])").stream()
          .map(option -> "option: " + option.text())
          .forEach(lines::add);
    }
  }
}
