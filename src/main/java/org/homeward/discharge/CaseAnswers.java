package org.homeward.discharge;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseLock;
import org.springframework.stereotype.Component;

/** What the forms of a case said, by the field keys the discharge jobs understand. */
@Component
class CaseAnswers {

  /** Answers about one barrier that later steps of the case need. */
  private static final List<String> OF_THE_CASE =
      List.of(
          "accommodationFound",
          "moveInDate",
          "packageStartDate",
          "housingOutcome",
          "housingDone",
          "socialCareOutcome",
          "socialCareDone",
          "trustOutcome",
          "trustDone");

  private final CaseFiles cases;
  private final CaseFacts facts;
  private final CaseLock lock;

  CaseAnswers(CaseFiles cases, CaseFacts facts, CaseLock lock) {
    this.cases = cases;
    this.facts = facts;
    this.lock = lock;
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

    /** The choices of a question that allows several; empty if it was left open. */
    List<String> texts(String key) {
      return facts.get(key) instanceof List<?> chosen
          ? chosen.stream().map(Object::toString).toList()
          : List.of();
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
          text("responsibleCouncil"),
          texts("contributingReasons"));
    }
  }

  /** Tells the rules of later forms since when the present reason stands; null when none does. */
  void reasonSince(CaseFile file, LocalDate day) {
    facts.workedOut(file.id(), "reasonSince", day == null ? null : day.toString());
  }

  /** Keeps facts that a step worked out. */
  void keep(CaseFile file, Map<String, Object> worked) {
    worked.forEach((name, value) -> facts.workedOut(file.id(), name, value));
  }

  /** Keeps a fact about one subject; a null value forgets it. */
  void keepAbout(CaseFile file, String subject, String name, Object value) {
    facts.workedOut(file.id(), subject, name, value);
  }

  /** Forgets an answer that holds no more. */
  void forget(CaseFile file, String key) {
    facts.workedOut(file.id(), key, null);
  }

  /** What was found out about one barrier becomes known to the whole case. */
  void fromSubjectToCase(CaseFile file, String subject) {
    Map<String, Object> about = facts.bySubject(file.id()).getOrDefault(subject, Map.of());
    OF_THE_CASE.stream()
        .filter(about::containsKey)
        .forEach(key -> facts.workedOut(file.id(), key, about.get(key)));
  }

  /** The answers of a case, which is locked: others wait until the transaction ends. */
  Answers of(String caseReference) {
    return locked(caseReference, CaseFacts.OF_THE_CASE);
  }

  /** Those of the case, overlaid with what was said about the subject of the job, if it has one. */
  Answers of(EngineJob job) {
    return locked(job.caseReference(), job.text("taskSubject"));
  }

  /** Those of the case alone, for a step that has other rows to lock before the case. */
  Answers ofCaseUnlocked(EngineJob job) {
    CaseFile file = find(job.caseReference());
    return new Answers(file, facts.of(file.id()));
  }

  /** As {@link #of(EngineJob)}, for a step that has other rows to lock before the case. */
  Answers unlocked(EngineJob job) {
    CaseFile file = find(job.caseReference());
    return new Answers(file, facts.of(file.id(), job.text("taskSubject")));
  }

  private Answers locked(String caseReference, String subject) {
    CaseFile file = find(caseReference);
    lock.lock(file.id());
    return new Answers(file, facts.of(file.id(), subject));
  }

  private CaseFile find(String caseReference) {
    return cases.find(caseReference).orElseThrow(() -> new DischargeRuleBroken("No such case."));
  }
}
