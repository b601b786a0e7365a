package org.homeward.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.homeward.access.ConsentPurpose;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyKind;
import org.junit.jupiter.api.Test;

class SharingRuleTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final Agency COUNCIL =
      new Agency("westminster-council", "Westminster", AgencyKind.COUNCIL, null, null, null, null);
  private static final Agency PARTNER =
      new Agency("saffron", "Saffron", AgencyKind.VOLUNTARY_SECTOR, null, null, null, null);

  private final List<ConsentEntry> said = new ArrayList<>();

  @Test
  void whoNobodyAskedAboutStays() {
    assertThat(keepsOut(COUNCIL)).isFalse();
    all(ConsentPurpose.EMPLOYER_DISCLOSURE, Decision.WITHDRAWN, true, null);
    assertThat(keepsOut(COUNCIL)).as("about something else").isFalse();
  }

  @Test
  void aNoThatThePathwaySeesToKeepsNobodyOutHere() {
    all(ConsentPurpose.SHARING_COUNCIL, Decision.REFUSED, false, null);
    assertThat(keepsOut(COUNCIL)).isFalse();
  }

  @Test
  void oneAgencyCountsBeforeAllOfItsKind() {
    one(Decision.WITHDRAWN, true, null);
    all(ConsentPurpose.SHARING_COUNCIL, Decision.AGREED, false, null);
    assertThat(keepsOut(COUNCIL)).as("a yes to all is none to this one").isTrue();
    one(Decision.AGREED, false, null);
    assertThat(keepsOut(COUNCIL)).isFalse();
  }

  @Test
  void whoeverWasAgreedToGoesWhenAllAreSentAway() {
    one(Decision.AGREED, false, null);
    all(ConsentPurpose.SHARING_COUNCIL, Decision.WITHDRAWN, true, null);
    assertThat(keepsOut(COUNCIL)).isTrue();
    assertThat(keepsOut(PARTNER)).as("another kind").isFalse();
    one(Decision.AGREED, false, null);
    assertThat(keepsOut(COUNCIL)).as("but comes back by itself").isFalse();
  }

  @Test
  void aYesHoldsOnItsLastDayAndNotOnTheNext() {
    one(Decision.AGREED, false, TODAY);
    assertThat(keepsOut(COUNCIL)).isFalse();
    one(Decision.AGREED, false, TODAY.minusDays(1));
    assertThat(keepsOut(COUNCIL)).isTrue();
  }

  private boolean keepsOut(Agency agency) {
    List<ConsentEntry> newestFirst = new ArrayList<>(said);
    newestFirst.sort(Comparator.comparingLong(ConsentEntry::id).reversed());
    return SharingRule.keepsOut(newestFirst, agency, TODAY);
  }

  private void one(Decision decision, boolean closes, LocalDate until) {
    say(ConsentPurpose.SHARING_COUNCIL, COUNCIL.code(), decision, closes, until);
  }

  private void all(ConsentPurpose purpose, Decision decision, boolean closes, LocalDate until) {
    say(purpose, "", decision, closes, until);
  }

  private void say(
      ConsentPurpose purpose, String agency, Decision decision, boolean closes, LocalDate until) {
    said.add(
        new ConsentEntry(
            said.size() + 1,
            1,
            1,
            new Consent(
                purpose,
                agency,
                "",
                decision,
                Basis.PERSON,
                "spoken",
                TODAY.minusDays(2),
                until,
                null,
                closes),
            Instant.EPOCH,
            "Amara",
            null,
            false));
  }
}
