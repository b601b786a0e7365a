package org.homeward.casefile;

import java.time.LocalDate;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.person.People;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Job type {@code person.record-death}: reads {@code dateOfDeath}. */
@Component
class RecordingDeath implements EngineJobHandler {

  private final CaseFiles cases;
  private final CaseFacts facts;
  private final People people;
  private final ApplicationEventPublisher events;

  RecordingDeath(
      CaseFiles cases, CaseFacts facts, People people, ApplicationEventPublisher events) {
    this.cases = cases;
    this.facts = facts;
    this.people = people;
    this.events = events;
  }

  @Override
  public String type() {
    return "person.record-death";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    CaseFile file = cases.find(job.caseReference()).orElseThrow();
    LocalDate on = LocalDate.parse(facts.of(file.id()).get("dateOfDeath").toString());
    people.recordDeath(file.personId(), on);
    events.publishEvent(new PersonDied(file.id(), file.personId(), on));
    return Map.of();
  }
}
