package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContext;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The table that turns what is in the way into who is asked for what. */
class DelayPlanContentTest {

  private static final Path FILE = Path.of("processes/delayed-discharge/delay-plan.dmn");
  private static final DecisionFile TABLE = new DecisionFile(FILE);
  private static final Set<String> DATES =
      Set.of(
          "workerStartsOn",
          "fundingDecidedOn",
          "packageStartDate",
          "moveInDate",
          "changesOn",
          "trustActionDate",
          "doneOn",
          "decidedOn",
          "bookedFor");
  private static final FormCatalogue CATALOGUE =
      FormCatalogue.of(
          FormCatalogue.packagedFiles().stream()
              .filter(file -> !file.name().contains("/homes/"))
              .toList(),
          PathwayConventions.OPTION_SOURCES);
  private static final Set<String> ROUTES =
      Set.of("housing", "care", "trust", "agency", "reason", "duty-to-refer", "home", "employment");

  /** The form of each route, and the question of it that says whether it is done. */
  private static final Map<String, List<String>> FORMS =
      Map.of(
          "housing", List.of("delayed-discharge-housing", "housingOutcome"),
          "care", List.of("delayed-discharge-social-care", "socialCareOutcome"),
          "trust", List.of("delayed-discharge-trust", "trustOutcome"),
          "reason", List.of("delayed-discharge-trust", "trustOutcome"),
          "agency", List.of("delayed-discharge-trust", "trustOutcome"));

  /** What has to be answered for the condition under which a row is done, by words in it. */
  private static final Map<String, Set<String>> ANSWERS =
      Map.ofEntries(
          Map.entry("\\bnames?\\b", Set.of("workerName")),
          Map.entry("\\bdate\\b|is booked|is done|are made", DATES),
          Map.entry("who pays?\\b|funder is agreed", Set.of("fundingRoute", "paidBy")),
          Map.entry("\\bprovider\\b", Set.of("providerName")),
          Map.entry("route is decided", Set.of("housingRoute")),
          Map.entry("decision letter", Set.of("fundingDecidedOn")),
          Map.entry(
              "date of the decision(?! letter)|order is made|authorisation|council has decided",
              Set.of("decidedOn")),
          Map.entry(
              "installed|instructed|has been told|has the|has it|with the funder",
              Set.of("doneOn")),
          Map.entry("tenancy starts|exchange|placement is booked", Set.of("moveInDate")),
          Map.entry("package starts|support starts|placement starts", Set.of("packageStartDate")),
          Map.entry("tenancy is safe", Set.of("tenancyKept")));

  /** What the law asks for, by the table of legal duties. */
  private static final List<String> DUTIES = List.of("section-117", "imca", "imha");

  static Stream<String> everything() {
    return Stream.of(NationalCodes.DELAY_REASONS, screened(), DUTIES).flatMap(List::stream);
  }

  private static List<String> screened() {
    return List.copyOf(
        FormFields.options(PathwayFiles.formsById().get("delayed-discharge-screen"), "barriers")
            .keySet());
  }

  @ParameterizedTest
  @MethodSource("everything")
  void whateverIsInTheWayHasAPlan(String inTheWay) {
    List<Map<String, Object>> plan = plan(true, inTheWay);
    assertThat(plan).isNotEmpty();
    for (Map<String, Object> item : plan) {
      String key = (String) item.get("key");
      assertThat(key).matches("[a-z][a-z0-9-]{1,59}");
      assertThat((String) item.get("title")).as(key).hasSizeBetween(4, 60).matches("[A-Z].*[^.]");
      assertThat((String) item.get("role")).as(key).isIn(PathwayConventions.ROLES);
      assertThat((String) item.get("route")).as(key).isIn(ROUTES);
      assertThat((String) item.get("target")).as(key).matches("\\d+ working days?");
      assertThat((String) item.get("ask")).as(key).endsWith(".").hasSizeBetween(20, 160);
      assertThat((String) item.get("done")).as(key).endsWith(".").matches("[a-z].*");
      assertThat(item.get("partner")).as(key).isInstanceOf(Boolean.class);
    }
    assertThat(plan).extracting(item -> item.get("key")).doesNotHaveDuplicates();
  }

