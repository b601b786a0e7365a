package org.homeward.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.RuleBreach;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the payers of one case agree to pay makes the whole. */
@EnginelessTest
class SharesAddUpTest {

  @Autowired private Casework work;
  @Autowired private CaseFacts facts;
  @Autowired private SharesAddUp rule;
  @Autowired private TransactionTemplate transaction;

  private CaseFile file;

  @BeforeEach
  void aCaseUnderSection117() {
    file = work.start(Product.someName());
    keep("", Map.of("section117", "yes"));
  }

  @ParameterizedTest
  @CsvSource({"60, 10, 40", "60, 60, 40", "100, 20, 0", "0, 99, 100"})
  void theLastToAgreeMakesItWhole(int council, int nhs, int left) {
    assertThat(answer("pay-council", agreed("s117-council", council)))
        .as("who answers first is free")
        .isEmpty();
    keep("pay-council", agreed("s117-council", council));
    assertThat(answer("pay-nhs", agreed("s117-nhs", nhs)))
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.fieldKey()).isEqualTo("fundingShare");
              assertThat(breach.words())
                  .contains("agreed to pay " + council + " percent", "must be " + left);
            });
    assertThat(answer("pay-nhs", agreed("s117-nhs", left))).isEmpty();
  }

  @Test
  void theRentIsNoPartOfIt() {
    keep("pay-rent", agreed("housing-benefit", 100));
    keep("pay-council", agreed("s117-council", 60));
    assertThat(answer("pay-nhs", agreed("s117-nhs", 40))).isEmpty();
    assertThat(answer("pay-rent", agreed("housing-benefit", 90))).isEmpty();
  }

  @Test
  void whoDeclinesOrAsksForMoreOwesNoShare() {
    keep("pay-council", agreed("s117-council", 60));
    assertThat(answer("pay-nhs", Map.of("fundingDecision", "declined"))).isEmpty();
    assertThat(answer("pay-nhs", Map.of("fundingDecision", "more-needed"))).isEmpty();
    keep("pay-council", Map.of("fundingDecision", "declined"));
    assertThat(answer("pay-nhs", agreed("s117-nhs", 40))).isEmpty();
  }

  /** All are asked again when the shares change: what was said before does not bind anybody. */
  @Test
  void whoIsAskedAgainHasNotAgreedYet() {
    keep("pay-council", agreed("s117-council", 60));
    work.task(file, "arrange-care", "social-worker", Map.of("taskSubject", "pay-council"));
    assertThat(answer("pay-nhs", agreed("s117-nhs", 30))).isEmpty();
    keep("pay-nhs", agreed("s117-nhs", 30));
    assertThat(answer("pay-council", agreed("s117-council", 60))).hasSize(1);
    assertThat(answer("pay-council", agreed("s117-council", 70))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "continuing-healthcare, 90, false",
    "continuing-healthcare, 100, true",
    "care-act, 90, true",
    "care-act, 100, true"
  })
  void withoutSection117OnlyHealthcareIsPaidInFull(String way, int share, boolean right) {
    keep("pay-nhs", agreed("s117-nhs", 40));
    keep("", Map.of("section117", "no"));
    assertThat(answer("pay-it", agreed(way, share)).isEmpty()).isEqualTo(right);
  }

  private static Map<String, Object> agreed(String way, int share) {
    return Map.of("fundingDecision", "agreed", "placementFunding", way, "fundingShare", share);
  }

  private List<RuleBreach> answer(String payer, Map<String, Object> answers) {
    return rule.check(file, payer, answers);
  }

  private void keep(String payer, Map<String, Object> answers) {
    Map<String, Object> all = new HashMap<>();
    if (!payer.isEmpty()) {
      all.put("placementFunding", null);
      all.put("fundingShare", null);
    }
    all.putAll(answers);
    transaction.executeWithoutResult(status -> facts.put(file.id(), payer, all, "test"));
  }
}
