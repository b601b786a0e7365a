package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The rules of the forms of this pathway, with the answers people give. Today is 21 November. */
class EmploymentFormsContentTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @ParameterizedTest(name = "{0} {1}: {2} is accepted: {3}")
  @CsvSource({
    "contact, supportContactHow, supportContactResult=reached supportContactHow=01, true",
    "contact, supportContactHow, supportContactResult=reached supportContactHow=02, true",
    "contact, supportContactHow, supportContactResult=reached supportContactHow=04, true",
    "contact, supportContactHow, supportContactResult=reached supportContactHow=11, true",
    "contact, supportContactHow, supportContactResult=reached supportContactHow=05, false",
    "contact, supportContactHow, supportContactResult=reached supportContactHow=09, false",
    "contact, supportContactHow, supportContactResult=reached supportContactHow=10, false",
    "contact, supportContactHow, supportContactResult=reached supportContactHow=12, false",
    "contact, supportContactHow, supportContactResult=reached supportContactHow=13, false",
    "contact, supportContactHow, supportContactResult=reached supportContactHow=98, false",
    "contact, supportContactHow, supportContactResult=message-left supportContactHow=09, true",
    "contact, supportContactHow, supportContactResult=declined supportContactHow=05, true",
    "search, searchResult, supportContactResult=declined searchResult=goes-on, false",
    "search, searchResult, supportContactResult=declined searchResult=stop, true",
    "search, searchResult, supportContactResult=reached searchResult=goes-on, true",
    "keep, retentionResult, supportContactResult=declined retentionResult=kept, false",
    "keep, retentionResult, supportContactResult=declined retentionResult=stop, true",
    "in-work, inWorkResult, supportContactResult=declined inWorkResult=goes-on, false",
    "in-work, inWorkResult, supportContactResult=declined inWorkResult=can-end, true",
    "no-contact, contactDecision, supportContactResult=declined contactDecision=go-on, false",
    "no-contact, contactDecision, supportContactResult=declined contactDecision=end, true",
    "review, reviewDecision, supportContactResult=declined reviewDecision=go-on, false",
    "review, reviewDecision, supportContactResult=declined reviewDecision=end, true",
    "review, recordedOn, recordedOn=2026-11-01 referredOn=2026-10-01 lastRecordOn=2026-11-02, false",
    "review, recordedOn, recordedOn=2026-11-02 referredOn=2026-10-01 lastRecordOn=2026-11-02, true",
    "end, recordedOn, recordedOn=2026-11-01 referredOn=2026-10-01 lastRecordOn=2026-11-02, false",
    "end, recordedOn, recordedOn=2026-11-02 referredOn=2026-10-01 lastRecordOn=2026-11-02, true",
    "end, recordedOn, recordedOn=2026-11-22 referredOn=2026-10-01, false",
    "end, supportEndedOn, supportEndedOn=2026-11-01 lastContactOn=2026-11-02, false",
    "end, supportEndedOn, supportEndedOn=2026-11-02 lastContactOn=2026-11-02, true",
    "end, supportEndedOn, supportEndedOn=2026-11-01 lastRecordOn=2026-11-02, false",
    "end, supportEndedOn, supportEndedOn=2026-11-02 lastRecordOn=2026-11-02, true",
    "end, supportEndedOn, supportEndedOn=2026-11-02 lastRecordTaken=yes recordedOn=2026-11-03, false",
    "end, supportEndedOn, supportEndedOn=2026-11-02 lastRecordTaken=no recordedOn=2026-11-03, true",
    "end, closeReason, closeReason=sustained, false",
    "end, closeReason, closeReason=sustained sustainedWeeks=4 lastRecordTaken=yes employmentStatus=01, false",
    "end, closeReason, closeReason=sustained sustainedWeeks=13 lastRecordTaken=yes employmentStatus=01, true",
    "end, closeReason, closeReason=sustained sustainedWeeks=13 lastRecordTaken=yes employmentStatus=02, false",
    "end, closeReason, closeReason=sustained sustainedWeeks=26 lastRecordTaken=no employmentStatus=01 holdsJob=no, false",
    "end, closeReason, closeReason=sustained sustainedWeeks=26 lastRecordTaken=no employmentStatus=02 holdsJob=yes, true",
    "end, closeReason, closeReason=in-work lastRecordTaken=yes employmentStatus=01, true",
    "end, closeReason, closeReason=in-work lastRecordTaken=yes employmentStatus=02 holdsJob=yes, false",
    "end, closeReason, closeReason=in-work lastRecordTaken=no holdsJob=yes, true",
    "end, closeReason, closeReason=in-work lastRecordTaken=no holdsJob=no, false",
    "end, closeReason, closeReason=in-work lastRecordTaken=no, false",
    "end, closeReason, closeReason=moved holdsJob=no, true",
    "moved, movedOn, movedOn=2026-11-21, true",
    "moved, movedOn, movedOn=2026-11-22, false"
  })
  void answersAreChecked(String form, String key, String answers, boolean accepted) {
    String check = FormFields.property(field(form, key), "check");
    assertThat(Feel.evaluate(check, facts(answers))).isEqualTo(accepted);
  }

  @ParameterizedTest(name = "{0} {1}: {2} hides it: {3}")
  @CsvSource({
    "end, recordMissing, lastRecordTaken=no, false",
    "end, recordMissing, lastRecordTaken=no lastRecordOn=2026-11-02, false",
    "end, recordMissing, lastRecordTaken=yes, false",
    "end, recordMissing, lastRecordTaken=yes lastRecordOn=2026-11-02, true"
  })
  void aMissingRecordIsExplained(String form, String key, String answers, boolean hidden) {
    assertThat(Feel.evaluate(FormFields.hide(field(form, key)), facts(answers))).isEqualTo(hidden);
  }

  private static JsonNode field(String form, String key) {
    return FormFields.field(
        PathwayFiles.formsById().get("employment-advisor-referral-" + form), key);
  }

  private static Map<String, Object> facts(String answers) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("today", TODAY);
    for (String answer : answers.split(" ")) {
      String[] parts = answer.split("=");
      facts.put(
          parts[0],
          parts[0].equals("sustainedWeeks") ? new BigDecimal(parts[1]) : (Object) parts[1]);
    }
    return facts;
  }
}
