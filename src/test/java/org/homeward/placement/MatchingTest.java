package org.homeward.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Borough;
import org.homeward.web.Dates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Each need against each thing that may be said of a home, and the order that follows. */
class MatchingTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 5, 14);

  private final Map<String, Object> facts = new HashMap<>();
  private Matching matching;

  @BeforeEach
  void needsOfSomebody() {
    AgencyDirectory agencies = mock(AgencyDirectory.class);
    when(agencies.borough(anyString()))
        .thenAnswer(
            call -> {
              String code = call.getArgument(0);
              return Optional.of(new Borough(code, code.toUpperCase(), null, "c", "t"));
            });
    Dates dates = mock(Dates.class);
    when(dates.day(org.mockito.ArgumentMatchers.any(LocalDate.class)))
        .thenAnswer(call -> call.getArgument(0).toString());
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/placement");
    messages.setDefaultEncoding("UTF-8");
    matching = new Matching(messages, agencies, dates);
    facts.put("supportLevel", "medium");
    facts.put("boroughsWanted", List.of("westminster"));
    facts.put("genderWanted", "any");
    facts.put("gender", "man");
    facts.put("mobilityNeeds", "none");
    facts.put("selfContainedNeeded", "no");
    facts.put("petsNeeded", "no");
    facts.put("riskSummary", "None that matters for a home.");
  }

  @Test
  void whatIsKnownOnBothSidesNeedsNoQuestion() {
    Match match = compare(home());
    assertThat(match.isRuledOut()).isFalse();
    assertThat(match.questions()).isEmpty();
    assertThat(match.met())
        .extracting(Match.Line::words)
        .contains(
            "Support: Medium: staff are there in the day, as needed",
            "Borough: WESTMINSTER, one of those wanted",
            "Open to anyone");
  }

  @Test
  void nothingKnownIsAQuestionForEachNeedAndNeverAFit() {
    facts.clear();
    Match match = compare(home());
    assertThat(match.isRuledOut()).isFalse();
    assertThat(needs(match.questions()))
        .containsExactly(
            "support", "borough", "gender", "step-free", "self-contained", "pets", "risk");
    assertThat(match.met()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // fact, value, need, what comes of it
    "supportLevel,        low,     support,        WISH",
    "supportLevel,        high,    support,        OUT",
    "supportLevel,        medium,  support,        MET",
    "mobilityNeeds,       step-free, step-free,    OUT",
    "mobilityNeeds,       wheelchair, step-free,   OUT",
    "genderWanted,        women,   gender,         OUT",
    "petsNeeded,          yes,     pets,           OUT",
    "selfContainedNeeded, yes,     self-contained, OUT",
    "selfContainedNeeded, preferred, self-contained, WISH",
    "tenureWanted,        ast,     tenure,         WISH",
    "tenureWanted,        licence, tenure,         MET",
    "weeklyBudget,        250,     cost,           OUT",
    "weeklyBudget,        260.50,  cost,           MET",
    "moveBy,              2026-05-19, time,        WISH",
    "moveBy,              2026-05-20, time,        MET",
    "boroughsToAvoid,     westminster, avoid,      OUT",
    "exclusionAreas,      Strand,  avoid,          ASK",
    "risksToKnow,         arson,   risk,           OUT",
    "risksToKnow,         violence, risk,          MET",
  })
  void eachNeedIsComparedByItself(String fact, String value, String need, String result) {
    facts.put(fact, value);
    Match match = compare(home());
    assertThat(needs(match.missed()).contains(need)).isEqualTo(result.equals("OUT"));
    assertThat(needs(match.wishesMissed()).contains(need)).isEqualTo(result.equals("WISH"));
    assertThat(needs(match.questions()).contains(need)).isEqualTo(result.equals("ASK"));
    if (result.equals("MET")) {
      assertThat(needs(match.met())).contains(need);
    }
  }

  @Test
  void whatTheProviderHasNotSaidIsAskedForWhenItMatters() {
    Home unsaid =
        home(new HomeFacts("Room 1", null, null, null, null, null, null, null, null), null);
    assertThat(needs(compare(unsaid).questions())).containsExactly("gender");
    facts.putAll(
        Map.of(
            "mobilityNeeds", "step-free",
            "selfContainedNeeded", "yes",
            "petsNeeded", "yes",
            "risksToKnow", List.of("arson", "violence"),
            "tenureWanted", "licence",
            "weeklyBudget", 300));
    assertThat(needs(compare(unsaid).questions()))
        .containsExactly(
            "gender", "step-free", "self-contained", "pets", "risk", "risk", "tenure", "cost");
  }

  @Test
  void aHomeForOneGenderFitsThatGenderAndIsAskedAboutWhenItIsNotKnown() {
    Home women = withGender(GenderRule.WOMEN);
    assertThat(needs(compare(women).missed())).containsExactly("gender");
    facts.put("gender", "woman");
    assertThat(compare(women).isRuledOut()).isFalse();
    facts.remove("gender");
    assertThat(needs(compare(women).questions())).containsExactly("gender");
    facts.put("genderWanted", "women");
    assertThat(needs(compare(women).met())).contains("gender");
  }

  @Test
  void stepFreeAloneDoesNotSayThatAWheelchairFits() {
    facts.put("mobilityNeeds", "wheelchair");
    Home stepFree =
        home(
            new HomeFacts(
                "Room 1", false, 0, true, GenderRule.ANY, Tenure.LICENCE, false, null, null),
            Set.of());
    assertThat(needs(compare(stepFree).questions())).containsExactly("step-free");
  }

  @Test
  void theHomeBoroughIsAWishUntilBoroughsAreNamed() {
    facts.remove("boroughsWanted");
    facts.put("borough", "ealing");
    assertThat(needs(compare(home()).wishesMissed())).containsExactly("borough");
    assertThat(needs(compare(home()).questions())).containsExactly("connection");
    facts.put("boroughsWanted", List.of("westminster"));
    assertThat(needs(compare(home()).questions()))
        .as("also where the borough is wanted")
        .containsExactly("connection");
    facts.put("borough", "westminster");
    assertThat(compare(home()).questions()).isEmpty();
    facts.put("boroughsWanted", List.of("ealing", "brent"));
    assertThat(compare(home()).missed())
        .extracting(Match.Line::words)
        .containsExactly("Borough: WESTMINSTER, wanted is EALING, BRENT");
  }

  @Test
  void fewestQuestionsComeFirstAndWhatIsRuledOutLast() {
    Home sure = home();
    Home asking = withGender(null);
    Home out = withGender(GenderRule.WOMEN);
    List<Match> ordered = matching.of(Needs.of(facts), List.of(out, asking, sure));
    assertThat(ordered).extracting(Match::home).containsExactly(sure, asking, out);
  }

  @Test
  void theNeedsThatRuleOutMostAreNamed() {
    facts.put("petsNeeded", "yes");
    List<Match> matches =
        matching.of(Needs.of(facts), List.of(home(), withGender(GenderRule.WOMEN)));
    assertThat(Matching.blocking(matches))
        .containsExactly(Map.entry("pets", 2L), Map.entry("gender", 1L));
  }

  @Test
  void everyNeedThatCanRuleOutHasAName() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/placement");
    for (String need :
        List.of(
            "support",
            "avoid",
            "borough",
            "gender",
            "step-free",
            "self-contained",
            "pets",
            "risk",
            "cost")) {
      assertThat(messages.getMessage("placement.need." + need, null, java.util.Locale.UK))
          .isNotBlank();
    }
  }

  @Test
  void amountsReadAsPeopleWriteThem() {
    assertThat(Matching.pounds(new BigDecimal("212.50"))).isEqualTo("£212.50");
    assertThat(Matching.pounds(new BigDecimal("1200.00"))).isEqualTo("£1,200");
  }

  private Match compare(Home home) {
    return matching.of(Needs.of(facts), home);
  }

  private static List<String> needs(List<Match.Line> lines) {
    return lines.stream().map(Match.Line::need).toList();
  }

  private static Home home() {
    return withGender(GenderRule.ANY);
  }

  private static Home withGender(GenderRule rule) {
    return home(
        new HomeFacts(
            "Room 1",
            false,
            1,
            false,
            rule,
            Tenure.LICENCE,
            false,
            new BigDecimal("220.00"),
            new BigDecimal("40.50")),
        Set.of(HousingRisk.ARSON));
  }

  private static Home home(HomeFacts facts, Set<HousingRisk> risks) {
    Scheme scheme =
        new Scheme(
            1,
            "court",
            "saffron-gate",
            "Court",
            "westminster",
            "Pimlico",
            SchemeKind.SUPPORTED_LIVING,
            SupportLevel.MEDIUM,
            null,
            null,
            SpecifiedAccommodation.EXEMPT,
            null,
            false,
            risks,
            0);
    return new Home(
        1,
        "court-room-1",
        scheme,
        facts,
        HomeState.READY,
        null,
        TODAY,
        null,
        LocalDate.of(2026, 5, 20),
        null,
        null,
        null,
        0,
        0,
        false,
        false,
        null);
  }
}
