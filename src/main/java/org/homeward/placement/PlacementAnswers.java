package org.homeward.placement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.homeward.agency.WorkingCalendar;
import org.homeward.camunda.EngineJob;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseLock;
import org.springframework.stereotype.Component;

/** What the forms of a case said, for the placement jobs. Reading it locks the case. */
@Component
class PlacementAnswers {

  private final CaseFiles cases;
  private final CaseFacts facts;
  private final CaseLock lock;
  private final Clock clock;

  PlacementAnswers(CaseFiles cases, CaseFacts facts, CaseLock lock, Clock clock) {
    this.cases = cases;
    this.facts = facts;
    this.lock = lock;
    this.clock = clock;
  }

  /** A job with the answers of its case and, where it has one, of its subject. */
  record Said(CaseFile file, String subject, Map<String, Object> facts, EngineJob job) {

    /** An answer that may be missing. */
    String text(String key) {
      return Needs.text(facts, key);
    }

    /**
     * An answer that must be there.
     *
     * @throws PlacementRuleBroken if it is missing
     */
    String required(String key) {
      String text = text(key);
      if (text == null) {
        throw new PlacementRuleBroken("The answer " + key + " is missing.");
      }
      return text;
    }

    /** The day of an answer, or another if it is missing. */
    LocalDate day(String key, LocalDate otherwise) {
      String text = text(key);
      return text == null ? otherwise : LocalDate.parse(text);
    }

    /** What the model says at this step: a header, or else a variable; null if neither. */
    String setting(String name) {
      String header = job.headers().get(name);
      return header == null || header.isBlank() ? job.text(name) : header;
    }

    /** This visit of the step. */
    long step() {
      return job.elementInstanceKey();
    }
  }

  Said of(EngineJob job) {
    CaseFile file =
        cases.find(job.caseReference()).orElseThrow(() -> new PlacementRuleBroken("No such case."));
    lock.lock(file.id());
    String subject = job.text("taskSubject");
    return new Said(file, subject, facts.of(file.id(), subject), job);
  }

  /** Keeps a fact for the rules of later forms. */
  void workedOut(CaseFile file, String name, Object value) {
    facts.workedOut(file.id(), name, value);
  }

  LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }
}
