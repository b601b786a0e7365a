package org.homeward.discharge;

import java.time.LocalDate;
import java.util.Map;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.springframework.stereotype.Component;

/** What the forms of a case said, by the field keys the discharge jobs understand. */
@Component
class CaseAnswers {

  private final CaseFiles cases;
  private final CaseFacts facts;

  CaseAnswers(CaseFiles cases, CaseFacts facts) {
    this.cases = cases;
    this.facts = facts;
  }

  /** The answers of one case. */
  record Answers(CaseFile file, Map<String, Object> facts) {

    /** An answer that may be missing. */
    String text(String key) {
      Object value = facts.get(key);
      return value == null || value.toString().isBlank() ? null : value.toString();
    }

    /**
     * An answer that must be there.
     *
     * @throws DischargeRuleBroken if it is missing
     */
    String required(String key) {
      String text = text(key);
      if (text == null) {
        throw new DischargeRuleBroken("The answer " + key + " is missing.");
      }
      return text;
    }

    LocalDate day(String key) {
      return LocalDate.parse(required(key));
    }

    Delay delay() {
      return new Delay(
          DelayReason.of(required("delayReason"))
              .orElseThrow(() -> new DischargeRuleBroken("No such delay reason.")),
          Attribution.of(required("attribution"))
              .orElseThrow(() -> new DischargeRuleBroken("No such attribution.")),
          text("responsibleCouncil"));
    }
  }

  /** Tells the rules of later forms since when the present reason stands; null when none does. */
  void reasonSince(CaseFile file, LocalDate day) {
    facts.workedOut(file.id(), "reasonSince", day == null ? null : day.toString());
  }

  Answers of(String caseReference) {
    CaseFile file =
        cases.find(caseReference).orElseThrow(() -> new DischargeRuleBroken("No such case."));
    return new Answers(file, facts.of(file.id()));
  }
}