  /** The questions that a barrier puts, by what its answer must say. */
  @ParameterizedTest
  @CsvSource({
    "housing, home, accommodationFound moveInDate",
    "housing, permission, doneOn changesOn",
    "housing, route, housingRoute",
    "housing, provider, providerName",
    "housing, done, doneOn",
    "housing, , accommodationFound moveInDate",
    "care, worker, workerName workerStartsOn",
    "care, funding, fundingRoute fundingDecidedOn",
    "care, care, fundingRoute packageStartDate",
    "care, interim, paidBy",
    "care, decision, decidedOn",
    "care, done, doneOn",
    "care, provider, providerName",
    "care, , fundingRoute fundingDecidedOn packageStartDate",
    "trust, worker, workerName workerStartsOn",
    "trust, start, trustActionDate",
    "trust, done, doneOn",
    "trust, booked, bookedFor",
    "trust, decision, decidedOn",
    "trust, interim, paidBy",
    "trust, aftercare, doneOn paidBy",
    "trust, capacity, doneOn capacityFound",
    "trust, tenancy, tenancyKept",
    "trust, record, ''",
    "trust, , trustActionDate"
  })
  void whatIsAskedFollowsTheBarrier(String route, String asks, String keys) {
    assertThat(questions(route, asks, "resolved"))
        .containsExactlyElementsOf(keys.isEmpty() ? List.of() : List.of(keys.split(" ")));
    assertThat(questions(route, asks, "not-possible")).as("only why").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void everyRowAsksForItsOwnConditionAndCannotBeDoneWithoutIt(String inTheWay) {
    for (Map<String, Object> item : plan(true, inTheWay)) {
      String key = (String) item.get("key");
      String route = (String) item.get("route");
      String asks = (String) item.get("asks");
      if (!FORMS.containsKey(route)) {
        assertThat(asks).as("%s asks by no form", key).isEqualTo("nothing");
        continue;
      }
      assertThat(conditions(route)).as(key).contains(asks);
      Set<String> asked = questions(route, asks, "resolved");
      String done = (String) item.get("done");
      ANSWERS.forEach(
          (words, answers) -> {
            if (done.matches(".*(" + words + ").*") && !asks.equals("record")) {
              assertThat(asked).as("%s: %s", key, done).containsAnyElementsOf(answers);
            }
          });
      FormResult empty = submit(route, asks, Map.of(outcome(route), "resolved"));
      assertThat(empty.errors().keySet()).as(key).containsAll(asked).hasSize(asked.size() + 1);
      FormResult refused =
          submit(route, asks, Map.of(outcome(route), "not-possible", said(route), "No"));
      assertThat(refused.errors()).as("%s is not possible", key).isEmpty();
    }
  }

  /** The words by which a form tells barriers from each other. */
  private static Set<String> conditions(String route) {
    Set<String> words = new HashSet<>(Set.of("record"));
    for (JsonNode field : FormFields.of(form(route))) {
      String hide = FormFields.hide(field);
      if (hide != null) {
        Pattern.compile("barrierAsks = \"([a-z]+)\"")
            .matcher(hide)
            .results()
            .forEach(found -> words.add(found.group(1)));
      }
    }
    return words;
  }

  /** Keys of what must be answered besides the outcome and what was done. */
  private static Set<String> questions(String route, String asks, String outcome) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("barrierAsks", asks);
    facts.put(outcome(route), outcome);
    Set<String> asked = new LinkedHashSet<>();
    for (JsonNode field : FormFields.of(form(route))) {
      String hide = FormFields.hide(field);
      if (hide != null && !Boolean.TRUE.equals(Feel.evaluate(hide, facts))) {
        assertThat(field.path("validate").path("required").asBoolean(false)).isTrue();
        asked.add(field.path("key").asString());
      }
    }
    return asked;
  }

  private static FormResult submit(String route, String asks, Map<String, String> answers) {
    FormDefinition form = CATALOGUE.form(FORMS.get(route).getFirst());
    Map<String, List<String>> posted = new HashMap<>();
    answers.forEach((key, value) -> posted.put(key, List.of(value)));
    return form.submit(
        form.read(posted),
        FormContext.of(Map.of("barrierAsks", asks), LocalDate.of(2026, 11, 21), List.of()));
  }

  private static JsonNode form(String route) {
    return PathwayFiles.formsById().get(FORMS.get(route).getFirst());
  }

  private static String outcome(String route) {
    return FORMS.get(route).getLast();
  }

  private static String said(String route) {
    return outcome(route).replace("Outcome", "Done");
  }

  @Test
  void everyRowIsReached() {
    Set<String> reached = new HashSet<>();
    everything().forEach(each -> reached.addAll(TABLE.rules("delay-plan", given(true, each))));
    assertThat(reached).hasSameSizeAs(DmnDescriptions.ofRules(FILE));
  }

  @Test
  void whatContributesIsAskedForBesideTheReasonAndNothingTwice() {
    assertThat(plan(true, "14", "15", "housing", "debt"))
        .extracting(item -> item.get("key"))
        .containsExactly(
            "private-tenancy", "social-tenancy", "medical-priority", "duty-to-refer", "debt");
  }

  @ParameterizedTest
  @CsvSource({
    "10, equipment landlord-permission",
    "18, supported-home support-plan",
    "32, risk-summit bespoke-home bespoke-care",
    "37, care-assessment housing-assessment",
    "19, duty-to-refer interim-home suitable-place",
    "98, unknown-reason"
  })
  void everybodyWhoMustActIsAsked(String reason, String keys) {
    assertThat(plan(true, reason))
        .extracting(item -> (String) item.get("key"))
        .containsExactly(keys.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"20", "21", "22", "23", "29", "30", "98"})
  void theCoordinatorChecksWhatCannotBeRightForAnAdultOrIsNotKnown(String reason) {
    assertThat(plan(true, reason))
        .singleElement()
        .satisfies(
            item ->
                assertThat(item)
                    .containsEntry("role", "discharge-coordinator")
                    .containsEntry("target", "1 working day"));
  }

  @Test
  void withoutConsentNoOtherAgencyIsAsked() {
    List<Map<String, Object>> plan = plan(false, everything().toArray(String[]::new));
    assertThat(plan)
        .isNotEmpty()
        .allSatisfy(
            item -> {
              assertThat(item.get("partner")).isEqualTo(false);
              assertThat((String) item.get("role"))
                  .isIn("ward-staff", "discharge-coordinator", "community-team");
            });
  }

  @Test
  void whatIsNotInTheListHasNoPlan() {
    assertThat(plan(true, "07x")).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> plan(boolean sharing, String... inTheWay) {
    return TABLE.collect("delay-plan", given(sharing, inTheWay)).stream()
        .map(item -> (Map<String, Object>) item)
        .toList();
  }

  private static Map<String, Object> given(boolean sharing, String... inTheWay) {
    return Map.of("inTheWay", List.of(inTheWay), "sharing", sharing);
  }
}
