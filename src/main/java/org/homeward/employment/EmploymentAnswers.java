package org.homeward.employment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseLock;
import org.springframework.stereotype.Component;

/**
 * What the forms of a case said, by the field keys the employment jobs understand. Reading it locks
 * the case.
 */
@Component
class EmploymentAnswers {

  private final CaseFiles cases;
  private final CaseFacts facts;
  private final CaseLock lock;

  EmploymentAnswers(CaseFiles cases, CaseFacts facts, CaseLock lock) {
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
     * @throws EmploymentRuleBroken if it is missing
     */
    String required(String key) {
      String text = text(key);
      if (text == null) {
        throw new EmploymentRuleBroken("The answer " + key + " is missing.");
      }
      return text;
    }

    /** A date that may be missing. */
    LocalDate dayOrNull(String key) {
      String text = text(key);
      return text == null ? null : LocalDate.parse(text);
    }

    /** A date that must be there. */
    LocalDate day(String key) {
      return LocalDate.parse(required(key));
    }

    /** A whole number that may be missing; what was given with a fraction is rounded. */
    Integer number(String key) {
      Object value = facts.get(key);
      return value instanceof Number number ? (int) Math.round(number.doubleValue()) : null;
    }

    /** What was ticked. */
    List<String> ticked(String key) {
      return facts.get(key) instanceof List<?> list
          ? list.stream().map(Object::toString).toList()
          : List.of();
    }

    boolean yes(String key) {
      return "yes".equals(text(key));
    }
  }

  /** The answers a job looks at: those of the case, overlaid with those of its subject. */
  Answers of(EngineJob job) {
    CaseFile file =
        cases
            .find(job.caseReference())
            .orElseThrow(() -> new EmploymentRuleBroken("No such case."));
    // The case first, then our own rows: the order of locks of everybody else.
    lock.lock(file.id());
    return new Answers(file, facts.of(file.id(), job.text("taskSubject")));
  }

  /** Tells the rules of later forms something that no form asked for; null when it is not so. */
  void workedOut(CaseFile file, String key, Object value) {
    facts.workedOut(file.id(), key, value instanceof LocalDate day ? day.toString() : value);
  }
}
