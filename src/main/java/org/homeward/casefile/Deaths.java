package org.homeward.casefile;

import java.time.LocalDate;
import java.util.Map;
import org.homeward.person.People;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records that a person has died, and tells the features. Doing so again changes nothing. */
@Component
class Deaths {

  private final People people;
  private final ApplicationEventPublisher events;

  Deaths(People people, ApplicationEventPublisher events) {
    this.people = people;
    this.events = events;
  }

  /**
   * Records the death that is told in a case.
   *
   * @param file the case
   * @param answers what was answered there, {@link RecordingDeath#DATE_OF_DEATH} among it
   * @throws IllegalStateException if the day was not asked
   * @throws CaseRefusal if the person cannot have died on that day
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(CaseFile file, Map<String, Object> answers) {
    Object day = answers.get(RecordingDeath.DATE_OF_DEATH);
    if (day == null) {
      throw new IllegalStateException("A death was told without " + RecordingDeath.DATE_OF_DEATH);
    }
    LocalDate on = LocalDate.parse(day.toString());
    try {
      people.recordDeath(file.personId(), on);
    } catch (IllegalArgumentException impossible) {
      throw new CaseRefusal(
          CaseRefusal.Why.CONFLICT,
          "The date of death must be from the date of birth to today. Check the date and report the"
              + " death again.");
    }
    events.publishEvent(new PersonDied(file.id(), file.personId(), on));
  }
}
